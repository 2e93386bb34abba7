"""A section, person, source or tag gets another address: what is live moves, the old leads on."""

import pytest
from django.db.models import Model
from django.test import Client

from addresses.models import FormerAddress
from addresses.moving import AddressTaken
from articles.acts.lead_story import LeadPlace, lead
from articles.checks.links import links_that_go_nowhere
from articles.door.publishing import restore, withdraw
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article
from editions import bringing_along
from editions.bringing_along import follow_moves
from editions.models import Edition
from editions.verification import verify_record
from people.models import Organisation, Person, User
from taxonomy.models import Section, Tag
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import desk, form_values
from tests.website.live_pages import headlines, live_row, many, tree

pytestmark = pytest.mark.django_db

NAMES: dict[str, tuple[type[Section | Tag | Person | Organisation], str]] = {
    "section": (Section, "city"),
    "tag": (Tag, "ferries"),
    "person": (Person, "li-xuan"),
    "source": (Organisation, "xinhua"),
}
PLACE = "before=2024-09-11T01:19:00Z,x"
every_name = pytest.mark.parametrize("kind", NAMES)


def story() -> Article:
    return live_article(tags=["Ferries"], source="Xinhua")


def change(user: User, row: Model, **words: str) -> bool:
    """Change a name at the desk; say whether it was taken."""
    label, model = row._meta.app_label, row._meta.model_name
    address = f"/admin/{label}/{model}/{row.pk}/change/"
    client = desk(user)
    values = form_values(client.get(address).content, f"{model}_form") | words
    return client.post(address, values).status_code == 302


def row_of(kind: str) -> Section | Tag | Person | Organisation:
    model, slug = NAMES[kind]
    return model._default_manager.get(slug=slug)


@every_name
def test_live_stories_stand_under_the_new_address(
    kind: str, web_editor: User, reader: Client
) -> None:
    article = story()
    slug = NAMES[kind][1]
    assert change(web_editor, row_of(kind), name="Renamed", slug="renamed")
    page = reader.get(f"/{kind}/renamed/")
    assert headlines(page) == [article.headline]
    assert "Renamed" in (tree(page).findtext(".//h1") or "")
    for tail in ("", "feed/") if kind == "section" else ("",):
        old = reader.get(f"/{kind}/{slug}/{tail}?{PLACE}")
        assert (old.status_code, old["Location"]) == (301, f"/{kind}/renamed/{tail}?{PLACE}")
    links = tree(reader.get(article.live_path)).xpath("//a/@href")
    assert f"/{kind}/renamed/" in links
    assert f"/{kind}/{slug}/" not in links
    assert list(verify_record()) == []


@every_name
def test_every_address_it_ever_had_leads_straight_to_the_newest(
    kind: str, web_editor: User, reader: Client
) -> None:
    article = story()
    row = row_of(kind)
    for slug in ("second", "third", "fourth", "second"):
        assert change(web_editor, row, slug=slug)
    assert headlines(reader.get(f"/{kind}/second/")) == [article.headline]
    for slug in (NAMES[kind][1], "third", "fourth"):
        assert reader.get(f"/{kind}/{slug}/")["Location"] == f"/{kind}/second/"
    assert FormerAddress.objects.count() == 3


@every_name
def test_address_that_was_given_away_comes_back(
    kind: str, web_editor: User, reader: Client
) -> None:
    article = story()
    slug = NAMES[kind][1]
    row = row_of(kind)
    assert change(web_editor, row, slug="other")
    assert change(web_editor, row, slug=slug)
    assert headlines(reader.get(f"/{kind}/{slug}/")) == [article.headline]
    assert reader.get(f"/{kind}/other/")["Location"] == f"/{kind}/{slug}/"


@every_name
def test_nobody_else_takes_an_address_that_leads_on(
    kind: str, web_editor: User, reader: Client
) -> None:
    """A new name of the old one's words gets an address of its own; asked for, it is refused."""
    article = story()
    model, slug = NAMES[kind]
    old = row_of(kind)
    name = str(old)
    assert change(web_editor, old, name="Renamed", slug="renamed")
    new = model._default_manager.create(name=name)
    assert new.slug.startswith(f"{slug}-")
    assert not change(web_editor, new, slug=slug)
    with pytest.raises(AddressTaken):
        model._default_manager.create(name="Third", slug=slug)
    assert reader.get(f"/{kind}/{slug}/")["Location"] == f"/{kind}/renamed/"
    assert headlines(reader.get(f"/{kind}/renamed/")) == [article.headline]


def test_link_to_a_former_address_leads_somewhere(web_editor: User) -> None:
    story()
    assert change(web_editor, row_of("tag"), slug="ships")
    links = [f'<a href="/tag/{slug}/">{slug}</a>' for slug in ("ferries", "ships", "boats")]
    draft = story_of(make_article(body=f"<p>{' '.join(links)}</p>"))
    found = [check.words for check in links_that_go_nowhere(draft)]
    assert found == ["The link “boats” leads to no page of this paper."]


def test_name_alone_moves_nothing(web_editor: User, reader: Client) -> None:
    article = story()
    assert change(web_editor, row_of("tag"), name="Ships")
    page = reader.get("/tag/ferries/")
    assert tree(page).findtext(".//h1") == "Ships"
    assert headlines(page) == [article.headline]
    assert not FormerAddress.objects.exists()
    assert Edition.objects.count() == 1


def test_emptied_address_is_made_of_the_name_anew(web_editor: User, reader: Client) -> None:
    article = story()
    assert change(web_editor, row_of("person"), name="Li Bai", slug="")
    assert headlines(reader.get("/person/li-bai/")) == [article.headline]
    assert reader.get("/person/li-xuan/")["Location"] == "/person/li-bai/"


def test_photographers_pictures_move_with_their_page(web_editor: User, reader: Client) -> None:
    ann = Person.objects.named("Ann Roe")
    live_article(photos=[make_photo(rendered=True, photographer=ann)])
    assert change(web_editor, ann, slug="ann")
    assert tree(reader.get("/person/ann/")).xpath("//h2[@id='taken']")
    assert reader.get("/person/ann-roe/").status_code == 301


def test_chosen_lead_still_leads_its_section(web_editor: User, reader: Client) -> None:
    first, second = (live_article(headline=f"Story {number}") for number in (1, 2))
    lead(first, LeadPlace.SECTION, by=web_editor)
    assert change(web_editor, row_of("section"), slug="town")
    assert headlines(reader.get("/section/town/")) == [first.headline, second.headline]


def test_thousands_of_stories_are_brought_along_by_the_worker(
    web_editor: User, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest at once; until the last is there, the old address shows what is left."""
    monkeypatch.setattr(bringing_along, "AT_ONCE", 2)
    made = [article.headline for article in many(5, tags=["Ferries"])]
    assert change(web_editor, row_of("tag"), slug="ships")
    assert headlines(reader.get("/tag/ships/")) == made[:2]
    assert headlines(reader.get("/tag/ferries/")) == made[2:]
    while follow_moves():
        pass
    assert headlines(reader.get("/tag/ships/")) == made
    assert reader.get("/tag/ferries/").status_code == 301
    assert not FormerAddress.objects.filter(followed_at=None).exists()


def test_story_published_as_it_was_saved_before_stands_under_the_new_address(
    web_editor: User, reader: Client
) -> None:
    """The clock sends out what was approved, with the addresses of that day in it."""
    article = make_article(tags=["Ferries"], source="Xinhua")
    saved = Article.objects.get(pk=article.pk).revisions.last()
    assert saved is not None
    for kind in NAMES:
        assert change(web_editor, row_of(kind), name=f"New {kind}", slug=f"new-{kind}")
    apply_story(article, saved.story)
    assert article.section == row_by("section")
    assert article.source == row_by("source")
    assert [credit.person for credit in article.credits.all()] == [row_by("person")]
    assert list(article.tags.all()) == [row_by("tag")]


def row_by(kind: str) -> Model:
    return NAMES[kind][0]._default_manager.get(slug=f"new-{kind}")


def test_withdrawn_story_comes_back_under_the_new_address(
    web_editor: User, publisher: User, reader: Client
) -> None:
    article = story()
    withdraw(article, reason="x", by=publisher)
    assert change(web_editor, row_of("tag"), slug="ships")
    restore(article, by=publisher)
    assert headlines(reader.get("/tag/ships/")) == [article.headline]
    assert live_row(article).tag_rows.get().slug == "ships"
