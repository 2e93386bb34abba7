"""The ways in of the wire: how the stories of a house come, and what came on each of them."""

import re
import secrets
from datetime import timedelta
from typing import ClassVar
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from people.contact import LANGUAGE
from people.models import Organisation
from taxonomy.models import Section

MOST_MINUTES = 7 * 24 * 60
# Where deliveries wait in the private store.
INCOMING = "wire"
NEEDS_HOUSE = "Say whose stories these are: then nothing comes in here in the name of another."


class Way(models.TextChoices):
    """How stories come."""

    POST = "post", "Sent to us: the house posts them to an address of ours"
    FOLDER = "folder", "By folder: the house puts files there"
    FETCH = "fetch", "Fetched: we ask an address of the house"


class Route(models.TextChoices):
    """Where new stories go."""

    INBOX = "inbox", "From the wire: they wait there until somebody takes them up"
    DRAFT = "draft", "Drafts: they are in the list of stories, and wait on nobody’s first page"
    STRAIGHT = "straight", "Straight out: what passes the checks is published at once"


def check_zone(name: str) -> None:
    """Refuse what is no time zone."""
    if name not in available_timezones():
        raise ValidationError(f"“{name}” is no time zone. Write it such as Asia/Shanghai.")


def check_language(code: str) -> None:
    """Refuse what is no code of one language."""
    if not LANGUAGE.match(code):
        raise ValidationError(f"“{code}” is no code of a language. Write one, such as en.")


def check_fetched(address: str) -> None:
    """Refuse an address from which nothing can be fetched, or that has a password in it."""
    try:
        parts = urlsplit(address)
        has_host, _ = bool(parts.hostname), parts.port
    except ValueError:
        has_host = False
    if not has_host or parts.scheme not in {"http", "https"} or re.search(r"\s", address):
        raise ValidationError("Write the whole address, with https:// in front.")
    if parts.username is not None or parts.password is not None:
        raise ValidationError(
            "No name and password can stand in an address here. Ask the house for one with a key"
            " in its query."
        )


class Channel(models.Model):
    """A way in of the wire: how stories of a house come to the desk, and what becomes of them.

    A house (`people.Organisation`) is what readers are told a story is from; a channel is how it
    gets here, and readers see nothing of it. One house may have several, and one of mixed stories
    is no house's.

    `key_digest` is the SHA-256 of the key with which stories are sent here: the key itself is not
    kept. `expected_by` is when it counts as silent, None where nobody can say. `etag`,
    `last_modified` and `content_digest` are of what was fetched last; `failures` counts how often
    in a row nothing could be, and `problem` says why. `header_sealed` is what is said with it
    under `header_name` (`wire/channels/headers.py`).
    """

    name = models.CharField(max_length=80, unique=True, help_text="Such as Xinhua, English feed.")
    short_name = models.SlugField(
        max_length=40,
        unique=True,
        help_text="In its address, and the name of its folder. It stays as it is.",
    )
    way = models.CharField("how they come", max_length=8, choices=Way.choices)
    is_open = models.BooleanField("open", default=True, help_text="Nothing comes in while closed.")
    address = models.URLField(
        "fetched from",
        max_length=1000,
        blank=True,
        validators=[check_fetched],
        help_text="Where we fetch: a feed (RSS, Atom, JSON Feed) or a list of an API.",
    )
    every_min = models.PositiveIntegerField(
        "every so many minutes",
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)],
        help_text="Where we fetch.",
    )
    house = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="whose stories",
        help_text="The source of all that comes. Empty: as each story says.",
    )
    format = models.CharField(max_length=20, default="auto")
    zone = models.CharField(
        "clock",
        max_length=64,
        blank=True,
        validators=[check_zone],
        help_text="Of times without zone, such as Asia/Shanghai. Empty: as is known of the house.",
    )
    language = models.CharField(
        max_length=35,
        blank=True,
        validators=[check_language],
        help_text="Of stories that do not say theirs, such as en.",
    )
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Of new stories for which no rule and no subject says one.",
    )
    route = models.CharField(
        "new stories go to", max_length=8, choices=Route.choices, default=Route.INBOX
    )
    kills_at_once = models.BooleanField(
        "withdraw at once what it takes back",
        default=False,
        help_text="Otherwise publishers are told, and decide.",
    )
    fetches_pictures = models.BooleanField(
        "fetch pictures",
        default=False,
        db_default=False,
        help_text="Of a story that somebody takes. Tick it where the contract covers pictures.",
    )
    silent_after_h = models.PositiveIntegerField(
        "silent after so many hours",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES // 60)],
        help_text="Empty: when nothing came for longer than is usual.",
    )

    key_digest = models.CharField(max_length=64, blank=True, editable=False)
    key_made_at = models.DateTimeField(null=True, editable=False)
    key_made_by = models.CharField(max_length=200, blank=True, editable=False)
    last_sent_at = models.DateTimeField("last sent", null=True, editable=False)
    expected_by = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)
    taken_count = models.PositiveIntegerField("taken", default=0, editable=False)
    refused_count = models.PositiveIntegerField("refused", default=0, editable=False)
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    content_digest = models.CharField(max_length=64, blank=True, editable=False)
    header_name = models.CharField(max_length=80, blank=True, editable=False)
    header_sealed = models.TextField(blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    problem = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = "channel of the wire"
        verbose_name_plural = "channels of the wire"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Ask for what a way needs, and for the house where stories act without an editor."""
        wrong: dict[str, str] = {}
        if self.way == Way.FETCH and not self.address:
            wrong["address"] = "Say from which address stories are fetched."
        if not self.house and (self.route == Route.STRAIGHT or self.kills_at_once):
            wrong["house"] = NEEDS_HOUSE
        if wrong:
            raise ValidationError(wrong)

    @property
    def way_in_short(self) -> str:
        """How they come, in a word or two."""
        return self.get_way_display().partition(":")[0]

    @property
    def route_in_short(self) -> str:
        """Where new stories go, in a word or two."""
        return self.get_route_display().partition(":")[0]

    @property
    def pause(self) -> timedelta:
        """How long it is between two fetches while all goes well."""
        return timedelta(minutes=self.every_min)


class DeliveryStatus(models.TextChoices):
    """What became of a delivery."""

    WAITING = "waiting", "Waits"
    TAKEN = "taken", "Taken"
    REFUSED = "refused", "Refused"


def new_public_id() -> str:
    """Return a name that nobody can guess: it stands in the address that a sender is given."""
    return secrets.token_hex(12)


def waiting_path(row: "Delivery", filename: str) -> str:
    """Return where a delivery waits in the private store: under a name that tells nothing."""
    return f"{INCOMING}/{secrets.token_hex(16)}"


class Delivery(models.Model):
    """What came at one time on a channel, and what became of each story in it.

    What comes under one `name` is always one thing, such as a feed; what has none is of its own.

    Its bytes wait in `file`, or in `folder_file`, which is a name in the channel's own folder.
    They go once all is taken; what was refused keeps them. `outcomes` has a row a story: `path`,
    `status`, `article_id`, `reason`. `has_news` says that one was new or changed.
    """

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="deliveries")
    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    name = models.CharField("what came", max_length=300, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    file = models.FileField(upload_to=waiting_path, max_length=100, blank=True)
    folder_file = models.CharField(max_length=300, blank=True)
    status = models.CharField(
        max_length=8, choices=DeliveryStatus.choices, default=DeliveryStatus.WAITING
    )
    outcomes = models.JSONField(default=list)
    refused_count = models.PositiveIntegerField("refused", default=0)
    has_news = models.BooleanField(default=False)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name_plural = "deliveries"
        indexes: ClassVar = [
            models.Index(
                fields=["id"],
                condition=models.Q(status=DeliveryStatus.WAITING),
                name="wire_delivery_waiting",
            ),
            models.Index(fields=["channel", "-received_at"], name="wire_delivery_of_channel"),
            models.Index(fields=["received_at"], name="wire_delivery_oldest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "folder_file"],
                condition=models.Q(status=DeliveryStatus.WAITING) & ~models.Q(folder_file=""),
                name="wire_file_waits_once",
            )
        ]

    def __str__(self) -> str:
        return "Fetched from the house" if self.is_feed else self.name or "Sent to us"

    @property
    def is_feed(self) -> bool:
        """Whether it says again most of what it said under its name before."""
        return bool(self.name) and not self.folder_file
