"""People and houses are known again however a page writes them, and two are never made one."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.advisory import advisory_checks
from articles.draft.snapshot import story_of
from articles.models import Article
from people.actors import SHELL
from people.models import Organisation, Person, User
from people.names import is_one_name, letters_key
from tests.builders import make_article
from tests.desk.client import desk, open_story, story_url
from wire.ingest import ingest
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

KINDS: dict[str, type[Person] | type[Organisation]] = {
    "person": Person,
    "organisation": Organisation,
}
ONE = [
    ("Zhang Kaiwei", "ZHANG Kai-wei"),
    ("Zhang Kaiwei", " zhang  kaiwei"),
    ("Zhang Kaiwei", "Zhāng Kāiwěi"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Jean-Luc Roux", "Jean Luc Roux"),
    ("Jean-Luc Roux", "JEAN\u2011LUC\u00a0ROUX"),
    ("Siobhán O'Neill", "Siobhan O’Neill"),
    ("José Núñez", "Jose\u0301 Nun\u0303ez"),
    ("Łukasz Żak", "Lukasz Zak"),
    ("Đặng Văn Đức", "Dang Van Duc"),
    ("Søren Ørsted", "Soren Orsted"),
    ("王伟", "王　伟"),
    ("约翰·史密斯", "约翰・史密斯"),
    ("김철수", "김 철수"),
    ("محمّد علي", "محمد علي"),
    ("Юлия Ёлкина", "ЮЛИЯ ЕЛКИНА"),
    ("Ann\u00adette Roe", "Annette\u200b Roe"),
    ("राम कुमार", "राम\u00a0कुमार"),
]
TWO = [
    ("Tan Gao", "Tang Ao"),
    ("राम", "रमा"),
    ("मीना", "मीनू"),
    ("Li Na", "Lina"),
    ("J. Smith", "J Smith"),
    ("O'Neill", "ONeill"),
    ("パリ", "バリ"),
    ("สมชาย", "สมชัย"),
    ("Müller", "Mueller"),
    ("王伟", "王薇"),
]


@pytest.mark.parametrize(("known", "spelling"), ONE)
@pytest.mark.parametrize("kind", [Person, Organisation])
def test_case_accents_and_hyphens_make_no_other(
    kind: type[Person] | type[Organisation], known: str, spelling: str
) -> None:
    assert kind.objects.named(spelling) == kind.objects.named(known)
    assert kind.objects.named(known) == kind.objects.named(spelling)


@pytest.mark.parametrize(("one", "other"), TWO)
@pytest.mark.parametrize("kind", [Person, Organisation])
def test_where_more_differs_it_is_another(
    kind: type[Person] | type[Organisation], one: str, other: str
) -> None:
    first, second = kind.objects.named(one), kind.objects.named(other)
    assert first != second
    assert first.slug != second.slug
    assert kind.objects.named(one) == first
    assert kind.objects.named(other) == second


@given(st.text(max_size=20), st.text(max_size=20))
def test_names_with_other_letters_are_never_one(one: str, other: str) -> None:
    assert is_one_name(one, one)
    assert is_one_name(one, other) == is_one_name(other, one)
    if letters_key(one) != letters_key(other):
        assert not is_one_name(one, other)


def test_an_abbreviation_is_the_house_it_stands_for() -> None:
    paper = Organisation.objects.create(name="Global Times", abbreviation="GT")
    assert Organisation.objects.named("GT") == paper
    assert Organisation.objects.named("global times") == paper


def test_a_name_of_signs_alone_is_nobody_elses() -> None:
    Organisation.objects.create(name="Northwind")
    stars = Organisation.objects.named("★★")
    assert stars.name == "★★"
    assert Organisation.objects.named("★★") == stars
    assert Person.objects.named("++") != Person.objects.named("--")


def test_a_name_whose_letters_fold_apart_is_still_kept() -> None:
    name = "\ufdfa" * 60
    assert Person.objects.named(name) == Person.objects.named(name)
    assert Organisation.objects.named(name) == Organisation.objects.named(name)


def test_signs_of_no_width_are_no_part_of_a_stored_name_and_joiners_are() -> None:
    assert Person.objects.named("Ann\u00adette\u200b Roe").name == "Annette Roe"
    assert Person.objects.named("علی\u200cرضا").name == "علی\u200cرضا"


def test_keys_of_an_older_rule_are_made_anew_after_migrating() -> None:
    tan, tang = Person.objects.named("Tan Gao"), Person.objects.named("Tang Ao")
    house = Organisation.objects.named("China Daily")
    Person.objects.update(name_key="tangao", letters_key="")
    Organisation.objects.update(name_key="chinadaily", letters_key="")
    call_command("migrate", verbosity=0)
    assert Person.objects.named("TANG AO") == tang
    assert Person.objects.named("tan gao") == tan
    assert Organisation.objects.named("CHINA DAILY") == house


def page(writer: str) -> str:
    """Return the text of a wire page."""
    return f"A ferry leaves\nBy {writer}\nXinhua, 2026-09-10 12:00\nThe ferry left at night.\n"


def read(writer: str) -> Article:
    """Read a page by this writer in."""
    outcome = ingest(page(writer), Wanted(name="page", by=SHELL))
    assert outcome.article, outcome.reason
    return outcome.article


def test_over_a_story_stands_what_its_page_said(web_editor: User) -> None:
    known = Person.objects.named("Zhāng Kāiwěi")
    article = read("Zhang Kai-wei")
    [credit] = story_of(article).credits
    assert (credit.name, credit.slug) == ("Zhang Kai-wei", known.slug)
    # The desk's form keeps it, and takes no other's name.
    client = desk(web_editor)
    values = open_story(client, article)
    assert client.post(story_url(article), values | {"headline": "New"}).status_code == 302
    assert story_of(article).credits == (credit,)
    values = open_story(client, article) | {"credits-0-printed": "Ann Roe"}
    answer = client.post(story_url(article), values).content.decode()
    assert "This is no spelling of Zhāng Kāiwěi." in answer
    ann = Person.objects.named("Ann Roe")
    values = open_story(client, article) | {"credits-0-person": str(ann.pk)}
    assert client.post(story_url(article), values).status_code == 302
    assert [one.name for one in story_of(article).credits] == ["Ann Roe"]


def test_wire_makes_no_one_of_two_and_asks_the_editor() -> None:
    Person.objects.named("Tan Gao")
    article = read("Tang Ao")
    [credit] = story_of(article).credits
    assert credit.name == "Tang Ao"
    assert Person.objects.count() == 2
    asked = [check.words for check in advisory_checks(story_of(article), article.public_id)]
    assert any("“Tang Ao” is credited; in the library is “Tan Gao” too" in one for one in asked)


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_choosing_offers_a_like_name_and_says_that_a_new_one_is_not_it(
    publisher: User, kind: str
) -> None:
    model = KINDS[kind]
    tan = model.objects.create(name="Tan Gao")
    client = desk(publisher)
    choices = reverse("admin:name_choices", args=[kind])
    results = client.get(choices, {"term": "Tang Ao"}).json()["results"]
    assert results[0]["text"] == "Tan Gao"
    assert results[-1]["text"].endswith(", who is not Tan Gao")
    # The same name in another spelling is no new one.
    results = client.get(choices, {"term": "TAN GAO"}).json()["results"]
    assert [one["id"] for one in results] == [str(tan.pk)]
    added = client.post(reverse("admin:new_name", args=[kind]), {"name": "Tang Ao"}).json()
    assert added["text"] == "Tang Ao"
    assert model.objects.count() == 2


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("person", "Tan Gao"),
        ("person", "TAN GAO"),
        ("person", "Tang Ao"),
        ("organisation", "Tang Ao"),
    ],
)
def test_list_of_the_library_asks_before_there_are_two(
    publisher: User, model: str, name: str
) -> None:
    kind = KINDS[model]
    kind.objects.create(name="Tan Gao")
    client, address = desk(publisher), reverse(f"admin:people_{model}_add")
    values = {"name": name, "is_another": "False", "at_licence_end": "keep"}
    answer = client.post(address, values).content.decode()
    assert "In the library is “Tan Gao”." in answer
    assert "It is another of a like name" in answer
    assert kind.objects.count() == 1
    assert client.post(address, values | {"is_another": "on"}).status_code == 302
    assert kind.objects.count() == 2


def test_existing_name_is_saved_without_being_asked(publisher: User) -> None:
    tan, _ = Person.objects.create(name="Tan Gao"), Person.objects.create(name="Tang Ao")
    address = reverse("admin:people_person_change", args=[tan.pk])
    values = {"name": "Tan Gao", "title": "Correspondent", "bio": "", "slug": tan.slug}
    assert desk(publisher).post(address, values).status_code == 302


def test_credit_of_a_like_name_is_not_asked_about_where_it_is_one() -> None:
    Person.objects.named("Zhāng Kāiwěi")
    article = make_article(writers=["Zhang Kaiwei"])
    assert not [one for one in advisory_checks(story_of(article), "") if "is credited" in one.words]
