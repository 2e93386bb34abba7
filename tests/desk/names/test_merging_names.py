"""Two tags, people or houses that are one: drafts, photos and, through the door, live stories."""

import pytest
from django.test import Client
from lxml import html

from addresses.moving import AddressTaken
from articles.acts import uniting
from articles.acts.uniting import CannotUnite, go_on_uniting, unite
from articles.door.publishing import publish, withdraw
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article, Credit
from editions.choices import Kind
from editions.models import Edition
from editions.verification import verify_record
from media.models import Photo
from people.actors import SHELL
from people.models import Organisation, Person, User
from taxonomy.models import Tag
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import desk, form_values
from tests.website.live_pages import headlines, live_row, many, text_of, tree
from wire.models import RouteRule, SubjectMeaning

pytestmark = pytest.mark.django_db

NAMES: dict[str, tuple[type[Tag | Person | Organisation], str, str]] = {
    "tag": (Tag, "admin:merge_tag", "/admin/tags/{}/merge/"),
    "person": (Person, "admin:merge_person", "/admin/people/{}/merge/"),
    "source": (Organisation, "admin:merge_organisation", "/admin/organisations/{}/merge/"),
}
every_name = pytest.mark.parametrize("kind", NAMES)


def story(kind: str, name: str, *, live: bool = True) -> Article:
    """A story that has this name as its tag, writer or source."""
    words = {"tag": {"tags": [name]}, "person": {"writers": [name]}, "source": {"source": name}}
    article = make_article(**words[kind])  # type: ignore[arg-type]
    if live:
        publish(article, by=SHELL)
    return article


def two(kind: str) -> tuple[Tag | Person | Organisation, Tag | Person | Organisation]:
    """The name that goes and the one that stays."""
    model = NAMES[kind][0]
    return model._default_manager.get(name="Sea ferries"), model._default_manager.get(name="Ships")


def merge(user: User, kind: str) -> bytes:
    """Merge the first name into the second at the desk; return the page that was looked at."""
    gone, kept = two(kind)
    client = desk(user)
    address = NAMES[kind][2].format(gone.pk)
    looked = client.get(address, {"into": kept.pk}).content
    assert client.post(address, {"into": kept.pk}).status_code == 302
    return looked


@every_name
def test_live_stories_get_the_name_that_stays_through_the_door(
    kind: str, web_editor: User, reader: Client
) -> None:
    first, second = story(kind, "Sea ferries"), story(kind, "Ships")
    modified = live_row(first).modified_at
    merge(web_editor, kind)
    page = reader.get(f"/{kind}/ships/")
    assert headlines(page) == [second.headline, first.headline]
    old = reader.get(f"/{kind}/sea-ferries/")
    assert (old.status_code, old["Location"]) == (301, f"/{kind}/ships/")
    shown = text_of(tree(reader.get(first.live_path)))
    assert "Ships" in shown
    assert "Sea ferries" not in shown
    newest = Edition.objects.newest(first.public_id)
    assert newest is not None
    assert (newest.number, newest.kind, newest.by) == (2, Kind.HOUSEKEEPING, str(web_editor))
    assert newest.parsed.reason == "“Sea ferries” and “Ships” are one."
    assert live_row(first).modified_at == modified
    assert Edition.objects.filter(article_id=second.public_id).count() == 1
    assert list(verify_record()) == []


@every_name
def test_drafts_have_it_and_nothing_waits_in_them(kind: str, web_editor: User) -> None:
    live, draft = story(kind, "Sea ferries"), story(kind, "Sea ferries", live=False)
    story(kind, "Ships")
    merge(web_editor, kind)
    for article in (Article.objects.get(pk=live.pk), Article.objects.get(pk=draft.pk)):
        said = story_of(article)
        names = {tag.name for tag in said.tags} | {credit.name for credit in said.credits}
        names |= {said.source.name} if said.source else set()
        assert "Ships" in names
        assert "Sea ferries" not in names
        assert not article.merge_conflicts
    newest = Edition.objects.newest(live.public_id)
    assert newest is not None
    assert newest.parsed.story == story_of(Article.objects.get(pk=live.pk))
    assert not NAMES[kind][0]._default_manager.filter(name="Sea ferries").exists()


@every_name
def test_whoever_writes_the_name_again_means_the_other(kind: str, web_editor: User) -> None:
    story(kind, "Sea ferries")
    story(kind, "Ships")
    kept = two(kind)[1]
    merge(web_editor, kind)
    assert NAMES[kind][0].objects.named("SEA FERRIES") == kept


@every_name
def test_old_version_brings_back_the_name_that_stays(kind: str, web_editor: User) -> None:
    article = story(kind, "Sea ferries")
    before = story_of(article)
    story(kind, "Ships")
    kept = two(kind)[1]
    merge(web_editor, kind)
    apply_story(article, before)
    article.refresh_from_db()
    found = {*article.tags.all(), article.source, *(one.person for one in article.credits.all())}
    assert kept in found


@every_name
def test_counts_are_shown_first_and_nothing_is_changed_by_looking(
    kind: str, web_editor: User
) -> None:
    for name, count in (("Sea ferries", 3), ("Ships", 1)):
        for _ in range(count):
            story(kind, name)
        story(kind, name, live=False)
    gone, kept = two(kind)
    page = desk(web_editor).get(NAMES[kind][2].format(gone.pk), {"into": kept.pk})
    lines = [text_of(line) for line in html.fromstring(page.content).xpath("//form//li")]
    photos = "" if kind == "tag" else ", 0 photos"
    assert lines == [
        f"Sea ferries: 3 live stories, 1 draft{photos}",
        f"Ships: 1 live story, 1 draft{photos}",
    ]
    assert Edition.objects.count() == 4
    assert two(kind) == (gone, kept)


def test_story_with_both_tags_has_one(web_editor: User, reader: Client) -> None:
    article = live_article(tags=["Harbour", "Sea ferries", "Ships"])
    merge(web_editor, "tag")
    tags = tree(reader.get(article.live_path)).xpath("//a[@rel='tag']/text()")
    assert tags == ["Harbour", "Ships"]
    assert [str(item) for item in article.tag_items.all()] == ["Harbour", "Ships"]


def test_person_credited_twice_is_credited_once(web_editor: User, reader: Client) -> None:
    article = live_article(writers=["Sea ferries", "Ships"])
    merge(web_editor, "person")
    assert Credit.objects.filter(article=article).count() == 1
    assert len(tree(reader.get(article.live_path)).xpath("//a[@rel='author']")) == 1


def test_photos_and_what_is_known_of_a_photographer_come_along(
    web_editor: User, reader: Client
) -> None:
    gone = Person.objects.create(name="Sea ferries", title="Photographer", bio="Ann is at sea.")
    kept = Person.objects.create(name="Ships")
    photo = make_photo(rendered=True, photographer=gone)
    live_article(photos=[photo])
    looked = merge(web_editor, "person")
    assert b"Sea ferries</strong>: 1 live story, 0 drafts, 1 photo<" in looked
    assert Photo.objects.get().photographer == kept
    page = tree(reader.get("/person/ships/"))
    assert page.xpath("//h2[@id='taken']")
    assert "Ann is at sea." in text_of(page)


def test_many_live_stories_follow_by_the_worker(
    web_editor: User, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest at once. A story that can get no edition stands under the new address too."""
    monkeypatch.setattr(uniting, "AT_ONCE", 2)
    made = [article.headline for article in many(5, tags=["Sea ferries"])]
    Tag.objects.create(name="Ships")
    merge(web_editor, "tag")
    assert headlines(reader.get("/tag/ships/")) == made[:2]
    assert headlines(reader.get("/tag/sea-ferries/")) == made[2:]
    failing = Article.objects.get(headline=made[3])
    Article.objects.filter(pk=failing.pk).update(public_id="elsewhere")
    while go_on_uniting():
        pass
    assert headlines(reader.get("/tag/ships/")) == made
    assert reader.get("/tag/sea-ferries/").status_code == 301
    assert Edition.objects.filter(kind=Kind.HOUSEKEEPING).count() == 4


def test_names_merged_one_after_another_lead_straight_to_the_last(
    web_editor: User, reader: Client
) -> None:
    article = live_article(tags=["Boats"])
    boats, ferries, ships = (Tag.objects.named(name) for name in ("Boats", "Sea ferries", "Ships"))
    client = desk(web_editor)
    client.post(f"/admin/tags/{boats.pk}/merge/", {"into": ferries.pk})
    client.post(f"/admin/tags/{ferries.pk}/merge/", {"into": ships.pk})
    for slug in ("boats", "sea-ferries"):
        assert reader.get(f"/tag/{slug}/")["Location"] == "/tag/ships/"
    assert headlines(reader.get("/tag/ships/")) == [article.headline]
    assert Tag.objects.named("Boats") == ships


def test_withdrawn_story_is_not_brought_back(web_editor: User, reader: Client) -> None:
    article = live_article(tags=["Sea ferries"])
    Tag.objects.create(name="Ships")
    withdraw(article, reason="x", by=SHELL)
    merge(web_editor, "tag")
    assert reader.get(article.live_path).status_code == 410
    assert Edition.objects.count() == 2


def test_sensitive_tag_leaves_the_other_sensitive(web_editor: User) -> None:
    Tag.objects.create(name="Sea ferries", is_sensitive=True)
    Tag.objects.create(name="Ships")
    merge(web_editor, "tag")
    assert Tag.objects.get().is_sensitive


def test_subject_and_rule_of_the_wire_with_both_tags_have_one(web_editor: User) -> None:
    tags = [Tag.objects.create(name=name) for name in ("Sea ferries", "Ships")]
    subject, rule = SubjectMeaning.objects.create(code="ships"), RouteRule.objects.create(name="S")
    subject.tags.set(tags)
    rule.tags.set(tags)
    merge(web_editor, "tag")
    assert [*subject.tags.all(), *rule.tags.all()] == [tags[1], tags[1]]


def test_what_cannot_be_made_one_is_refused_in_words(web_editor: User, reporter: User) -> None:
    tag = Tag.objects.create(name="Ships")
    other = Tag.objects.create(name="Boats")
    client = desk(web_editor)
    page = client.post(f"/admin/tags/{tag.pk}/merge/", {"into": tag.pk})
    assert "no choice here" in page.content.decode()
    with pytest.raises(CannotUnite, match="itself"):
        unite(tag, tag, by=web_editor)
    Tag.objects.filter(pk=other.pk).delete()
    with pytest.raises(CannotUnite, match="not in the library"):
        unite(tag, other, by=web_editor)
    both = [Person.objects.create(name=user.username, user=user) for user in (web_editor, reporter)]
    answer = client.post(f"/admin/people/{both[0].pk}/merge/", {"into": both[1].pk})
    assert "Both have an account." in answer.content.decode()
    assert Person.objects.count() == 2


@every_name
def test_only_those_who_may_correct_live_stories_merge_names(
    kind: str,
    reporter: User,
    photo_editor: User,
    moderator: User,
    web_editor: User,
    publisher: User,
) -> None:
    story(kind, "Sea ferries")
    story(kind, "Ships")
    gone, kept = two(kind)
    address = NAMES[kind][2].format(gone.pk)
    model = gone._meta.model_name
    change = f"/admin/{gone._meta.app_label}/{model}/{gone.pk}/change/"
    for user in (reporter, photo_editor, moderator):
        assert desk(user).get(address).status_code == 404
        assert desk(user).post(address, {"into": kept.pk}).status_code == 404
        assert address not in desk(user).get(change).content.decode()
    for user in (web_editor, publisher):
        assert address in desk(user).get(change).content.decode()
        assert form_values(desk(user).get(change).content, f"{model}_form")
    assert two(kind) == (gone, kept)


def test_the_address_of_a_name_that_went_is_not_taken_by_the_one_that_stays(
    web_editor: User,
) -> None:
    """It is what says whom somebody means who writes the name that went."""
    story("person", "Sea ferries")
    story("person", "Ships")
    gone, kept = two("person")
    address = gone.slug
    merge(web_editor, "person")
    kept.slug = address
    with pytest.raises(AddressTaken, match="Sea ferries"):
        kept.save()
    assert Person.objects.named("Sea ferries").pk == kept.pk
