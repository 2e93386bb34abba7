"""What rules decide of a story: for each thing the first that fits and says something of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

from paper.tongues import tongue_of
from people.models import User
from taxonomy.models import Section, Tag
from wire.models import Route, RoutedItem, RouteRule, WireItem
from wire.models.routes import BACKGROUND, MOST_RULES
from wire.remembering import OfHouses, remembered_now
from wire.routing.facts import Facts
from wire.routing.phrases import Phrase, phrases_in

# Of a long batch rules are read again so often: one that was stopped acts no more.
READ_AGAIN_S = 5.0
ROUTE_WORDS = {
    Route.INBOX.value: "waits in From the wire",
    Route.DRAFT.value: "among the drafts",
    Route.STRAIGHT.value: "straight out",
    BACKGROUND: "kept as background",
}


@dataclass(frozen=True)
class RouteByRule:
    """Where a rule lets a story go; the rule by its key, for it may be gone by now."""

    route: str
    rule: int | None
    rule_name: str


class ReadyRule:
    """A rule as it is compared with one story after the other."""

    def __init__(self, rule: RouteRule) -> None:
        self.rule = rule
        self.subjects = rule.subject_keys
        self.phrases = frozenset(phrase for phrase in rule.phrases if phrase)
        self.tongue = tongue_of(rule.language) if rule.language else ""

    def may_fit(self, facts: Facts) -> bool:
        """Say whether it fits a story as far as that can be said without its words."""
        rule = self.rule
        return (
            (rule.house_id is None or rule.house_id == facts.house)
            and (rule.channel_id is None or rule.channel_id == facts.channel)
            and (not self.subjects or not self.subjects.isdisjoint(facts.subjects))
            and (not self.tongue or self.tongue == facts.tongue)
            and (rule.urgency is None or 0 < (facts.urgency or 0) <= rule.urgency)
        )

    def may_route(self, facts: Facts) -> bool:
        """Say whether it may say where a story goes: one that came on a channel.

        Nothing goes straight out in the name of a house but on a channel that is that house's.
        """
        if not self.rule.route or facts.channel is None:
            return False
        is_its_house = facts.is_of_house and self.rule.house_id == facts.house
        return self.rule.route != Route.STRAIGHT or is_its_house

    def says_route(self) -> RouteByRule:
        """Return where it lets a story go."""
        return RouteByRule(self.rule.route, self.rule.pk, self.rule.name)


@dataclass(frozen=True)
class Routing:
    """What rules decided of a story: each thing with the rule that did, None where none did."""

    section: RouteRule | None = None
    tagged: RouteRule | None = None
    tags: tuple[Tag, ...] = ()
    given: RouteRule | None = None
    routed: RouteByRule | None = None

    @property
    def to_section(self) -> Section | None:
        """The section that a rule says."""
        return self.section.section if self.section else None

    @property
    def to_user(self) -> User | None:
        """The one to whom a rule gives the story."""
        return self.given.assigned_to if self.given else None

    @property
    def route(self) -> str:
        """Where a rule lets it go; '' where its channel says."""
        return self.routed.route if self.routed else ""

    @property
    def holds(self) -> str:
        """Why a rule keeps the story from going straight out; '' where none does."""
        if self.routed is None or self.route == Route.STRAIGHT:
            return ""
        deed = "keeps it as background" if self.route == BACKGROUND else "lets it wait"
        return f"The rule “{self.routed.rule_name}” {deed}. Publish it at the desk."

    def deeds(self) -> list[tuple[str, str]]:
        """Return each rule that decided something, by name, and what that was."""
        by_rule: dict[str, list[str]] = {}
        if self.section:
            by_rule.setdefault(self.section.name, []).append(f"section {self.to_section}")
        if self.tagged:
            names = ", ".join(tag.name for tag in self.tags)
            by_rule.setdefault(self.tagged.name, []).append(f"tagged {names}")
        if self.given:
            by_rule.setdefault(self.given.name, []).append(f"given to {self.to_user}")
        if self.routed:
            by_rule.setdefault(self.routed.rule_name, []).append(ROUTE_WORDS[self.route])
        return [(name, ", ".join(parts)) for name, parts in by_rule.items()]

    def notes(self) -> list[str]:
        """Return the same as lines for the story's timeline, which has a line of its own for whom
        it was given to.
        """
        return [f"Rule “{name}”: {deed}." for name, deed in replace(self, given=None).deeds()]


NO_RULE = Routing()


def fitting(rules: Sequence[ReadyRule], facts: Facts) -> list[ReadyRule]:
    """Return the rules that fit a story, in order. Its words are walked along once at most."""
    perhaps = [ready for ready in rules if ready.may_fit(facts)]
    asked: set[Phrase] = set().union(*(ready.phrases for ready in perhaps))
    met = phrases_in(facts.words(), asked) if asked else set()
    return [ready for ready in perhaps if not ready.phrases or not ready.phrases.isdisjoint(met)]


def decided(rules: Sequence[ReadyRule], facts: Facts) -> Routing:
    """Return what rules decide of a story, in their order."""
    fits = fitting(rules, facts)
    if not fits:
        return NO_RULE
    by_tags = ((ready.rule, tuple(ready.rule.tags.all())) for ready in fits)
    tagged, tags = next(((rule, tags) for rule, tags in by_tags if tags), (None, ()))
    return Routing(
        section=next((ready.rule for ready in fits if ready.rule.section_id), None),
        tagged=tagged,
        tags=tags,
        given=next((ready.rule for ready in fits if ready.rule.assigned_to_id), None),
        routed=next((ready.says_route() for ready in fits if ready.may_route(facts)), None),
    )


def routing_of(rules: Sequence[ReadyRule], facts: Facts, newest: WireItem | None) -> Routing:
    """Return what rules decide of a story that comes in; `newest` is its last reading, if any.

    Of a story that is here they only say where its new words go. Where none says that of the words
    that came now, they go as those before: what was kept back stays so, and what went straight out
    does as long as its rule acts.
    """
    routing = decided(rules, facts)
    if newest is None:
        return routing
    return Routing(routed=routing.routed or former_route(rules, facts, newest))


def former_route(rules: Sequence[ReadyRule], facts: Facts, newest: WireItem) -> RouteByRule | None:
    """Return where a rule let the words before go, where that counts for those that come now."""
    former = RoutedItem.objects.filter(item=newest).exclude(route="").first()
    if former is None or facts.channel is None:
        return None
    if former.route == Route.STRAIGHT:
        acting = (ready for ready in rules if ready.rule.pk == former.rule)
        if not any(ready.rule.route == former.route and ready.may_route(facts) for ready in acting):
            return None
    return RouteByRule(former.route, former.rule, former.rule_name)


def ready_rules(*, beside: RouteRule | None = None) -> list[ReadyRule]:
    """Return the rules that act, in their order; one that is tried stands among them."""
    acting = RouteRule.objects.filter(is_acting=True)
    rows = acting.select_related("section", "assigned_to").prefetch_related("tags")
    rules = list(rows[:MOST_RULES])
    if beside:
        rules = [rule for rule in rules if rule.pk != beside.pk] + [beside]
        rules.sort(key=lambda rule: (rule.position, rule.pk))
    return [ReadyRule(rule) for rule in rules]


@dataclass(eq=False)
class RulesInForce:
    """The rules that act, and what is remembered of houses: read once for a batch, and again after
    some seconds of a long one.
    """

    _rules: list[ReadyRule] = field(default_factory=list)
    _of_houses: OfHouses = field(default_factory=dict)
    _read_at: float | None = None

    def _read(self) -> None:
        if self._read_at is None or monotonic() - self._read_at > READ_AGAIN_S:
            self._rules, self._of_houses = ready_rules(), remembered_now()
            self._read_at = monotonic()

    def now(self) -> list[ReadyRule]:
        """Return the rules that act."""
        self._read()
        return self._rules

    def of_houses(self) -> OfHouses:
        """Return what is remembered of houses."""
        self._read()
        return self._of_houses

    def ask_for_words(self) -> bool:
        """Say whether any of them looks at the words of a story."""
        return any(ready.phrases for ready in self.now())
