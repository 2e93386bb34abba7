"""Which stories the inbox shows: read along an index, the newest first, gone on with by key.

A story is shown once, though several of its family fit: by the newest of these. So that all
standings can be shown together without a sort, each is read by itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, When
from django.utils import timezone

from articles.models import Article
from people.models import Organisation, User
from wire.models import Channel, InboxStory, InboxSubject, Standing, WireItem

# So many of the newest say what one can choose among: what comes in at all comes in among these.
LOOKED_AT = 400
# What a row says of its story, and no text.
OF_STORY = (
    "public_id", "headline", "source_time", "stage", "live", "assigned_to__username",
    "assigned_to__first_name", "assigned_to__last_name", "section__name",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is looked for in the inbox; `standing` is None for all.

    `embargo` is `on` for those that have not passed, `any` for all that had one; `keys` are the
    stories that have the words that were asked for. `hidden` are those on hold for which the one
    who asks is not named.
    """

    standing: Standing | None = Standing.WAITING
    house: int | None = None
    channel: int | None = None
    urgency: int | None = None
    language: str = ""
    kind: str = ""
    place: str = ""
    subject: str = ""
    embargo: str = ""
    is_starred: bool = False
    keys: tuple[int, ...] | None = None
    hidden: tuple[int, ...] = ()

    @property
    def is_few(self) -> bool:
        """Whether it has something that few stories have: along these it is read."""
        return bool(self.embargo or self.is_starred or self.keys is not None)

    @property
    def is_along_subject(self) -> bool:
        """Whether it is read along the rows of its subject: a place has fewer."""
        return bool(self.subject and not self.place and not self.is_few)

    @property
    def order(self) -> str:
        """The column by whose index the stories are read."""
        return "article__inbox_subjects__newest" if self.is_along_subject else "newest_id"

    def rows(self, standing: Standing | None, **between: int) -> QuerySet[InboxStory]:
        """Return the stories that fit, of one standing or of all, between two keys of the list."""
        rows = InboxStory.objects.exclude(article__in=self.hidden)
        bounds = {f"{self.order}__{name}": key for name, key in between.items()}
        of_standing = {"standing": standing} if standing else {}
        if self.is_few:
            return self.narrowed(rows.filter(**bounds, **of_standing, **self.few()))
        rows = rows.filter(**self.facts())
        if not self.is_along_subject:
            return self.about_subject(rows.filter(**bounds, **of_standing))
        about = {"code": self.subject, **of_standing}
        of_subject = {f"article__inbox_subjects__{name}": value for name, value in about.items()}
        return rows.filter(**of_subject, **bounds)

    def facts(self) -> dict[str, Any]:
        """Return the columns that are to have a value."""
        names = ("house", "channel", "urgency", "language", "kind", "place")
        facts = {name: getattr(self, name) for name in names}
        return {name: value for name, value in facts.items() if value not in {None, ""}}

    def few(self) -> dict[str, Any]:
        """Return the conditions that few stories fit."""
        few: dict[str, Any] = {"has_embargo": True} if self.embargo else {}
        if self.is_starred:
            few["starred_at__isnull"] = False
        if self.keys is not None:
            few["article__in"] = self.keys
        return few

    def narrowed(self, rows: QuerySet[InboxStory]) -> QuerySet[InboxStory]:
        """Keep of few stories those that have all else.

        As an expression, so that no database reads the many along another index instead.
        """
        which = Q(**self.facts())
        if self.embargo == "on":
            which &= Q(embargo_at=None) | Q(embargo_at__gt=timezone.now())
        if which:
            is_yes = Case(When(which, then=True), default=False, output_field=BooleanField())
            rows = rows.filter(is_yes)
        return self.about_subject(rows)

    def about_subject(self, rows: QuerySet[InboxStory]) -> QuerySet[InboxStory]:
        """Keep the stories that are about the subject, if one is asked for."""
        about_it = InboxSubject.objects.filter(article=OuterRef("article"), code=self.subject)
        return rows.filter(Exists(about_it)) if self.subject else rows


def hidden_from(user: User) -> tuple[int, ...]:
    """Return the stories on hold for which somebody is not named; there are never many."""
    return tuple(Article.objects.hidden_from(user).values_list("pk", flat=True))


def stories_in_inbox(
    sought: Sought, most: int, *, below: int | None = None, above: int | None = None
) -> list[InboxStory]:
    """Return the newest of the stories that are looked for, so many at most, between two keys."""
    return loaded(numbers_in_inbox(sought, most, below=below, above=above))


def numbers_in_inbox(
    sought: Sought, most: int, *, below: int | None = None, above: int | None = None
) -> list[int]:
    """Return the keys by which the list goes on of the stories that are looked for."""
    between = {name: key for name, key in (("lt", below), ("gt", above)) if key is not None}
    newer = sought.rows(sought.standing).filter(
        family=OuterRef("family"), newest_id__gt=OuterRef("newest_id")
    )
    numbers: list[int] = []
    for standing in Standing if sought.standing is None else (sought.standing,):
        fitting = sought.rows(standing, **between).exclude(Exists(newer))
        keys = fitting.values_list("newest_id", flat=True)
        # Of words that were searched for no more than a thousand stories are here.
        is_by_words = sought.keys is not None
        numbers += keys.order_by() if is_by_words else keys.order_by(f"-{sought.order}")[:most]
    return sorted(numbers, reverse=True)[:most]


def loaded(numbers: Iterable[int]) -> list[InboxStory]:
    """Return the stories whose newest readings these are, with all that a list says of them."""
    perhaps = WireItem.objects.filter(article=OuterRef("article"), update_of__isnull=False)
    own = [field.name for field in InboxStory._meta.concrete_fields]
    columns = [f"article__{name}" for name in OF_STORY]
    rows = InboxStory.objects.filter(newest__in=numbers).order_by("-newest_id")
    return list(
        rows.select_related("article__assigned_to", "article__section", "house", "newest")
        .only(*own, *columns, "house__name", "newest__received_at")
        .annotate(is_perhaps_update=Exists(perhaps))
    )


def others_of_families(rows: Iterable[InboxStory], hidden: Sequence[int]) -> dict[int, int]:
    """Return how many others tell the story of each row, by the row's key; in one query."""
    families = {row.pk: row.family for row in rows}
    members = InboxStory.objects.filter(family__in=families.values()).exclude(article__in=hidden)
    counts = Counter(members.values_list("family", flat=True))
    return {key: counts[family] - 1 for key, family in families.items() if counts[family] > 1}


def family_of_row(row: InboxStory, hidden: Sequence[int]) -> list[InboxStory]:
    """Return all that tell the story of a row, the row itself among them, the newest first."""
    members = InboxStory.objects.filter(family=row.family).exclude(article__in=hidden)
    return loaded(members.values_list("newest_id", flat=True))


@dataclass(frozen=True)
class Lately:
    """What the newest stories have, as one can choose among it: the commonest first."""

    houses: dict[int, str]
    channels: dict[int, str]
    urgencies: list[int]
    languages: list[str]
    kinds: list[str]
    places: list[str]
    subjects: dict[str, str]


def lately(standing: Standing | None, most: int) -> Lately:
    """Return what one can choose among, so many of each at most."""
    newest = InboxStory.objects.filter(standing=standing) if standing else InboxStory.objects.all()
    columns = ("house_id", "channel_id", "urgency", "language", "kind", "place", "article_id")
    facts = list(newest.order_by("-newest_id").values_list(*columns)[:LOOKED_AT])
    about = InboxSubject.objects.filter(article__in=[row[-1] for row in facts])
    subjects = commonest(about.values_list("code", "name"), most)
    houses, channels, urgencies, languages, kinds, places = (
        commonest((row[at] for row in facts), most) for at in range(len(columns) - 1)
    )
    return Lately(
        houses=in_order(Organisation.objects.in_bulk(houses), houses),
        channels=in_order(Channel.objects.in_bulk(channels), channels),
        urgencies=sorted(urgencies),
        languages=languages,
        kinds=kinds,
        places=places,
        subjects={code: name or code for code, name in subjects},
    )


def commonest(values: Iterable[Any], most: int) -> list[Any]:
    """Return the values that stand there most often, so many at most."""
    counts = Counter(value for value in values if value not in {None, ""})
    return [value for value, _ in counts.most_common(most)]


def in_order(rows: Mapping[int, object], keys: Iterable[int]) -> dict[int, str]:
    """Return the names of rows in the order of their keys."""
    return {key: str(rows[key]) for key in keys if key in rows}
