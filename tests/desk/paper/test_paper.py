"""The paper's own settings: a draft that is looked at, and what counts on every page at once."""

import io
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles.acts.paper import publish_paper, save_paper
from articles.models import Article
from paper.contrast import OWN_DARK, OWN_LIGHT, contrast, light_and_dark, unreadable
from paper.facts import Colours, PaperFacts
from paper.models import PaperSave, PaperVersion
from people.actors import SHELL
from people.models import User
from people.roles import Role
from taxonomy.models import Section
from tests.builders import live_article, make_section
from tests.conftest import make_user
from tests.desk.client import Values, desk, form_values
from tests.website.live_pages import text_of, tree

pytestmark = pytest.mark.django_db

PAGE = "/admin/paper/"
RUN = "/admin/paper/first-run/"


def opened(client: Client) -> Values:
    return form_values(client.get(PAGE).content, "paper_form")


def save(client: Client, **values: object) -> None:
    answer = client.post(PAGE, opened(client) | values)
    assert answer.status_code == 302, answer.content.decode()


def let_count(client: Client) -> None:
    number = PaperSave.objects.latest("number").number
    assert client.post(f"{PAGE}publish/", {"number": number}).status_code == 302


def menu_of(reader: Client) -> list[str]:
    return [text_of(each) for each in tree(reader.get("/")).find_class("menu")[0].iter("li")]


def test_nothing_shows_before_it_counts_and_all_of_it_at_once(
    reader: Client, publisher: User
) -> None:
    make_section("City", "city", 0)
    sport = make_section("Sport", "sport", 1)
    live_article()
    client = desk(publisher)
    before = reader.get("/").content
    save(
        client,
        name="The Harbour Post",
        tagline="From the pier",
        accent="#005b2a",
        menu_links="Shop | https://shop.example/",
        foot_links="Ferries | /tag/ferries/",
        **{f"place_{sport.pk}": "0"},
    )
    assert reader.get("/").content == before
    preview = client.get(f"{PAGE}preview/page/").content.decode()
    for new in ("The Harbour Post", "colours-005b2a-", "https://shop.example/", "/tag/ferries/"):
        assert new in preview
    let_count(client)
    page = reader.get("/").content.decode()
    assert "The Harbour Post" in page
    assert "From the pier" in page
    assert menu_of(reader) == ["Sport", "City", "Shop"]
    assert "/tag/ferries/" in page
    style = next(
        href
        for link in tree(reader.get("/")).iter("link")
        if "colours-" in (href := link.get("href", ""))
    )
    assert "--accent:#005b2a" in reader.get(style).content.decode()
    assert "The Harbour Post" in reader.get("/feed/").content.decode()
    assert "The Harbour Post" in reader.get("/site.webmanifest").content.decode()


def test_a_paper_that_was_never_edited_goes_by_the_server(reader: Client, publisher: User) -> None:
    with_sections = make_section("City", "city")
    assert "Newsroom" in reader.get("/").content.decode()
    save(desk(publisher), tagline="From the pier")
    assert PaperSave.objects.latest("number").values == {"tagline": "From the pier"}
    assert with_sections.name in menu_of(reader)


def test_hidden_sections_keep_their_pages(reader: Client, publisher: User) -> None:
    section = make_section("City", "city")
    client = desk(publisher)
    values = opened(client)
    del values[f"shown_{section.pk}"]
    assert client.post(PAGE, values).status_code == 302
    let_count(client)
    assert menu_of(reader) == []
    assert reader.get("/section/city/").status_code == 200


def test_a_new_clock_and_language_count_for_readers_and_for_the_desk(
    reader: Client, publisher: User
) -> None:
    client = desk(publisher)
    save(client, time_zone="Asia/Shanghai", language="ar")
    let_count(client)
    assert b'lang="ar" dir="rtl"' in reader.get("/").content
    day = timezone.now().astimezone(ZoneInfo("Asia/Shanghai")).day
    assert str(day) in text_of(tree(reader.get("/")).find_class("today")[0])
    assert "Asia/Shanghai" in client.get("/admin/articles/article/add/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("accent", "#ff8800"), ("ink_dark", "#333333"), ("ground", "#17191c"), ("ink", "red")],
)
def test_colours_that_cannot_be_read_are_refused_and_said(
    publisher: User, field: str, value: str
) -> None:
    answer = desk(publisher).post(PAGE, opened(desk(publisher)) | {field: value})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not PaperSave.objects.exists()


def test_shades_of_any_readable_colours_can_be_read() -> None:
    own = light_and_dark(Colours())
    assert own == (OWN_LIGHT, OWN_DARK)
    for colours in (Colours(), Colours(ground="#e8eef4", ink="#10243c", accent="#7a1020")):
        assert list(unreadable(colours)) == []
        for shade in light_and_dark(colours):
            for colour in (shade.ink, shade.soft, shade.accent):
                assert contrast(colour, shade.ground) >= 4.5
                assert contrast(colour, shade.tint) >= 4.5


def test_the_papers_own_colours_are_those_of_its_stylesheet() -> None:
    with open("website/static/website/site.css", encoding="utf-8") as file:
        light, _, dark = file.read().partition("prefers-color-scheme: dark")
    for tokens, shade in ((light, OWN_LIGHT), (dark, OWN_DARK)):
        for name in ("ground", "ink", "soft", "rule", "tint", "accent"):
            token = "paper" if name == "ground" else name
            assert f"--{token}: {getattr(shade, name)};" in tokens


@pytest.mark.parametrize(
    "line",
    ["Shop", "Shop | javascript:alert(1)", "Shop | //evil.example", "| /archive/", "A | /a b"],
)
def test_links_that_lead_nowhere_good_are_refused(publisher: User, line: str) -> None:
    answer = desk(publisher).post(PAGE, opened(desk(publisher)) | {"menu_links": line})
    assert answer.status_code == 200
    assert not PaperSave.objects.exists()


def picture(kind: str = "PNG") -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGBA", (1600, 200), (0, 80, 0, 0)).save(buffer, kind)
    return SimpleUploadedFile(f"logo.{kind.lower()}", buffer.getvalue())


def test_a_logo_is_drawn_anew_and_given_out_once_it_counts(reader: Client, publisher: User) -> None:
    client = desk(publisher)
    save(client, logo_file=picture())
    logo = PaperFacts.from_values(PaperSave.objects.latest("number").values).logo
    assert logo
    assert (logo.width_px, logo.height_px) == (800, 100)
    address = f"/logo-{logo.digest}.png"
    assert reader.get(address).status_code == 404
    let_count(client)
    drawn = Image.open(io.BytesIO(reader.get(address).content))
    assert (drawn.format, drawn.mode, drawn.size) == ("PNG", "RGBA", (800, 100))
    shown = tree(reader.get("/")).find_class("logo")[0]
    assert [image.get("alt") for image in shown.iter("img")] == ["Newsroom"]
    save(client, no_logo="on")
    let_count(client)
    assert reader.get(address).status_code == 404
    assert not tree(reader.get("/")).find_class("logo")


@pytest.mark.parametrize("data", [b"<svg xmlns='x'/>", b"PNG", b"", b"GIF89a" + b"\xff" * 40])
def test_what_is_no_logo_is_refused_with_its_name(publisher: User, data: bytes) -> None:
    sent = SimpleUploadedFile("name.png", data)
    answer = desk(publisher).post(PAGE, opened(desk(publisher)) | {"logo_file": sent})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not PaperSave.objects.exists()


def test_two_publishers_at_once_lose_nothing(publisher: User, second_publisher: User) -> None:
    first_desk, other = desk(publisher), desk(second_publisher)
    save(first_desk, name="The Harbour Post")
    first, second, third = opened(first_desk), opened(other), opened(other)
    first_desk.post(PAGE, first | {"tagline": "From the pier"})
    other.post(PAGE, second | {"foot_links": "Shop | https://shop.example/"})
    newest = PaperSave.objects.latest("number").values
    assert newest["tagline"] == "From the pier"
    assert newest["foot_links"] == [["Shop", "https://shop.example/"]]
    answer = other.post(PAGE, third | {"tagline": "From the sea"})
    assert "changed the same" in answer.content.decode()
    assert PaperSave.objects.latest("number").values["tagline"] == "From the pier"
    again = form_values(answer.content, "paper_form")
    assert other.post(PAGE, again).status_code == 302
    assert PaperSave.objects.latest("number").values["tagline"] == "From the sea"


def test_what_was_not_looked_at_does_not_count(publisher: User) -> None:
    client = desk(publisher)
    save(client, name="One")
    save(client, name="Two")
    client.post(f"{PAGE}publish/", {"number": 1})
    assert not PaperVersion.objects.exists()


def test_what_counted_once_comes_back(reader: Client, publisher: User) -> None:
    client = desk(publisher)
    for name in ("One", "Two"):
        save(client, name=name)
        let_count(client)
    first = PaperVersion.objects.earliest("pk")
    assert "Two" in client.get(f"{PAGE}history/").content.decode()
    client.post(f"{PAGE}history/{first.pk}/restore/")
    assert "Two" in text_of(tree(reader.get("/")).find_class("name")[0])
    let_count(client)
    assert "One" in text_of(tree(reader.get("/")).find_class("name")[0])


@pytest.mark.parametrize("address", ["", "publish/", "history/", "preview/", "first-run/"])
def test_the_paper_is_set_by_publishers_alone(web_editor: User, address: str) -> None:
    client = desk(web_editor)
    assert client.get(f"{PAGE}{address}").status_code == 404
    assert client.post(f"{PAGE}{address}", {"number": 1}).status_code == 404


def test_a_bad_colour_does_not_count_by_another_way_either(superuser: User) -> None:
    saved = save_paper({"colours": {"accent": "#ffffff"}}, opened=0, by=SHELL)
    with pytest.raises(Exception, match="contrast"):
        publish_paper(number=saved.number, by=superuser)


def test_the_first_run_asks_for_what_a_paper_needs_and_uses_it(reader: Client) -> None:
    root = User.objects.create_superuser("noor", password=None)
    client = desk(root)
    assert RUN in client.get("/admin/").content.decode()
    values = form_values(client.get(RUN).content, "first_run_form") | {
        "name": "Harbour Post",
        "language": "de",
        "time_zone": "Europe/Berlin",
        "sections": "World\n City \n\nWorld\nSport",
    }
    assert client.post(RUN, values).status_code == 302
    assert [str(section) for section in Section.objects.all()] == ["World", "City", "Sport"]
    assert menu_of(reader) == ["World", "City", "Sport"]
    page = reader.get("/").content.decode()
    assert "Harbour Post" in page
    assert '<html lang="de"' in page
    assert client.get(RUN).status_code == 404
    assert client.post(RUN, values).status_code == 404
    assert RUN not in client.get("/admin/").content.decode()
    client.post("/admin/flash/", {"headline": "x", "sentence": "y", "section": "1"})
    assert {article.language for article in Article.objects.all()} <= {"de"}


def test_the_first_run_says_what_is_wrong_and_keeps_nothing(superuser: User) -> None:
    client = desk(superuser)
    values = form_values(client.get(RUN).content, "first_run_form")
    for sections in ("", "  \n", "x" * 90):
        answer = client.post(RUN, values | {"sections": sections})
        assert answer.status_code == 200
        assert "errorlist" in answer.content.decode()
    assert not Section.objects.exists()
    assert not PaperVersion.objects.exists()


def test_no_reporter_is_asked_for_a_first_run(db: None) -> None:
    client = desk(make_user("Rana Idris", Role.REPORTER))
    assert RUN not in client.get("/admin/").content.decode()
    assert client.get(RUN).status_code == 404


def test_new_tagline_undoes_no_order_that_somebody_gave_the_sections_since(
    reader: Client, publisher: User
) -> None:
    """An order counts once: then the sections' own list is the truth, and the form begins there."""
    city, sport = make_section("City", "city", 0), make_section("Sport", "sport", 1)
    client = desk(publisher)
    save(client, **{f"place_{city.pk}": 2, f"place_{sport.pk}": 1})
    let_count(client)
    assert menu_of(reader) == ["Sport", "City"]
    Section.objects.filter(pk=city.pk).update(position=0)
    Section.objects.filter(pk=sport.pk).update(position=5)
    assert "Order of sections" not in client.get(PAGE).content.decode()
    save(client, tagline="News of the harbour")
    let_count(client)
    assert menu_of(reader) == ["City", "Sport"]
    save(client, **{f"place_{city.pk}": 2, f"place_{sport.pk}": 1})
    let_count(client)
    assert menu_of(reader) == ["Sport", "City"]


def test_two_first_saves_at_once_are_a_conflict_and_no_error(
    publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_paper({"name": "Theirs"}, opened=0, by=SHELL)
    monkeypatch.setattr("articles.acts.paper.locked_save", lambda: None)
    sent = opened(desk(publisher)) | {"name": "Mine", "opened": "0"}
    page = desk(publisher).post(PAGE, sent).content.decode()
    assert "saved meanwhile" in page
    assert "Mine" in page


def test_further_languages_are_set_looked_at_and_then_count(
    reader: Client, publisher: User
) -> None:
    live_article(headline="Le bac part", language="fr")
    client = desk(publisher)
    for wrong, refusal in (
        ({"tongue-0-language": "fr"}, "Say what the paper is called in this language."),
        ({"tongue-0-language": "en", "tongue-0-name": "The Post"}, "speaks this language already"),
        ({"tongue-0-language": "fr", "tongue-0-name": "P", "tongue-0-menu": "Mer"}, "a bar"),
    ):
        answer = client.post(PAGE, opened(client) | wrong).content.decode()
        assert refusal in answer
        assert "further languages: one cannot be as it is" in answer
    menu = "La mer | /fr/section/sea/"
    french = {"language": "fr", "name": "Le Port", "tagline": "La mer", "menu": menu}
    save(client, **{f"tongue-0-{name}": value for name, value in french.items()})
    assert reader.get("/fr/").status_code == 404
    assert "fr: Le Port, La mer, menu: La mer (/fr/section/sea/)" in text_of(tree(client.get(PAGE)))
    preview = client.get(f"{PAGE}preview/page/?language=fr").content.decode()
    for shown in ('lang="fr"', "Le Port", "Le bac part", "/fr/section/sea/"):
        assert shown in preview
    assert "Français".casefold() in text_of(tree(client.get(f"{PAGE}preview/"))).casefold()
    let_count(client)
    assert "Le bac part" in reader.get("/fr/").content.decode()
    save(client, **{"tongue-1-language": "ar", "tongue-1-name": "الميناء"})
    save(client, **{"tongue-0-language": ""})
    let_count(client)
    assert [reader.get(path).status_code for path in ("/fr/", "/ar/")] == [404, 200]
