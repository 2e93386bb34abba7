"""The languages that come with the paper are whole: each word is there, and fits its page."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import c2py

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings as of_the_site
from django.conf.locale import LANG_INFO
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils.translation import ngettext, override
from lxml import html
from pytest_django import Settings

from editions.printed import day_of_dateline, joined, one_of, source_line
from editions.render import dateline_words
from editions.story import Dateline
from newsroom.catalogs import checked, unsaid
from newsroom.readers_words import readers_words
from paper.facts import PaperFacts
from website import words

LANGUAGES = sorted(path.name for path in of_the_site.LOCALE_DIR.iterdir())
PROMISED = {"ar", "de", "es", "fr", "ru", "zh_Hans"}
IN_OTHER_LETTERS = {"ar", "ru", "zh_Hans"}
PLACEHOLDER = re.compile(r"%\(\w+\)s")
MARKUP = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def all_words() -> Catalog:
    """What has to be said."""
    return readers_words()


@pytest.fixture(scope="module", params=LANGUAGES)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    """What one language says."""
    return checked(of_the_site.LOCALE_DIR / request.param / "LC_MESSAGES" / "django.po")


def keys(catalog: Catalog) -> set[tuple[object, str | None]]:
    """Return what a catalog is about."""
    return {(message.id, message.context) for message in catalog if message.id}


def said(catalog: Catalog) -> Iterator[tuple[Message, int, str]]:
    """Yield each translation with the number of its plural form."""
    for message in catalog:
        if message.id:
            for number, form in enumerate(forms_of(message.string)):
                yield message, number, form


def forms_of(words: object) -> tuple[str, ...]:
    """Return one word, or one in its plural forms, as a row of them."""
    return tuple(map(str, words)) if isinstance(words, tuple | list) else (str(words),)


def test_what_the_paper_promises_is_there() -> None:
    assert set(LANGUAGES) >= PROMISED


def test_every_word_is_said_and_no_other(all_words: Catalog, catalog: Catalog) -> None:
    """Mend it by `manage.py write_words`, which says what has no translation yet."""
    assert keys(catalog) == keys(all_words)
    assert [message.id for message in unsaid(catalog)] == []


def test_every_translation_fills_in_what_the_page_has(catalog: Catalog) -> None:
    plural = ngettext_forms(catalog)
    for message, number, form in said(catalog):
        original = forms_of(message.id)[-1]
        wanted, given = sorted(PLACEHOLDER.findall(original)), sorted(PLACEHOLDER.findall(form))
        # Arabic says `two pictures` in one word: where a form has one number, that may be left out.
        if message.pluralizable and len(plural[number]) == 1 and wanted != given:
            given = sorted({*given, "%(number)s", "%(hours)s"} & set(wanted))
        assert given == wanted, form
        assert sorted(MARKUP.findall(form)) == sorted(MARKUP.findall(original)), form


def ngettext_forms(catalog: Catalog) -> dict[int, list[int]]:
    """Return the numbers that have each plural form."""
    # What a PO file says of plurals is C; the standard library makes Python of it.
    chosen = c2py(catalog.plural_expr)
    forms: dict[int, list[int]] = {number: [] for number in range(catalog.num_plurals)}
    for number in range(1_000):
        forms[chosen(number)].append(number)
    return forms


def test_no_english_is_left_where_letters_are_others(catalog: Catalog) -> None:
    if str(catalog.locale) in IN_OTHER_LETTERS:
        for _, _, form in said(catalog):
            bare = MARKUP.sub("", PLACEHOLDER.sub("", form))
            assert set(re.findall("[A-Za-z]+", bare)) <= {"Atom", "RSS", "JSON"}, form


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en", {1: "1 picture", 2: "2 pictures"}),
        ("de", {1: "1 Bild", 2: "2 Bilder"}),
        ("de-ch", {2: "2 Bilder"}),
        ("es-mx", {1: "1 imagen", 7: "7 imágenes"}),
        ("fr", {1: "1 image", 2: "2 images"}),
        ("ru", {1: "1 снимок", 3: "3 снимка", 5: "5 снимков", 11: "11 снимков", 21: "21 снимок"}),
        ("ar", {1: "صورة واحدة", 2: "صورتان", 3: "3 صور", 11: "11 صورة", 100: "100 صورة"}),
        ("zh-hans", {1: "1张", 2: "2张"}),
    ],
)
def test_numbers_have_their_plurals_in_regional_forms_too(
    language: str, numbers: dict[int, str]
) -> None:
    with override(language):
        for number, ending in numbers.items():
            form = ngettext("Gallery, %(number)s picture", "Gallery, %(number)s pictures", number)
            assert (form % {"number": number}).endswith(ending)


@pytest.mark.parametrize(
    ("tag", "spoken"), [("zh-CN", "zh-hans"), ("zh-tw", "zh-hant"), ("de-ch", "de-ch")]
)
def test_chinese_of_a_country_is_told_by_its_script(
    settings: Settings, tag: str, spoken: str
) -> None:
    settings.PAPER_LANGUAGE = tag
    assert PaperFacts.from_values({}).speaks == spoken


@pytest.mark.parametrize(
    ("language", "alphabets"), [("en", ["latin"]), ("ru", ["latin", "cyrillic"]), ("ar", ["latin"])]
)
@pytest.mark.django_db
def test_page_loads_the_letters_of_its_language_before_it_needs_them(
    settings: Settings, reader: Client, language: str, alphabets: list[str]
) -> None:
    settings.PAPER_LANGUAGE = language
    page = html.fromstring(reader.get("/").content)
    fonts = page.xpath("//link[@rel='preload' and @as='font']/@href")
    assert [at.rpartition("serif-")[2].partition(".")[0] for at in fonts] == alphabets
    for at in fonts:
        assert finders.find(at.removeprefix("/static/"))


# --- Days, times and names ------------------------------------------------------------------------

MOMENT = datetime(2024, 9, 1, 15, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "without_year", "clock", "masthead", "month"),
    [
        ("en", "1 September 2024", "1 September", "15:04", "Sunday, 1 September 2024", "September"),
        ("en-us", "September 1, 2024", "September 1", "3:04 PM", "Sunday, September 1, 2024",
         "September"),
        ("de", "1. September 2024", "1. September", "15:04", "Sonntag, 1. September 2024",
         "September"),
        ("fr", "1er septembre 2024", "1er septembre", "15:04", "dimanche 1er septembre 2024",
         "Septembre"),
        ("es", "1 de septiembre de 2024", "1 de septiembre", "15:04",
         "domingo, 1 de septiembre de 2024", "Septiembre"),
        ("ru", "1 сентября 2024 г.", "1 сентября", "15:04", "воскресенье, 1 сентября 2024 г.",
         "Сентябрь"),
        ("ar", "1 سبتمبر 2024", "1 سبتمبر", "3:04 م", "الأحد، 1 سبتمبر 2024", "سبتمبر"),
        ("zh-hans", "2024年9月1日", "9月1日", "15:04", "2024年9月1日星期日", "九月"),
        ("it", "1 settembre 2024", "1 settembre", "15:04", "domenica 1 settembre 2024",
         "Settembre"),
    ],
)  # fmt: skip
def test_days_and_times_are_written_as_in_each_language(
    language: str, day: str, without_year: str, clock: str, masthead: str, month: str
) -> None:
    """As the Unicode CLDR has them; a French first is said as an ordinal."""
    with override(language):
        written = (
            words.day_words(MOMENT.date()),
            words.day_words(MOMENT.date(), with_year=False),
            words.clock_words(MOMENT),
            words.masthead_words(MOMENT),
            words.month_name(MOMENT.date()),
        )
    # Some spaces are narrow, and never end a line.
    plain = tuple(each.replace("\u202f", " ") for each in written)
    assert plain == (day, without_year, clock, masthead, month)


@pytest.mark.parametrize("language", sorted(LANG_INFO))
def test_every_language_that_can_be_chosen_writes_days(language: str) -> None:
    with override(language):
        assert "2024" in words.moment_words(MOMENT)
        assert day_of_dateline("2024-09-01")


@pytest.mark.parametrize(
    ("language", "moment", "dateline", "source"),
    [
        ("de", "1. September 2024, 15:04 UTC", "BONN, 1. Sept. —", "(X) 1. September 2024, 15:04"),
        ("fr", "1er septembre 2024, 15:04 UTC", "BONN, 1er sept. —",
         "(X) 1er septembre 2024, 15:04"),
        ("ar", "1 سبتمبر 2024، 3:04 م UTC", "BONN، 1 سبتمبر —", "(X) 1 سبتمبر 2024، 3:04 م"),
        ("zh-hans", "2024年9月1日 15:04 UTC", "BONN 9月1日 —", "(X) 2024年9月1日 15:04"),
    ],
)  # fmt: skip
def test_moments_datelines_and_sources_are_put_together_as_in_each_language(
    language: str, moment: str, dateline: str, source: str
) -> None:
    with override(language):
        assert words.moment_words(MOMENT) == moment
        assert dateline_words(Dateline(place="BONN", date="2024-09-01")) == dateline
        assert source_line("X", MOMENT) == source


@pytest.mark.parametrize(
    ("language", "joined_names", "choice"),
    [
        ("en", "A, B and C", "A, B or C"),
        ("de", "A, B und C", "A, B oder C"),
        ("fr", "A, B et C", "A, B ou C"),
        ("es", "A, B y C", "A, B o C"),
        ("ru", "A, B и C", "A, B или C"),
        ("ar", "A، B وC", "A، B أو C"),
        ("zh-hans", "A、B和C", "A、B或C"),
    ],
)
def test_names_are_joined_as_in_each_language(
    language: str, joined_names: str, choice: str
) -> None:
    with override(language):
        assert joined(["A", "B", "C"]) == joined_names
        assert one_of(["A", "B", "C"]) == choice


@pytest.mark.parametrize(
    ("names", "joined_names", "choice"),
    [
        (["Juan", "Inés"], "Juan e Inés", "Juan o Inés"),
        (["Juan", "Hilario"], "Juan e Hilario", "Juan o Hilario"),
        (["agua", "hielo"], "agua y hielo", "agua o hielo"),
        (["Ana", "Óscar"], "Ana y Óscar", "Ana u Óscar"),
        (["Ana", "Homero"], "Ana y Homero", "Ana u Homero"),
    ],
)
def test_spanish_says_and_and_or_as_the_next_name_sounds(
    names: list[str], joined_names: str, choice: str
) -> None:
    with override("es"):
        assert joined(names) == joined_names
        assert one_of(names) == choice
