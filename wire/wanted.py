"""What is asked for with stories that are read in, and one of them while that is done."""

from dataclasses import dataclass, field, replace

from people.actors import WIRE, Actor, account_of
from people.found_names import FoundNames
from taxonomy.models import Section
from wire.formats import AUTO
from wire.models import Batch, Channel, Route, Standing, WireItem
from wire.models.routes import BACKGROUND
from wire.pagefields import Page
from wire.routing.facts import facts_of_page
from wire.routing.rules import NO_RULE, Routing, RulesInForce, routing_of
from wire.sender import UNKNOWN, Sender

PATH_LENGTH = 500


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked for with a story that is read in; `name` is what people call the file.

    A new story becomes a draft. `publish` sends out what passes the checks and no editor has in
    hand, into `section` where it has none (else the paper's first); what does not pass stays a
    draft, and the outcome's `reason` says why. `as_dated` gives it the page's time as time of
    first publication. What comes in together belongs to a `batch`, which can be withdrawn whole.
    `format` is a name in `wire.formats.READERS`, or `auto`; `sender` is what is known of who sent
    it. `rules` are read once for all stories that share them.
    """

    name: str
    by: Actor = WIRE
    publish: bool = False
    as_dated: bool = False
    section: Section | None = None
    batch: Batch | None = None
    format: str = AUTO
    sender: Sender = UNKNOWN
    rules: RulesInForce = field(default_factory=RulesInForce)


@dataclass(frozen=True)
class Reading:
    """One page that is read in, what is asked for with it, and what rules decided of it."""

    page: Page
    wanted: Wanted
    names: FoundNames = field(default_factory=FoundNames)
    routing: Routing = NO_RULE

    @property
    def by(self) -> Actor:
        """Who reads it in."""
        return self.wanted.by

    @property
    def path(self) -> str:
        """The file's name as it is kept: its end, where it is very long."""
        return self.wanted.name[-PATH_LENGTH:]

    @property
    def note(self) -> str:
        """What the story's timeline says of it: its name, and what rules did."""
        return "\n".join([self.path, *self.routing.notes()])

    @property
    def channel(self) -> Channel | None:
        """The channel on which it came."""
        return self.wanted.batch.channel if self.wanted.batch else None

    @property
    def publishes(self) -> bool:
        """Whether it is to go out, if nothing holds it back."""
        return self.wanted.publish or self.routing.route == Route.STRAIGHT

    @property
    def waits(self) -> bool:
        """Whether it stands in *From the wire* until somebody takes it up."""
        return self.left_as == Standing.WAITING

    @property
    def left_as(self) -> Standing:
        """What a new story is in the inbox while nobody has it."""
        route = self.routing.route
        if route == BACKGROUND:
            return Standing.BACKGROUND
        waits = route != Route.DRAFT if route else self.wanted.sender.waits
        return Standing.WAITING if waits else Standing.DRAFTS

    def with_routing(self, newest: WireItem | None) -> "Reading":
        """Return this with what rules decide of it; `newest` is the last reading of its story.

        What somebody says outright goes before: they do not overrule a section that was asked for,
        nor give away what one pastes.
        """
        rules = self.wanted.rules.now()
        channel = self.channel
        if not rules and channel is None:
            return self
        facts = facts_of_page(self.page, self.names, channel)
        routing = routing_of(rules, facts, newest)
        if self.wanted.section:
            routing = replace(routing, section=None)
        if account_of(self.by):
            routing = replace(routing, given=None)
        return replace(self, routing=routing)
