"""How the photo library grows: python benchmarks/library.py [10000 100000 1000000].

Fills a scratch database (a temporary SQLite file, or the empty PostgreSQL database that
DATABASE_URL names) with made-up photos, in bulk and without files, asks each screen of the library
several times at each size and prints the least time in milliseconds, to which others' work on the
machine adds nothing. A growth near 1 is a flat screen.
"""

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import scratch

scratch.set_up()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article, Figure  # noqa: E402
from editions.models import PublishedArticle, PublishedPhoto  # noqa: E402
from media.finding import facts_of  # noqa: E402
from media.models import Photo, PhotoText, Rendition, RenditionFormat  # noqa: E402
from newsroom.corpus import VOCABULARY, Stock, generate, stock_for  # noqa: E402
from paging.keyset import Cursor  # noqa: E402
from people.models import User  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
CAPTIONS, WORDS = 10_000, 14
# Photos come in every three minutes.
APART_MIN = 3
LISTED = "/admin/media/photo/"
IS_SQLITE = connection.vendor == "sqlite"


def screens(stock: Stock, size: int) -> dict[str, str]:
    """Return what is measured: its words and its address."""
    common, rare = stock.words[0], stock.words[VOCABULARY // 2]
    house, person = stock.houses[1].pk, stock.people[7].pk
    old_house = stock.houses[0].pk
    middle = Photo.objects.get(pk=size // 2)
    before = Cursor((middle.uploaded_at, middle.pk))
    chosen = {
        "rights": ("usable", "ending", "ended", "embargoed", "restricted", "killed"),
        "use": ("live", "draft", "none"),
        "shape": ("landscape", "square"),
        "taken": ("week", "earlier"),
        "came": ("week",),
        "agency": (house, old_house),
        "by": (person,),
    }
    filters = {
        f"{name}, {'an old house' if value == old_house else value}": f"{LISTED}?{name}={value}"
        for name, values in chosen.items()
        for value in values
    }
    return {
        "first page": LISTED,
        "first page, from the middle on": f"{LISTED}?before={before}",
        **filters,
        "the commonest word": f"{LISTED}?q={common}",
        "the commonest word, in the middle": f"{LISTED}?q={common}&before={before}",
        "a rare word": f"{LISTED}?q={rare}",
        "a word of the oldest photo": f"{LISTED}?q=frame000000001",
        "two words": f"{LISTED}?q={common}+{rare}",
        "three letters typed": f"{LISTED}?q={common[:3]}",
        "the commonest word, an old house": f"{LISTED}?q={common}&agency={old_house}",
        "the commonest word, killed": f"{LISTED}?q={common}&rights=killed",
        "the commonest word, embargoed": f"{LISTED}?q={common}&rights=embargoed",
        "agency, square": f"{LISTED}?agency={house}&shape=square",
        "in no story, taken in a week": f"{LISTED}?use=none&taken=week",
        "choosing one for a story": f"/admin/photo-choices/?q={common}",
        "quick view": f"/admin/pictures/{middle.content_hash}-480.jpg",
        "one photo": f"{LISTED}{middle.pk}/change/",
    }


def padded(width: int) -> str:
    """Return the SQL of a number with so many digits."""
    return f"printf('%0{width}d', n)" if IS_SQLITE else f"lpad(n::text, {width}, '0')"


def ago(minutes: str, *, is_day: bool = False) -> str:
    """Return the SQL of the moment, or day, so many minutes ago."""
    if IS_SQLITE:
        return f"{'date' if is_day else 'datetime'}('now', -({minutes}) || ' minutes')"
    return f"(now() - ({minutes}) * interval '1 minute'){'::date' if is_day else ''}"


def copy_row(row: Model, values: dict[str, str], numbers: str) -> None:
    """Write rows like one, with other values (SQL over `n`), for these numbers."""
    table = row._meta.db_table
    columns = [
        str(field.column)
        for field in row._meta.concrete_fields
        if not field.generated and (field.column in values or not field.primary_key)
    ]
    given = ", ".join(values.get(column, f"like_this.{column}") for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {given} "
            f"FROM ({numbers}) AS numbers, (SELECT * FROM {table} WHERE id = {row.pk}) AS like_this"
        )


def numbers_to(size: int) -> str:
    """Return the SQL of the numbers from 1."""
    if IS_SQLITE:
        return (
            f"WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {size}) "
            "SELECT n FROM c"
        )
    return f"SELECT n FROM generate_series(1, {size}) AS n"


def fill(size: int, stock: Stock) -> None:
    """Let the library hold so many photos, one in twenty live, one in forty in a draft."""
    houses, people = [one.pk for one in stock.houses], [one.pk for one in stock.people]
    with transaction.atomic():
        for model in (PublishedPhoto, Figure, Rendition, PhotoText, Photo):
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {model._meta.db_table}")
        # The one that others are written like has no number of theirs.
        like = Photo(pk=2 * max(SIZES), sha256="x", content_hash="x", width_px=1, height_px=1)
        like.save()
        age = f"({size} - n) * {APART_MIN}"
        copy_row(
            like,
            {
                "id": "n",
                "sha256": padded(64),
                "content_hash": padded(32),
                "width_px": "CASE WHEN n % 3 = 0 THEN 4000 ELSE 6000 END",
                "height_px": "CASE WHEN n % 12 = 0 THEN 6000 ELSE 4000 END",
                # The first house gave a few photos, long ago.
                "agency_id": f"CASE WHEN n <= 50 THEN {houses[0]} WHEN n % 2 = 0 THEN {houses[1]} "
                f"ELSE {houses[2]} END",
                "photographer_id": f"{people[0]} + n % {len(people)}",
                "status": "CASE WHEN n % 9973 = 0 THEN 'killed' WHEN n % 997 = 0 THEN 'restricted' "
                "ELSE 'usable' END",
                "licence_until": "CASE WHEN n % 5 = 0 THEN "
                + ago("(n % 4000 - 10) * 1440", is_day=True)
                + " END",
                "embargo_until": f"CASE WHEN n % 500 = 0 THEN {ago('n % 7000 - 6000')} END",
                "taken_at": ago(f"{age} + 60"),
                "uploaded_at": ago(age),
                "rendered_at": ago(age),
                "caption": f"(SELECT text FROM captions WHERE number = n % {CAPTIONS}) "
                f"|| ' frame' || {padded(9)}",
            },
            numbers_to(size),
        )
        like.delete()
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {PhotoText._meta.db_table} (photo_id, text) SELECT id, "
                "lower(caption) || ' isstatus' || status || ' isshape' || shape || ' isagency' || "
                f"agency_id || ' isby' || photographer_id FROM {Photo._meta.db_table}"
            )
    some = Photo.objects.get(pk=size // 2)
    assert PhotoText.objects.get(photo=some).text.split()[-4:] == list(facts_of(some))
    use(size)


def use(size: int) -> None:
    """Let photos stand in a live story and in a draft, and one have the size that lists show."""
    like = PublishedPhoto.objects.create(
        article=PublishedArticle.objects.all()[0], content_hash="x", library_id=None
    )
    values = {"content_hash": padded(32), "library_id": "n"}
    copy_row(like, values, f"SELECT n FROM ({numbers_to(size)}) AS every WHERE n % 20 = 0")
    like.delete()
    figure = Figure.objects.create(article=Article.objects.all()[0])
    numbers = f"SELECT n FROM ({numbers_to(size)}) AS every WHERE n % 40 = 0"
    copy_row(figure, {"photo_id": "n", "position": "n / 40"}, numbers)
    shown = Rendition.objects.create(
        photo_id=size // 2,
        width_px=480,
        height_px=320,
        format=RenditionFormat.JPEG,
        size_bytes=20_000,
    )
    default_storage.delete(shown.path)
    default_storage.save(shown.path, ContentFile(b"x" * 20_000))


def write_captions(stock: Stock) -> None:
    """Keep captions beside the library, to be taken in turns."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE captions (number integer PRIMARY KEY, text text)")
        rows = [(number, stock.some_words(WORDS)) for number in range(CAPTIONS)]
        cursor.executemany("INSERT INTO captions VALUES (%s, %s)", rows)


@override_settings(STORAGES=scratch.STORAGES)
def main(sizes: tuple[int, ...]) -> None:
    """Measure every screen at each size, and print the table."""
    scratch.empty_tables()
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.create_superuser("measure", password="measure"))
    for _ in generate(20):
        pass
    stock = stock_for(Random("stock"))
    write_captions(stock)
    times: dict[str, list[float]] = {}
    for size in sizes:
        begun = timezone.now()
        fill(size, stock)
        scratch.count_anew()
        print(f"{size:,} photos written in {(timezone.now() - begun).seconds} s", file=sys.stderr)
        for what, address in screens(stock, size).items():
            times.setdefault(what, []).append(scratch.least_ms(client, address))
    scratch.print_table(sizes, times)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
