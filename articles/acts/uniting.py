"""Two names of the library that are one: `unite` makes one of them of the other.

Drafts and photos get the one that stays in one transaction. What readers see changes through the
door, a story at a time: each live story gets an edition (housekeeping) with the name that stays.
The first at once, the others by the worker (`bring_out`), newest first.
"""

import logging
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Exists, ManyToOneRel, Model, OuterRef, Q, UniqueConstraint
from django.utils import timezone

from addresses.models import FormerAddress, Kind
from addresses.moving import move
from articles.checks.change_kinds import NamedChange, changed_fields
from articles.door.publishing import amend_locked, newest_content
from articles.draft.revisions import lock
from articles.models import Article, ArticleTag, Credit, Figure
from articles.models.article import Live
from articles.workflow import DoorError
from editions.bringing_along import stories_under
from editions.choices import Kind as Change
from editions.moved import moves_of, with_moves
from editions.projection import project
from editions.story import Named, Story, StoryCredit, StoryFigure
from media.backfills import backfill_name
from media.models import Photo
from people.actors import Actor, SystemActor, actor_name, check_may
from people.models import Organisation, Person, User
from people.names import name_key
from people.roles import Act
from taxonomy.models import Tag
from taxonomy.names import tag_key

type Name = Tag | Person | Organisation

MODELS: dict[Kind, type[Tag] | type[Person] | type[Organisation]] = {
    Kind.TAG: Tag,
    Kind.PERSON: Person,
    Kind.SOURCE: Organisation,
}
# What the one that stays takes over where it has nothing of its own.
TAKEN_OVER = (
    *("title", "bio", "languages", "email", "profiles", "user"),
    *("abbreviation", "credit_pattern", "time_zone", "kind", "home", "description", "lead_story"),
)
# Live stories that get an edition in one go.
AT_ONCE = 20
logger = logging.getLogger(__name__)


class CannotUnite(DoorError):
    """Two names that cannot be made one, with the reason."""


@dataclass(frozen=True)
class Uses:
    """How many live stories, other drafts and photos have a name."""

    live: int
    drafts: int
    photos: int


def uses_of(name: Name, user: User) -> Uses:
    """Count what has a name; stories on hold are counted for those alone who may know of them."""
    drafts = Article.objects.seen_by(user).exclude(live=Live.LIVE).filter(drafts_with(name))
    live = stories_under(name.address_kind, name.slug).order_by().distinct().count()
    return Uses(live, drafts.count(), photos_with(name))


def drafts_with(name: Name) -> Q:
    """Return the condition for stories whose draft has a name."""
    if isinstance(name, Tag):
        return Q(pk__in=ArticleTag.objects.filter(tag=name).values("content_object"))
    if isinstance(name, Person):
        credits = Credit.objects.filter(person=name).values("article")
        figures = Figure.objects.filter(photographer=name).values("article")
        return Q(pk__in=credits) | Q(pk__in=figures)
    figures = Figure.objects.filter(agency=name).values("article")
    return Q(source=name) | Q(dateline_agency=name) | Q(pk__in=figures)


def photos_with(name: Name) -> int:
    """Count the photos of a person or house."""
    if isinstance(name, Person):
        return Photo.objects.filter(photographer=name).count()
    return Photo.objects.filter(agency=name).count() if isinstance(name, Organisation) else 0


@transaction.atomic
def unite(gone: Name, kept: Name, *, by: Actor) -> None:
    """Make `gone` one with `kept`: it is no name of the library any more, and its page leads on.

    Whoever writes its name again means the other. Live stories follow by `bring_out`, which the
    caller asks for once. Raises `PermissionDenied` or `CannotUnite`.
    """
    check_may(by, Act.MERGE_NAMES)
    gone, kept = both_locked(gone, kept)
    if isinstance(gone, Person) and isinstance(kept, Person) and gone.user and kept.user:
        raise CannotUnite("Both have an account. Take it from one of them first.")
    bring_over(gone, kept)
    move(gone.address_kind, gone.slug, kept.slug)
    FormerAddress.objects.filter(kind=gone.address_kind, slug=gone.slug).update(
        name=gone.name, name_key=key_of(gone), by=actor_name(by)
    )
    taken_over = {field: getattr(gone, field, None) for field in TAKEN_OVER}
    gone.delete()
    for field, value in taken_over.items():
        if value and not getattr(kept, field):
            setattr(kept, field, value)
    if isinstance(gone, Tag) and isinstance(kept, Tag):
        kept.is_sensitive |= gone.is_sensitive
    kept.save()
    if isinstance(kept, Person | Organisation):
        backfill_name(kept)


def both_locked(gone: Name, kept: Name) -> tuple[Name, Name]:
    """Return both rows as they are now, locked in one order. Raises `CannotUnite`."""
    rows = type(gone)._default_manager.select_for_update().filter(pk__in=[gone.pk, kept.pk])
    locked = {row.pk: row for row in rows.order_by("pk")}
    if type(gone) is not type(kept) or gone.pk == kept.pk:
        raise CannotUnite("Choose another one than itself.")
    if len(locked) < 2:
        raise CannotUnite("One of them is not in the library any more.")
    return locked[gone.pk], locked[kept.pk]


def key_of(name: Name) -> str:
    """Return the key by which a name is found again."""
    return tag_key(name.name) if isinstance(name, Tag) else name_key(name.name)


def bring_over(gone: Name, kept: Name) -> None:
    """Let every row that leads to the one lead to the other; what would stand twice goes."""
    for relation in gone._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue
        model, field = relation.related_model, relation.field.name
        assert isinstance(model, type), "a relation leads from a model"
        rows = model._base_manager.filter(**{field: gone})
        for others in kept_once(model, field):
            same = model._base_manager.filter(
                **{field: kept}, **{other: OuterRef(other) for other in others}
            )
            rows.filter(Exists(same)).delete()
        rows.update(**{field: kept})


def kept_once(model: type[Model], field: str) -> list[list[str]]:
    """Return the other columns of each rule by which a row has this one once."""
    meta = model._meta
    alone = [(field,)] if getattr(meta.get_field(field), "unique", False) else []
    of_constraints = [
        constraint.fields
        for constraint in meta.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    # Django writes the tables of its many-to-many fields with the older option.
    together = [*alone, *of_constraints, *meta.unique_together]
    return [[name for name in names if name != field] for names in together if field in names]


# --- What readers see ---------------------------------------------------------------------------


def go_on_uniting() -> bool:
    """Go on with the oldest name whose live stories have it still; say whether to go on."""
    open_ones = FormerAddress.objects.filter(followed_at=None).exclude(name="")
    former = open_ones.order_by("pk").first()
    if former is None:
        return False
    if not bring_out(Kind(former.kind), former.slug):
        still = open_ones.filter(pk=former.pk, leads_to=former.leads_to)
        still.update(followed_at=timezone.now())
    return True


def bring_out(kind: Kind, slug: str) -> bool:
    """Give the next live stories under a former address the name that stays; say if there were any.

    A story that cannot get an edition stands under the new address all the same.
    """
    former = FormerAddress.objects.get(kind=kind, slug=slug)
    kept = MODELS[kind]._default_manager.filter(slug=former.leads_to).first()
    article_ids = dict.fromkeys(stories_under(kind, slug)[:AT_ONCE])
    for article_id in article_ids:
        try:
            with transaction.atomic():
                if not (kept and has_edition(article_id, former, kept)):
                    project(article_id)
        except Exception:
            logger.exception("%s goes on saying “%s”.", article_id, former.name)
            project(article_id)
    return bool(article_ids)


def has_edition(article_id: str, former: FormerAddress, kept: Name) -> bool:
    """Give one live story an edition with the name that stays; say whether it needed one."""
    article = Article.objects.filter(public_id=article_id).first()
    if article is None:
        return False
    locked = lock(article)
    old = newest_content(locked).story
    assert old is not None, "a live story's newest edition has a story"
    new = with_kept_name(old, former, kept)
    patch = {field: getattr(new, field) for field in changed_fields(old, new)}
    if patch:
        reason = f"“{former.name}” and “{kept.name}” are one."
        change = NamedChange(Change.HOUSEKEEPING, reason=reason)
        amend_locked(locked, patch, change, SystemActor(former.by), must_be_ready=False)
    return bool(patch)


def with_kept_name(story: Story, former: FormerAddress, kept: Name) -> Story:
    """Return the story with the name that stays where the other stood, once each.

    A name that the page prints otherwise than the library, and credits of photos, stay as printed.
    """
    now = with_moves(story, moves_of(story))

    def named(before: Named, after: Named) -> Named:
        is_it = after.slug == kept.slug and before.slug != kept.slug
        return Named(name=kept.name, slug=kept.slug) if is_it else before

    def credit(before: StoryCredit, after: StoryCredit) -> StoryCredit:
        if after.slug != kept.slug or before.slug == kept.slug:
            return before
        name = kept.name if before.name == former.name else before.name
        return replace(before, name=name, slug=kept.slug)

    def figure(before: StoryFigure, after: StoryFigure) -> StoryFigure:
        slug = after.photographer_slug
        if slug != kept.slug or before.photographer_slug == kept.slug:
            return before
        return replace(before, photographer=kept.name, photographer_slug=kept.slug)

    if former.kind == Kind.TAG:
        tags = [named(*pair) for pair in zip(story.tags, now.tags, strict=True)]
        each = {tag.slug: tag for tag in reversed(tags)}
        return story.with_changes({"tags": tuple(reversed(each.values()))})
    if former.kind == Kind.SOURCE:
        source = named(story.source, now.source) if story.source and now.source else story.source
        return story.with_changes({"source": source})
    credits = [credit(*pair) for pair in zip(story.credits, now.credits, strict=True)]
    once = {(one.role, one.slug): one for one in reversed(credits)}
    figures = tuple(figure(*pair) for pair in zip(story.figures, now.figures, strict=True))
    return story.with_changes({"credits": tuple(reversed(once.values())), "figures": figures})
