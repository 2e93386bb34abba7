"""Users of the desk, and the people and organisations that stories name."""

from collections.abc import Iterable
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_noop as noop

from addresses.models import FormerAddress, Kind
from addresses.named import Addressed
from people.contact import addresses_in, check_languages, check_profiles, codes_in
from people.names import is_one_name, letters_key, name_key
from search.words import shown

# A key can be longer than its name: folding takes some signs apart into several letters.
KEY_LENGTH = 200
ABBREVIATION_KEY_LENGTH = 40


class User(AbstractUser):
    """Somebody who logs in to the desk. What they may do is in `people/roles.py`."""

    duty_until = models.DateTimeField(
        "duty editor until",
        null=True,
        blank=True,
        help_text="Until this moment they may also do what a duty editor may.",
    )
    leaves_signs = models.BooleanField(
        "signs as typed",
        default=False,
        help_text="What they type stays so: no quotes, dashes and dots as they are printed.",
    )
    session_stamp = models.PositiveIntegerField(default=0, editable=False)

    session_roles: frozenset[str] | None = None

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def role_names(self) -> frozenset[str]:
        """Return the names of the groups this user is in, read now."""
        return frozenset(self.groups.values_list("name", flat=True))

    def end_sessions(self) -> None:
        """Log this user out everywhere, at their next request."""
        User.objects.filter(pk=self.pk).update(session_stamp=models.F("session_stamp") + 1)
        self.refresh_from_db(fields=["session_stamp"])

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session must match: it ends when anything of this changes.

        Django asks for it on every request. The groups are read here, so that they can change
        in any way at all; `session_roles` keeps them for whoever asks next. A superuser's make
        no difference and are not read.
        """
        self.session_roles = frozenset() if self.is_superuser else self.role_names()
        duty = self.duty_until.timestamp() if self.duty_until else 0
        facts = (self.session_stamp, self.is_superuser, self.is_staff, duty)
        value = "\n".join([self.password, repr(facts), *sorted(self.session_roles)])
        return salted_hmac(
            "people.models.User.session", value, secret, algorithm="sha256"
        ).hexdigest()


def alike_keys(names: Iterable[str]) -> set[str]:
    """Return the keys of the letters of names; one of signs alone is like no other."""
    return {letters_key(name)[:KEY_LENGTH] for name in names} - {""}


def merged(kind: Kind, name: str) -> str:
    """Return the address of the one with which a name was made one; '' where it was not."""
    key = name_key(name)[:KEY_LENGTH]
    return FormerAddress.objects.named(kind, [key]).get(key, "")


class PersonQuerySet(models.QuerySet["Person"]):
    """Finding people by the names that pages print."""

    def alike(self, *names: str) -> "PersonQuerySet":
        """Return those who have the letters of one of these names, whatever stands between."""
        return self.filter(letters_key__in=alike_keys(names)).order_by("pk")

    def known(self, name: str) -> "Person | None":
        """Return the person of this name, if there is one; of several the oldest.

        Case, accents and hyphens do not count. Where more differs it is somebody else, until an
        editor says otherwise.
        """
        of_key = self.filter(name_key=name_key(name)[:KEY_LENGTH]).order_by("pk").first()
        alike = (one for one in self.alike(name) if is_one_name(one.name, name))
        return of_key or next(alike, None) or self.filter(slug=merged(Kind.PERSON, name)).first()

    def named(self, name: str) -> "Person":
        """Return the person of this name, made where they are new."""
        return self.known(name) or self.create(name=name)


class Person(Addressed):
    """Someone a story names: a writer, web editor, translator or photographer."""

    address_kind = Kind.PERSON

    name = models.CharField(max_length=200, help_text="As it is printed, such as Zhang Kaiwei.")
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    letters_key = models.CharField(max_length=KEY_LENGTH, editable=False, default="", db_index=True)
    title = models.CharField(max_length=200, blank=True, help_text="Such as Harbour correspondent.")
    bio = models.TextField(
        "about",
        blank=True,
        max_length=3000,
        help_text="Who they are, for readers. An empty line begins a paragraph.",
    )
    languages = models.CharField(
        max_length=100,
        blank=True,
        validators=[check_languages],
        help_text="Those they speak, by their codes, such as en, zh-Hans, ar.",
    )
    email = models.EmailField(
        "mail", blank=True, help_text="Where readers may write to them. Everybody sees it."
    )
    profiles = models.TextField(
        "found at",
        blank=True,
        max_length=2000,
        validators=[check_profiles],
        help_text="Pages of theirs elsewhere, one address a line, with https:// in front.",
    )
    user = models.OneToOneField(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
        verbose_name="account",
        help_text="The account they log in with, if they have one.",
    )

    objects: ClassVar[PersonQuerySet] = PersonQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, update_fields: Iterable[str] | None = None, **kw: object) -> None:
        """Keep the matching keys beside the name."""
        self.put_keys()
        if update_fields is not None:
            update_fields = {*update_fields, "name", "name_key", "letters_key"}
        super().save(*args, update_fields=update_fields, **kw)

    @property
    def spoken(self) -> list[str]:
        """The codes of the languages they speak."""
        return codes_in(self.languages)

    @property
    def profile_addresses(self) -> list[str]:
        """The addresses of their pages elsewhere."""
        return addresses_in(self.profiles)

    def put_keys(self) -> None:
        """Clean the name, and make the keys by which it is found."""
        self.name = shown(self.name)
        self.name_key = name_key(self.name)[:KEY_LENGTH]
        self.letters_key = letters_key(self.name)[:KEY_LENGTH]


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Finding agencies and sources by the names that pages print."""

    def alike(self, *names: str) -> "OrganisationQuerySet":
        """Return those that have the letters of one of these names, whatever stands between."""
        return self.filter(letters_key__in=alike_keys(names)).order_by("pk")

    def known(self, name: str) -> "Organisation | None":
        """Return the organisation of this name or abbreviation, if there is one.

        Case, accents and hyphens do not count; where more differs it is another.
        """
        key = name_key(name)[:KEY_LENGTH]
        named = models.Q(name_key=key)
        if key:
            # Every missing abbreviation has an empty key.
            named |= models.Q(abbreviation_key=key)
        of_key = self.filter(named).order_by("pk").first()
        alike = (one for one in self.alike(name) if is_one_name(one.name, name))
        return of_key or next(alike, None) or self.filter(slug=merged(Kind.SOURCE, name)).first()

    def named(self, name: str) -> "Organisation":
        """Return the organisation of this name or abbreviation, made where it is new."""
        return self.known(name) or self.create(name=name)


class AtLicenceEnd(models.TextChoices):
    """What happens to live stories when an agency's licence of a photo ends."""

    KEEP = "keep", "They keep the photo; it stands in no new one"
    TAKE_OUT = "take_out", "The photo is taken out of them"


CREDIT_PARTS = ("{agency}", "{photographer}")


def check_credit_pattern(pattern: str) -> None:
    """Refuse a pattern with braces around anything but the two parts of a credit."""
    rest = pattern
    for part in CREDIT_PARTS:
        rest = rest.replace(part, "")
    if rest == pattern or "{" in rest or "}" in rest:
        raise ValidationError("Write it with {agency} and {photographer}, and no other braces.")


class HouseKind(models.TextChoices):
    """What a house is, as readers are told."""

    AGENCY = "agency", noop("News agency")
    PAPER = "paper", noop("Newspaper")
    BROADCASTER = "broadcaster", noop("Broadcaster")
    PRESS_OFFICE = "press", noop("Press office")
    AUTHORITY = "authority", noop("Public authority")
    RESEARCH = "research", noop("Research institute")


class Organisation(Addressed):
    """A house that stories and photos come from: an agency, or another paper."""

    address_kind = Kind.SOURCE

    name = models.CharField(max_length=200, help_text="As it is printed, such as Xinhua.")
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    letters_key = models.CharField(max_length=KEY_LENGTH, editable=False, default="", db_index=True)
    abbreviation = models.CharField(max_length=40, blank=True, help_text="Such as GT.")
    abbreviation_key = models.CharField(
        max_length=ABBREVIATION_KEY_LENGTH, editable=False, blank=True, db_index=True
    )
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        help_text="Where its clocks are, such as Asia/Shanghai. Empty: this paper's own zone.",
    )

    kind = models.CharField(
        "what it is",
        max_length=12,
        blank=True,
        choices=HouseKind.choices,
        help_text="As readers are told on the page of its stories.",
    )
    description = models.TextField(
        "about", blank=True, max_length=400, help_text="A sentence or two for readers."
    )
    home = models.URLField(
        "its own page",
        blank=True,
        max_length=300,
        help_text="Where it is found itself, with https:// in front.",
    )
    credit_pattern = models.CharField(
        max_length=100,
        blank=True,
        validators=[check_credit_pattern],
        help_text="How its photos are credited, such as {photographer}, {agency}. "
        "Empty: {agency}/{photographer}.",
    )
    at_licence_end = models.CharField(
        "live stories, when a photo's licence ends",
        max_length=8,
        choices=AtLicenceEnd.choices,
        default=AtLicenceEnd.KEEP,
    )

    objects: ClassVar[OrganisationQuerySet] = OrganisationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, update_fields: Iterable[str] | None = None, **kw: object) -> None:
        """Keep the matching keys beside the names."""
        self.put_keys()
        if update_fields is not None:
            keys = {"name", "name_key", "letters_key", "abbreviation_key"}
            update_fields = {*update_fields, *keys}
        super().save(*args, update_fields=update_fields, **kw)

    def clean(self) -> None:
        """Refuse a name that another organisation has, or that nobody could match."""
        super().clean()
        if not letters_key(self.name):
            raise ValidationError({"name": "Give a name with letters or digits."})
        same = Organisation.objects.filter(name_key=name_key(self.name)[:KEY_LENGTH])
        other = same.exclude(pk=self.pk).first()
        if other:
            words = f"“{other}” is here already: case, accents and hyphens make no other name."
            raise ValidationError({"name": words})

    def put_keys(self) -> None:
        """Clean the name, and make the keys by which it and its abbreviation are found."""
        self.name = shown(self.name)
        self.name_key = name_key(self.name)[:KEY_LENGTH]
        self.letters_key = letters_key(self.name)[:KEY_LENGTH]
        self.abbreviation_key = name_key(self.abbreviation)[:ABBREVIATION_KEY_LENGTH]


class Invitation(models.Model):
    """A link by which somebody sets the first password of their account: good once, for a while.

    `digest` is the SHA-256 of its end; the link itself is nowhere.
    """

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Invitation of {self.user}"


class AuditEntry(models.Model):
    """Something that happened to an account: a login, a refusal, a change. Never changed.

    `user` is whose account it is, `about` what they were called then; `actor` did it, where that
    was somebody else.
    """

    class Kind(models.TextChoices):
        LOGGED_IN = "logged_in", "Logged in"
        REFUSED = "refused", "Wrong password or code"
        LOCKED = "locked", "Too many tries"
        PASSWORD = "password", "Password changed"
        FACTOR = "factor", "Second factor changed"
        ROLES = "roles", "Roles or details changed"
        OPENED = "opened", "Account opened"
        CLOSED = "closed", "Account closed"

    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=200)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        verbose_name_plural = "audit entries"
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="people_audit_newest"),
            models.Index(fields=["kind", "-at", "-id"], name="people_audit_by_kind"),
            models.Index(fields=["user", "-at", "-id"], name="people_audit_by_user"),
            models.Index(fields=["actor", "-at", "-id"], name="people_audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.get_kind_display()}"


class AuditAddress(models.Model):
    """The network address an entry came from: a row of its own, which is deleted in time."""

    entry = models.OneToOneField(
        AuditEntry, primary_key=True, on_delete=models.CASCADE, related_name="came_from"
    )
    address = models.GenericIPAddressField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name_plural = "audit addresses"

    def __str__(self) -> str:
        return self.address
