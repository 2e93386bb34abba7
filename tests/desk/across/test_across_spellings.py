"""A name across stories is found however it is set, and the page says which is which."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.draft.snapshot import story_of
from articles.models import Article, Credit
from editions.models import PublishedArticle
from editions.phrases import Phrase, how_it_is_set
from people.models import Person, User
from search.words import shown
from tests.builders import live_article
from tests.desk.across.test_across import ACROSS, CORRECTED, press, ticks
from tests.desk.client import desk

SPELLINGS = {
    "O’Niell": [
        "O'Niell",
        "O’Niell",
        "O‘Niell",
        "OʼNiell",
        "OʻNiell",
        "OʽNiell",
        "O׳Niell",
        "O´Niell",
        "O\u2019Ni\u00adell",
    ],
    "Zoë Núñez": [
        "Zoë Núñez",
        "Zoe\u0308 Nu\u0301n\u0303ez",
        "Zoë\u00a0Núñez",
        "Zoë\u202fNúñez",
        "Zoë\nNúñez",
        "Z\u200boë Nú\u00adñez",
        "Zoe\u00ad\u0308 Núñez",
    ],
    "Jean-Luc Roux": [
        "Jean-Luc Roux",
        "Jean\u2011Luc Roux",
        "Jean\u2010Luc\u00a0Roux",
        "Jean–Luc Roux",
        "Jean－Luc Roux",
        "Jean﹣Luc Roux",
    ],
    "प्रिया शर्मा": ["प्रिया शर्मा", "प्रिया\u00a0शर्मा"],
    "が": ["が", "か\u3099"],
    "Hà Nội": [
        "Hà Nội",
        unicodedata.normalize("NFD", "Hà Nội"),
        "Hà N\u1ecd\u0302i",
        "Ha\u0300 N\u00f4\u0323i",
        "Hà No\u0302\u0323i",
    ],
    "Nguyễn": ["Nguyễn", "Nguy\u00ea\u0303n", "Nguye\u0302\u0303n"],
    "Trần": ["Trần", "Tr\u00e2\u0300n", "Tra\u0302\u0300n"],
    "ᾅδης": ["ᾅδης", "\u1f05\u0345δης", "\u1f81\u0301δης", "\u1fb3\u0314\u0301δης"],
    "क़लम": ["\u0915\u093cलम", "\u0958लम"],
    "Ångström": ["\u00c5ngström", "\u212bngstro\u0308m", "A\u030angström"],
    "Ω": ["\u03a9", "\u2126"],
    "각": ["\uac01", "\u1100\u1161\u11a8", "\uac00\u11a8"],
}
OTHERS = {
    "Zoe": ["Zoe\u0308", "Zoe\u200b\u0308", "Zoë", "Zoes", "aZoe", "Zo\u00ade\u00ads"],
    "O’Niell": ["O’Neill", "ONiell", "O Niell"],
    "Jean-Luc": ["Jean Luc", "JeanLuc", "Jean—Luc"],
    "रम": ["रमा", "राम"],
    "か": ["が", "か\u3099"],
    "Tran": ["Trần", "Tr\u00e2\u0300n"],
    "Trân": ["Trần", "Tr\u00e2\u0300n", "Tra\u0302\u0300n"],
    "Nguyễn": ["Nguyên", "Nguye\u0303\u0302n"],
    "Ross": ["Ro\u00adssi", "Rosse\u0301"],
}


@pytest.mark.parametrize("typed", [one for ways in SPELLINGS.values() for one in ways])
def test_every_setting_of_a_name_is_found_by_every_other(typed: str) -> None:
    [ways] = [ways for ways in SPELLINGS.values() if typed in ways]
    for text in ways:
        for phrase in (Phrase(typed), Phrase(typed, any_case=True, whole=False)):
            found = phrase.pattern.search(f"It was {text}, they said.")
            assert found
            assert found[0] == text


@pytest.mark.parametrize(("typed", "other"), [(one, o) for one, all in OTHERS.items() for o in all])
def test_other_names_are_not_found(typed: str, other: str) -> None:
    assert not Phrase(typed).pattern.search(f"It was {other}, they said.")


# A mark without a letter, an ideograph that normalising replaces, a break within a letter.
@example("\U000116ab0")
@example("\U0002f87d\u5eb6")
@example("e\u00ad\u0301")
@given(st.text(max_size=30).filter(str.strip))
def test_whatever_is_typed_is_found_as_it_was_typed(words: str) -> None:
    typed = " ".join(words.split())
    pattern = Phrase(typed, whole=False).pattern
    assert not shown(typed) or pattern.search(typed)


@pytest.mark.parametrize(
    ("found", "named"),
    [
        ("OʻNiell", "curved apostrophe"),
        ("O׳Niell", "geresh for an apostrophe"),
        ("Jean–Luc", "dash for a hyphen"),
        ("Jean－Luc", "hyphen of another width"),
        ("Nguy\u00ea\u0303n", "accents apart from their letters"),
        ("\u0958लम", "old character for a letter"),
        ("\u212bngström", "old character for a letter"),
        ("Nguyễn", ""),
    ],
)
def test_each_spelling_is_told_from_those_that_look_like_it(found: str, named: str) -> None:
    assert how_it_is_set(found) == named


@pytest.mark.django_db
def test_page_shows_which_spelling_stands_where_and_mends_all(web_editor: User) -> None:
    live_article(headline="One", body="<p>Then O’Niell spoke.</p>")
    live_article(headline="Two", body="<p>Then O<em>'Niell</em> spoke.</p>")
    live_article(headline="Three", body="<p>Then O'Niell\u00a0Roe spoke.</p>")
    page = desk(web_editor).get(ACROSS, {"q": "O’Niell"}).content.decode()
    words = " ".join(page.split())
    assert "Set in 2 ways: “O&#x27;Niell” (straight apostrophe) 2 times" in words
    assert "“O’Niell” (curved apostrophe) 1 time." in words
    ticked = ticks(web_editor, "O'Niell")
    assert sorted(ticked.values()) == [
        "Body · curved apostrophe Then O’Niell spoke.",
        "Body · straight apostrophe Then O'Niell Roe spoke.",
        "Body · straight apostrophe Then O'Niell spoke.",
    ]
    press(web_editor, "O'Niell", "O’Neill", list(ticked), **CORRECTED)
    bodies = {
        story.parsed.story.body for story in PublishedArticle.objects.all() if story.parsed.story
    }
    assert bodies == {
        "<p>Then O’Neill spoke.</p>",
        "<p>Then O’Neill&nbsp;Roe spoke.</p>",
    }
    assert ticks(web_editor, "O'Niell") == {}


@pytest.mark.django_db
def test_hard_space_is_told_from_an_ordinary_one(web_editor: User) -> None:
    live_article(headline="Li Bo here", body="<p>Li\u00a0Bo goes.</p>")
    found = list(ticks(web_editor, "Li Bo").values())
    assert found == ["Headline Li Bo here", "Body · hard space Li Bo goes."]


@pytest.mark.django_db
def test_credit_takes_another_spelling_of_its_person_and_no_other_name(web_editor: User) -> None:
    article = live_article(headline="One", writers=["Jose Nunez"])
    [tick] = ticks(web_editor, "Jose Nunez")
    press(web_editor, "Jose Nunez", "José Núñez", [tick], **CORRECTED)
    story = PublishedArticle.objects.get(pk=article.public_id).parsed.story
    assert story
    assert [credit.name for credit in story.credits] == ["José Núñez"]
    assert Person.objects.get().name == "Jose Nunez"
    assert Credit.objects.get().printed == "José Núñez"
    assert story_of(Article.objects.get()).credits == story.credits
    answer = press(web_editor, "José Núñez", "Ann Roe", [*ticks(web_editor, "José Núñez")])
    assert "The library does not know “Ann Roe” yet." in answer
