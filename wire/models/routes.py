"""The rules by which new stories of the wire find their section, their editor and their way."""

from collections.abc import Iterator
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from people.models import Organisation, User
from people.roles import Act, may
from search.words import MAX_WORDS, words_in
from taxonomy.models import Section, Tag
from wire.models.channels import NEEDS_HOUSE, Channel, Route, check_language
from wire.models.items import WireItem, meaning_key

MOST_RULES = 200
MOST_LINES = 20
# Beside the ways that a channel may say: what waits for nobody, and stays findable in the inbox.
BACKGROUND = "background"
ROUTES = [
    *Route.choices,
    (BACKGROUND, "Background: they wait for nobody, and stay in the inbox as material"),
]
CONDITIONS = ("house", "channel", "subjects", "words", "language", "urgency")


def lines_of(written: str) -> list[str]:
    """Return the lines of a field that say something."""
    return [line for line in (" ".join(line.split()) for line in written.splitlines()) if line]


def check_subjects(written: str) -> None:
    """Refuse more codes than are looked at."""
    if len(lines_of(written)) > MOST_LINES:
        raise ValidationError(f"{MOST_LINES} lines are the most. Make a second rule of the others.")


def check_words(written: str) -> None:
    """Refuse more lines than are looked at, and what no text can have."""
    check_subjects(written)
    for line in lines_of(written):
        if not 0 < len(words_in(line)) <= MAX_WORDS:
            raise ValidationError(
                f"“{line[:60]}”: a line has a word or a phrase of {MAX_WORDS} words at most."
            )


class RouteRule(models.Model):
    """A rule of the wire: which new stories it is for, and what becomes of them.

    All that it asks must hold; of several lines one is enough. It is tried until somebody lets it
    act (`is_acting`), and again after every change, which makes another `version`. `position` is
    its place in the order: for each thing the first rule counts that fits and says something of it.
    """

    name = models.CharField(
        max_length=80, unique=True, help_text="It stands on each story that the rule has touched."
    )
    position = models.PositiveSmallIntegerField(
        "place",
        default=10,
        help_text="Small numbers first. For each thing the first rule counts that fits.",
    )
    house = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="whose stories",
        help_text="The house that they are from.",
    )
    channel = models.ForeignKey(
        Channel,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="On which they come.",
    )
    subjects = models.TextField(
        blank=True,
        max_length=2_500,
        validators=[check_subjects],
        help_text="Codes or words as agencies have them, one a line, such as subj:15054000. A"
        " subject code that ends in zeros means all that is part of it, too. One is enough.",
    )
    words = models.TextField(
        blank=True,
        max_length=2_500,
        validators=[check_words],
        help_text="A word or a phrase a line, in headline or text. One is enough. Case and accents"
        " do not count.",
    )
    language = models.CharField(
        max_length=35,
        blank=True,
        validators=[check_language],
        help_text="Such as en, whatever the country.",
    )
    urgency = models.PositiveSmallIntegerField(
        "urgency at least",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text="1 is a flash, 9 the least. 3: urgencies 1, 2 and 3.",
    )

    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="+")
    assigned_to = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="given to",
        help_text="Somebody who writes. They are told of each story.",
    )
    route = models.CharField(
        "they go to",
        max_length=10,
        choices=ROUTES,
        blank=True,
        help_text="Empty: as their channel says. What somebody pastes or reads in by a command"
        " goes where they say.",
    )

    is_acting = models.BooleanField("acts", default=False, editable=False)
    let_act_by = models.CharField(max_length=200, blank=True, editable=False)
    let_act_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        verbose_name = "rule of the wire"
        verbose_name_plural = "rules of the wire"
        indexes: ClassVar = [
            models.Index(
                fields=["position", "id"],
                condition=models.Q(is_acting=True),
                name="wire_rules_in_force",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Ask for something that it fits, and for the house where stories act without an editor."""
        wrong: dict[str, str] = {}
        if not any(getattr(self, name) for name in CONDITIONS):
            wrong["words"] = "Say which stories it is for: a rule of all of them is a channel’s."
        if self.route == Route.STRAIGHT and not self.house:
            wrong["house"] = NEEDS_HOUSE
        if self.route == BACKGROUND and self.assigned_to:
            wrong["route"] = "What is given to somebody is no background. Say one of the two."
        if not self.has_writer():
            wrong["assigned_to"] = f"{self.assigned_to} does not write stories. Choose another."
        if wrong:
            raise ValidationError(wrong)
        if self._state.adding and RouteRule.objects.count() >= MOST_RULES:
            raise ValidationError(f"{MOST_RULES} rules are the most. Delete one that does nothing.")

    @property
    def subject_keys(self) -> frozenset[str]:
        """The subjects it asks for, as they are compared."""
        return frozenset(map(meaning_key, lines_of(self.subjects)))

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """The words and phrases it asks for, cut as search cuts them."""
        return tuple(tuple(words_in(line)) for line in lines_of(self.words))

    def has_writer(self) -> bool:
        """Say whether the one to whom it gives stories writes; so it is where it gives none."""
        return not self.assigned_to or may(self.assigned_to, Act.WRITE, own=True)

    def ills(self) -> Iterator[str]:
        """Yield why it fits nothing any more, or why a part of it does nothing."""
        if not self.has_writer():
            yield f"{self.assigned_to} does not write stories any more: it gives them to nobody."
        if self.channel and not self.channel.is_open:
            yield f"“{self.channel}” is closed: nothing comes there."
        of_channel = self.channel.house if self.channel else None
        if self.house and of_channel and of_channel != self.house:
            yield f"What comes on “{self.channel}” is of {of_channel}: it fits nothing."
        if not (self.section_id or self.assigned_to_id or self.route or self.tags.all()):
            yield "It does nothing."


class RoutedItem(models.Model):
    """What rules did with a reading: `lines` says it for the desk, with the rule of each.

    `route` is where a rule let it go, and `rule` that rule's key, which may be gone; the next take
    of its story goes the same way where no rule says another.
    """

    item = models.OneToOneField(
        WireItem, primary_key=True, on_delete=models.CASCADE, related_name="routed"
    )
    lines = models.JSONField(default=list)
    route = models.CharField(max_length=10, choices=ROUTES, blank=True)
    rule = models.BigIntegerField(null=True)
    rule_name = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return " ".join(self.lines)
