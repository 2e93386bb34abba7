"""A story that comes again changed: the wire's own words follow it, an editor's never do."""

import pytest

from articles.acts.stages import move
from articles.door.publishing import publish
from articles.draft.revisions import restore_story, save_revision
from articles.draft.snapshot import story_of
from articles.models import Article, Figure
from editions.choices import CreditRole
from editions.models import PublishedArticle
from people.models import User
from related.models import LinkKind, RelatedLink
from tests.builders import make_photo, make_section
from tests.wire.samples import CAPTION, HEADLINE, RELATED, page_text, with_body
from wire.ingest import ingest
from wire.outcome import Outcome, Status
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

CHANGED = page_text(body=with_body("38", "39"))


def story(outcome: Outcome) -> Article:
    assert outcome.article is not None
    return Article.objects.get(pk=outcome.article.pk)


def edit(article: Article, by: User, **fields: object) -> None:
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    save_revision(article, by)


def test_changed_page_becomes_a_new_draft_and_the_difference_is_told() -> None:
    ingest(page_text(), Wanted(name="a.txt"))
    outcome = ingest(CHANGED, Wanted(name="a.txt"))
    article = story(outcome)
    assert "weighed 39 kilograms" in article.body
    assert [revision.number for revision in article.revisions.all()] == [2, 1]
    assert len(outcome.difference) == 1
    assert outcome.difference[0].startswith("Body: ")
    assert "weighed [-38-]{+39+} kilograms" in outcome.difference[0]
    assert ingest(CHANGED, Wanted(name="a.txt")).status == Status.UNCHANGED


def test_difference_names_captions_people_and_links_too() -> None:
    ingest(page_text(), Wanted(name="a.txt"))
    outcome = ingest(
        page_text(
            captions=[CAPTION.replace("Ma Lin", "Ma Lun")],
            editors="(Web editor: Bai Yun)",
            related=RELATED[:1],
        ),
        Wanted(name="a.txt"),
    )
    difference = "\n".join(outcome.difference)
    assert "Web editors: Bai Yun[-, Tang Wei-]" in difference
    assert "(Xinhua/Ma Lun)" not in difference
    assert "Xinhua/Ma Lun+}" in difference
    assert f"Related: [-{RELATED[1]}-]" in difference


def test_editors_work_is_not_overwritten_and_the_new_words_are_offered(web_editor: User) -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt")))
    edit(article, web_editor, headline="The lamp is lit")
    before = story_of(article)
    outcome = ingest(CHANGED, Wanted(name="a.txt"))
    assert outcome.status == Status.UPDATED
    assert outcome.reason.startswith("An editor has worked on this story")
    assert "[-38-]{+39+}" in "".join(outcome.difference)
    assert story_of(story(outcome)) == before
    offered = article.revisions.get(is_proposal=True)
    assert offered.story.headline == HEADLINE
    assert "weighed 39" in offered.story.body
    assert article.events.filter(action="offer new words").exists()
    assert ingest(CHANGED, Wanted(name="a.txt")).status == Status.UNCHANGED
    assert article.revisions.filter(is_proposal=True).count() == 1


def test_after_an_offer_was_taken_the_story_is_still_the_editors(web_editor: User) -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt")))
    edit(article, web_editor, headline="The lamp is lit")
    ingest(CHANGED, Wanted(name="a.txt"))
    restore_story(article, article.revisions.get(is_proposal=True).story, web_editor)
    ingest(page_text(body=with_body("38", "40")), Wanted(name="a.txt"))
    assert "weighed 39" in story(ingest(CHANGED, Wanted(name="b.txt"))).body
    assert article.revisions.filter(is_proposal=True).count() == 2


def test_work_that_was_not_kept_as_a_revision_is_not_overwritten_either() -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt")))
    Article.objects.filter(pk=article.pk).update(kicker="Coast")
    ingest(CHANGED, Wanted(name="a.txt"))
    article.refresh_from_db()
    assert article.kicker == "Coast"
    assert "weighed 38" in article.body


def test_offer_keeps_what_a_page_cannot_say(web_editor: User) -> None:
    section = make_section()
    article = story(ingest(page_text(), Wanted(name="a.txt")))
    photo = make_photo()
    Figure.objects.filter(article=article).update(photo=photo, alt_text="Two keepers")
    article.tags.set(["Lighthouses"])
    article.credits.create(
        person=article.credits.all()[0].person, role=CreditRole.TRANSLATOR, position=9
    )
    edit(article, web_editor, section=section, standfirst="At last.", slug="the-lamp")
    mended = CAPTION.replace("clean the lens", "polish the lens")
    ingest(page_text(captions=[mended, "A boat. (Photo/VCG)"]), Wanted(name="a.txt"))
    offered = article.revisions.get(is_proposal=True).story
    assert offered.section is not None
    assert (offered.section.slug, offered.standfirst) == ("city", "At last.")
    assert (offered.slug, [tag.name for tag in offered.tags]) == ("the-lamp", ["Lighthouses"])
    assert [credit.role for credit in offered.credits][-1] == CreditRole.TRANSLATOR
    first, second = offered.figures
    assert first.photo is not None
    assert (first.photo.hash, first.alt) == (photo.content_hash, "Two keepers")
    assert "polish the lens" in first.caption
    assert (second.photo, second.agency) == (None, "VCG")


def test_picture_an_editor_placed_for_no_caption_stays_in_the_offer(web_editor: User) -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt")))
    photo = make_photo()
    Figure.objects.create(article=article, photo=photo, position=5)
    save_revision(article, web_editor)
    ingest(CHANGED, Wanted(name="a.txt"))
    figures = article.revisions.get(is_proposal=True).story.figures
    assert [figure.photo and figure.photo.hash for figure in figures] == [
        None,
        photo.content_hash,
    ]


def test_old_copy_of_a_story_changes_nothing_but_a_file_that_was_changed_back_does() -> None:
    ingest(page_text(), Wanted(name="old.txt"))
    ingest(CHANGED, Wanted(name="new.txt"))
    assert ingest(page_text(), Wanted(name="old.txt")).status == Status.UNCHANGED
    assert ingest(page_text(), Wanted(name="copy of old.txt")).status == Status.UNCHANGED
    back = ingest(page_text(), Wanted(name="new.txt"))
    assert back.status == Status.UPDATED
    assert "weighed 38" in story(back).body


def test_live_story_changes_at_the_desk_alone(web_editor: User) -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt", section=make_section())))
    publish(article, by=web_editor)
    outcome = ingest(CHANGED, Wanted(name="a.txt"))
    assert "weighed 39" in story(outcome).body
    assert outcome.url.endswith(article.live_path)
    assert "weighed 38" in PublishedArticle.objects.get().body_html


def test_changed_story_in_review_is_a_draft_again(web_editor: User) -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt")))
    move(article, "submit", by=web_editor)
    outcome = ingest(CHANGED, Wanted(name="a.txt"))
    assert story(outcome).stage == "draft"
    event = article.events.first()
    assert event is not None
    assert (event.action, event.from_stage, event.to_stage) == (
        "read in again",
        "in_review",
        "draft",
    )


def test_links_of_the_page_follow_it_and_a_moderators_stay() -> None:
    article = story(ingest(page_text(related=["First", "Second"]), Wanted(name="a.txt")))
    mine = {"article_id": article.public_id, "by": "Mona Lind"}
    RelatedLink.objects.create(headline="Hers", position=7, **mine)
    RelatedLink.objects.create(headline="Banned", kind=LinkKind.BANNED, **mine)
    outcome = ingest(page_text(related=["Third", "Second", "BANNED", "hers"]), Wanted(name="a.txt"))
    assert outcome.status == Status.UPDATED
    links = RelatedLink.objects.filter(article_id=article.public_id).order_by("by", "position")
    assert [(link.by, link.headline, link.position) for link in links] == [
        ("Mona Lind", "Banned", 0),
        ("Mona Lind", "Hers", 7),
        ("the wire", "Third", 0),
        ("the wire", "Second", 1),
    ]
