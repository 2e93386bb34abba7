"""Does the desk say what the record says, and were its saves and timelines left alone?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection

from articles.acts.removal.removals_list import TornLine, listed, meant_by
from articles.apps import TIMELINE
from articles.models import Article, Event, Revision, TimelineEnd
from articles.models.article import Live
from articles.timeline import digest_of_act, digest_of_save
from editions.append_only import missing_triggers
from editions.chain import digest_of_content
from editions.choices import Kind
from editions.models import Edition, PublishedArticle, Removal

# So many stories are checked together: a table of a million is never held at once.
STORIES_AT_A_TIME = 500
ROWS_AT_A_TIME = 200


@dataclass
class StoryFindings:
    """What was found of one story while its rows went by."""

    article: Article
    newest: tuple[int, str] | None = None
    path: str = ""
    has_removal: bool = False
    acts: int = 0
    digest: str = ""
    approved: str = ""
    faults: list[str] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Keep a fault, with whose it is."""
        self.faults.append(f"article {self.article.public_id}: {words}")


def verify_desk() -> Iterator[str]:
    """Yield a sentence, naming the story, for everything that is wrong at the desk.

    Checked are every act of every timeline, every save, that the approved one is what was
    approved, what the desk's lists say of readers, and the list of removals.
    """
    for name in missing_triggers(connection, TIMELINE):
        yield f"the trigger {name} does not stand: run `manage.py migrate` and ask who lifted it"
    last = 0
    rows = Article.objects.only(
        "public_id", "live", "live_edition", "live_path", "approved_revision", "publish_at"
    )
    while stories := list(rows.filter(pk__gt=last).order_by("pk")[:STORIES_AT_A_TIME]):
        yield from faults_of(stories)
        last = stories[-1].pk
    yield from list_faults()


def faults_of(stories: list[Article]) -> Iterator[str]:
    """Yield what is wrong with these stories."""
    by_story = {story.pk: StoryFindings(story) for story in stories}
    read_record(by_story)
    for findings in by_story.values():
        check_live(findings)
    check_acts(by_story)
    check_saves(by_story)
    for findings in by_story.values():
        yield from findings.faults


def read_record(by_story: dict[int, StoryFindings]) -> None:
    """Find what the record and the readers' rows say of stories."""
    by_id = {findings.article.public_id: findings for findings in by_story.values()}
    editions = Edition.objects.filter(article_id__in=by_id).order_by("article_id", "number")
    for public_id, number, kind in editions.values_list("article_id", "number", "kind"):
        by_id[public_id].newest = (number, kind)
    for row in PublishedArticle.objects.filter(pk__in=by_id).only("published_on", "slug"):
        by_id[row.pk].path = row.get_absolute_url()
    removed = Removal.objects.filter(edition__article_id__in=by_id)
    for public_id in removed.values_list("edition__article_id", flat=True):
        by_id[public_id].has_removal = True


def check_live(findings: StoryFindings) -> None:
    """Compare what the desk's lists say of readers with the newest edition."""
    article, newest = findings.article, findings.newest
    live, number = Live.NOT_YET, 0
    if newest is not None:
        number = newest[0]
        live = Live.WITHDRAWN if newest[1] == Kind.WITHDRAWAL else Live.LIVE
    if (article.live, article.live_edition) != (live, number):
        findings.add(
            f"the desk says “{Live(article.live).label}”, edition {article.live_edition}, and the "
            f"record “{live.label}”, edition {number}; run `manage.py rebuild_site`"
        )
    elif findings.path and article.live_path != findings.path:
        findings.add(
            f"the desk says that it stands at {article.live_path}, and readers find it at "
            f"{findings.path}; run `manage.py rebuild_site`"
        )


def check_acts(by_story: dict[int, StoryFindings]) -> None:
    """Follow the chain of each timeline to its end."""
    acts = Event.objects.filter(article__in=by_story).order_by("article", "pk")
    for act in acts.iterator(chunk_size=ROWS_AT_A_TIME):
        findings = by_story[act.article_id]
        findings.acts += 1
        name = f"act {findings.acts} of its timeline (“{act.action}” by {act.by})"
        if act.digest != digest_of_act(act, findings.article.public_id, findings.digest):
            findings.add(f"{name}, or the act before it, was changed, put in or taken out")
        is_emptied = not act.note and not act.salt and findings.has_removal
        if not is_emptied and digest_of_content(act.salt, act.note) != act.note_digest:
            findings.add(f"the note of {name} was changed")
        findings.digest, findings.approved = act.digest, act.approved
    ends = TimelineEnd.objects.filter(pk__in=by_story).values_list("pk", "acts", "digest")
    known = {pk: (count, digest) for pk, count, digest in ends}
    for pk, findings in by_story.items():
        if known.get(pk, (0, "")) != (findings.acts, findings.digest):
            findings.add(f"its timeline has {findings.acts} acts and does not end as it did")


def check_saves(by_story: dict[int, StoryFindings]) -> None:
    """Compare each save with its digest, and the approved one with what was approved."""
    saves = Revision.objects.filter(article__in=by_story).order_by("article", "number")
    approved: dict[int, str] = defaultdict(str)
    for save in saves.iterator(chunk_size=ROWS_AT_A_TIME):
        findings = by_story[save.article_id]
        is_approved = save.pk == findings.article.approved_revision_id
        if is_approved:
            approved[save.article_id] = save.digest
        if not save.text and not save.salt and findings.has_removal and not is_approved:
            continue
        if digest_of_save(save) != save.digest:
            what = "the approved one, " if is_approved else ""
            findings.add(f"save {save.number}, {what}was changed after it was saved")
    for pk, findings in by_story.items():
        if approved[pk] != findings.approved and findings.acts:
            when = ", and goes out by the clock" if findings.article.publish_at else ""
            findings.add(
                f"its approved save is not the one that was approved{when}: approve it anew"
            )


def desk_by_the_record() -> Iterator[str]:
    """Let the desk's lists say of readers what the record says; yield each story mended."""
    last = 0
    while stories := list(Article.objects.filter(pk__gt=last).order_by("pk")[:STORIES_AT_A_TIME]):
        by_story = {story.pk: StoryFindings(story) for story in stories}
        read_record(by_story)
        for findings in by_story.values():
            check_live(findings)
            if findings.faults:
                mend_live(findings)
                yield findings.article.public_id
        last = stories[-1].pk


def mend_live(findings: StoryFindings) -> None:
    """Write what the record says into the desk's row of one story."""
    live, number, path = Live.NOT_YET, 0, ""
    if findings.newest is not None:
        number = findings.newest[0]
        live = Live.WITHDRAWN if findings.newest[1] == Kind.WITHDRAWAL else Live.LIVE
        path = findings.path or findings.article.live_path
    Article.objects.filter(pk=findings.article.pk).update(
        live=live, live_edition=number, live_path=path
    )


def list_faults() -> Iterator[str]:
    """Yield where the list of removals and the record do not say the same."""
    known: set[tuple[str, int]] = set()
    for order in listed():
        if isinstance(order, TornLine):
            yield str(order)
            continue
        known |= {(order.article_id, number) for number in order.numbers}
        for edition in meant_by(order).filter(removal=None):
            yield (
                f"article {order.article_id}, edition {edition.number}: is to be removed by order, "
                "and was not; run `manage.py apply_removals`"
            )
    rows = Removal.objects.values_list("edition__article_id", "edition__number")
    for article_id, number in rows.iterator():
        if (article_id, number) not in known:
            yield (
                f"article {article_id}, edition {number}: was removed by order, but the list of "
                "removals does not say so: a backup would bring it back; run "
                "`manage.py apply_removals`, which lists it"
            )
