"""What the door would have done with made-up stories: saves, editions and acts, each chained."""

from datetime import datetime, timedelta
from random import Random

from articles.checks.change_kinds import NamedChange
from articles.door.contents import next_content, utc, withdrawn_content
from articles.models import Event, Revision, Stage
from articles.models.article import Live
from articles.timeline import seal_act, seal_save
from editions.chain import seal
from editions.choices import Kind
from editions.content import Content
from editions.models import Edition
from editions.story import Story
from newsroom.corpus.drafts import Written
from newsroom.corpus.fates import Fate
from newsroom.corpus.stock import MAKER

# How long after it went out a story was corrected or withdrawn.
LATER = timedelta(minutes=3)
NOTE = "The standfirst of this story said something else at first."
REASON = "This story was published by mistake."


def save(one: Written, key: int, story: Story, at: datetime) -> None:
    """Add a save of the draft; a story that is approved has its newest approved."""
    article = one.article
    revision = Revision(
        pk=key,
        article=article,
        number=len(one.saves) + 1,
        by=MAKER,
        text=story.to_json(),
        made_at=at,
    )
    one.saves.append(seal_save(revision))
    if article.stage == Stage.APPROVED:
        article.approved_revision = revision


def send_out(one: Written, save_key: int, edition_key: int, rng: Random) -> None:
    """Publish a story, and correct or withdraw it where that became of it."""
    content = first_content(one)
    add_edition(one, edition_key, Kind.FIRST, content, rng)
    article = one.article
    article.live, article.has_news, article.live_path = Live.LIVE, False, content.path
    act(one, f"publish {Kind.FIRST}", one.moment, from_stage=Stage.DRAFT)
    later = one.moment + LATER
    if one.fate is Fate.CORRECTED:
        one.story = one.story.with_changes({"standfirst": one.story.standfirst[::-1].strip()})
        change = NamedChange(Kind.CORRECTION, NOTE)
        content = next_content(article, content, one.story, change, later)
        article.standfirst = one.story.standfirst
        article.version, article.changed_at = 2, later
        save(one, save_key, one.story, later)
        add_edition(one, edition_key + 1, Kind.CORRECTION, content, rng)
        act(one, f"amend {Kind.CORRECTION}", later, note=NOTE)
    elif one.fate is Fate.WITHDRAWN:
        content = withdrawn_content(content, REASON, later)
        add_edition(one, edition_key + 1, Kind.WITHDRAWAL, content, rng)
        article.live, article.has_news = Live.WITHDRAWN, True
        act(one, "withdraw", later, note=REASON)


def first_content(one: Written) -> Content:
    """Return what the first edition of a story says."""
    moment = utc(one.moment)
    return Content(
        story=one.story,
        published_on=one.published_on.isoformat(),
        slug=one.slug,
        first_published_at=moment,
        modified_at=moment,
        known_as=(one.story.headline,),
    )


def add_edition(one: Written, key: int, kind: Kind, content: Content, rng: Random) -> None:
    """Add an edition to the chain of a story."""
    before = one.editions[-1] if one.editions else None
    edition = Edition(
        pk=key,
        article_id=one.article.public_id,
        number=len(one.editions) + 1,
        kind=kind,
        published_at=datetime.fromisoformat(content.modified_at),
        by=MAKER,
        previous_digest=before.digest if before else "",
    )
    seal(edition, content, f"{rng.getrandbits(128):032x}")
    one.editions.append(edition)
    one.article.live_edition = edition.number


def act(
    one: Written,
    action: str,
    at: datetime,
    *,
    from_stage: Stage = Stage.APPROVED,
    note: str = "",
) -> None:
    """Add an act to the timeline of a story."""
    event = Event(
        article=one.article,
        at=at,
        by=MAKER,
        action=action,
        from_stage=from_stage,
        to_stage=one.article.stage,
        note=note,
        approved=one.saves[-1].digest,
    )
    one.end.article = one.article
    one.acts.append(seal_act(event, one.end))
