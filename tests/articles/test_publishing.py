"""The door: publish, amend, withdraw, restore."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.acts.stages import move
from articles.checks.change_kinds import ChangeNotNamed, NamedChange, NothingChanged
from articles.checks.check import NotReady
from articles.door.publishing import amend, publish, restore, withdraw
from articles.draft.revisions import save_revision
from articles.draft.snapshot import story_of
from articles.models import Article, Event
from articles.workflow import WrongState
from editions.choices import Kind
from editions.models import Address, Edition, PublishedArticle
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo

pytestmark = pytest.mark.django_db


def live_row(article: Article) -> PublishedArticle:
    return PublishedArticle.objects.get(pk=article.public_id)


def change(article: Article, **fields: object) -> None:
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    save_revision(article, SHELL)


def test_published_story_is_what_readers_see_and_the_draft_is_not() -> None:
    article = live_article(headline="Bridge opens")
    change(article, headline="Bridge closes")
    assert live_row(article).headline == "Bridge opens"
    assert article.live_edition == 1


def test_everything_that_stops_a_story_is_named_at_once() -> None:
    photo = make_photo(alt_text="")
    article = make_article(headline=" ", body="<p> </p>", writers=(), photos=[photo])
    article.section = None
    article.save()
    with pytest.raises(NotReady) as caught:
        publish(article, by=SHELL)
    text = str(caught.value)
    for words in ("headline", "section", "no text", "who it is from", "alt text"):
        assert words in text
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    "sign", [*"\u202e\u3164\u2800\u034f\u115f\u200b\u00a0\u0301", "\u2800 \u3164"]
)
def test_words_of_which_nothing_shows_are_none(sign: str) -> None:
    table = f"<table><tr><td>{sign}</td><td>{sign}</td></tr></table>"
    for body in (f"<p>{sign}</p>", table):
        with pytest.raises(NotReady, match=r"no headline.*no text"):
            publish(make_article(headline=sign, body=body), by=SHELL)


@pytest.mark.parametrize("sign", ["?", "½", "🚢", "€", "ب", "字", "a\u202e", "\u0301e"])
def test_whatever_shows_is_a_headline_and_stays_as_it_is(sign: str) -> None:
    assert live_row(live_article(headline=sign, body=f"<p>{sign}</p>")).headline == sign


def test_a_caption_without_its_picture_stops_nothing_and_is_not_shown_but_recorded() -> None:
    article = live_article(photos=[None])
    row = live_row(article)
    assert row.pictures == []
    assert "A caption that waits" in row.content


def test_change_of_a_live_story_must_be_named() -> None:
    article = live_article()
    change(article, headline="Another headline altogether")
    with pytest.raises(ChangeNotNamed):
        publish(article, by=SHELL)
    with pytest.raises(ChangeNotNamed, match="sentence"):
        publish(article, NamedChange(Kind.CORRECTION), by=SHELL)
    publish(article, NamedChange(Kind.CORRECTION, note="The headline was wrong."), by=SHELL)
    assert live_row(article).parsed.corrections[0].note == "The headline was wrong."
    assert live_row(article).corrected_at is not None


def test_publishing_what_readers_see_already_changes_nothing() -> None:
    article = live_article()
    with pytest.raises(NothingChanged):
        publish(article, NamedChange(Kind.UPDATE), by=SHELL)


@pytest.mark.parametrize(
    ("headline", "is_typo"),
    [
        ("The habrour opens", True),
        ("The harbour opens again", False),
        ("The harbour closes", False),
    ],
)
def test_typo_is_spelling_only(headline: str, is_typo: bool) -> None:
    article = live_article(headline="The harbour opens")
    change(article, headline=headline)
    if is_typo:
        publish(article, NamedChange(Kind.TYPO), by=SHELL)
    else:
        with pytest.raises(ChangeNotNamed):
            publish(article, NamedChange(Kind.TYPO), by=SHELL)
        publish(article, NamedChange(Kind.TYPO, reason="It was a slip."), by=SHELL)
    assert live_row(article).headline == headline


def test_a_changed_digit_is_no_typo() -> None:
    article = live_article(body="<p>There were 14 boats.</p>")
    change(article, body="<p>There were 15 boats.</p>")
    with pytest.raises(ChangeNotNamed):
        publish(article, NamedChange(Kind.TYPO), by=SHELL)


def test_housekeeping_changes_tags_and_no_date() -> None:
    article = live_article(tags=["Ferries"])
    before = live_row(article).modified_at
    article.tags.set(["Ferries", "Storms"])
    publish(article, NamedChange(Kind.HOUSEKEEPING), by=SHELL)
    assert live_row(article).modified_at == before
    rows = live_row(article).tag_rows.order_by("name")
    assert [row.name for row in rows] == ["Ferries", "Storms"]


def test_amend_starts_from_the_live_text_and_merges_into_the_draft() -> None:
    article = live_article(
        headline="Five ships", body="<p>First five.</p><p>Second.</p><p>Third.</p>"
    )
    change(article, body="<p>First five.</p><p>Second.</p><p>Third, half-writ</p>")
    amend(
        article,
        {"headline": "Six ships", "body": "<p>First six.</p><p>Second.</p><p>Third.</p>"},
        NamedChange(Kind.CORRECTION, note="There were six ships."),
        by=SHELL,
    )
    assert "First six." in live_row(article).body_html
    assert "half-writ" not in live_row(article).body_html
    draft = story_of(Article.objects.get(pk=article.pk))
    assert draft.headline == "Six ships"
    assert draft.body == "<p>First six.</p><p>Second.</p><p>Third, half-writ</p>"
    assert article.merge_conflicts == []


def test_fix_and_draft_that_touch_the_same_words_are_a_conflict_and_nothing_goes_out() -> None:
    article = live_article(headline="Five ships")
    change(article, headline="Five great ships")
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    assert article.headline == "Five great ships"
    assert [row["field"] for row in article.merge_conflicts] == ["headline"]
    with pytest.raises(NotReady, match="Settle"):
        publish(article, NamedChange(Kind.UPDATE), by=SHELL)


def test_withdrawn_story_leaves_no_row_and_comes_back_as_it_was() -> None:
    article = live_article(tags=["Ferries"])
    before = live_row(article).body_html
    withdraw(article, reason="The court asked us to.", by=SHELL)
    assert not PublishedArticle.objects.exists()
    with pytest.raises(WrongState):
        publish(article, by=SHELL)
    restore(article, by=SHELL)
    assert live_row(article).body_html == before
    assert [e.kind for e in Edition.objects.of(article.public_id)] == [
        Kind.FIRST,
        Kind.WITHDRAWAL,
        Kind.RESTORATION,
    ]


def test_withdrawn_address_is_never_given_to_another_story() -> None:
    first = live_article(headline="Same words")
    withdraw(first, reason="Wrong.", by=SHELL)
    second = live_article(headline="Same words")
    assert first.live_path != second.live_path
    assert Address.objects.count() == 2


def test_headline_without_letters_for_an_address_gets_the_public_id() -> None:
    article = live_article(headline="山路修好了", language="zh-Hans")
    assert article.live_path.endswith(f"/{article.public_id}/")


def test_reporter_may_not_publish_even_their_own(reporter: User) -> None:
    article = make_article(by=reporter)
    with pytest.raises(PermissionDenied):
        publish(article, by=reporter)
    move(article, "submit", by=reporter)
    assert article.stage == "in_review"


def test_scripts_never_reach_readers() -> None:
    article = live_article(body="<p onclick=x()>Hi<script>alert(1)</script></p><img src=x>")
    assert live_row(article).body_html == "<p>Hi</p>"


def test_a_reason_of_what_cannot_be_seen_is_none() -> None:
    article = live_article()
    with pytest.raises(WrongState, match="Say why"):
        withdraw(article, reason="\x00\x1b\u200b", by=SHELL)
    withdraw(article, reason="The court\x00 asked\x1b us to.", by=SHELL)
    assert Event.objects.latest("pk").note == "The court asked us to."
