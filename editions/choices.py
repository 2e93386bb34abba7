"""Fixed words of the record."""

from django.db import models
from django.utils.translation import gettext_noop as noop


class Kind(models.TextChoices):
    """What a version of a story is, in the words that editors choose and readers see.

    The five between first and withdrawal are the changes (rule 3 of `docs/door.md`).
    """

    FIRST = "first", noop("First published")
    CORRECTION = "correction", noop("Correction")
    CLARIFICATION = "clarification", noop("Clarification")
    UPDATE = "update", noop("Update")
    TYPO = "typo", noop("Typo")
    HOUSEKEEPING = "housekeeping", noop("Housekeeping")
    WITHDRAWAL = "withdrawal", noop("Withdrawn")
    RESTORATION = "restoration", noop("Restored")


CHANGES = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.UPDATE, Kind.TYPO, Kind.HOUSEKEEPING)
TELLS_READERS = (Kind.CORRECTION, Kind.CLARIFICATION)


class CreditRole(models.TextChoices):
    """What somebody did for a story."""

    WRITER = "writer", "Writer"
    WEB_EDITOR = "web_editor", "Web editor"
    TRANSLATOR = "translator", "Translator"


PHOTOGRAPHER = "photographer"


class TextKind(models.TextChoices):
    """What the paper says of itself on a page of its own; the value ends the page's address."""

    CORRECTIONS = "corrections-policy", noop("Corrections policy")
    PRINCIPLES = "principles", noop("Our principles")
    MASTHEAD = "masthead", noop("Masthead")
    IMPRINT = "imprint", noop("Imprint")
    CONTACT = "contact", noop("Contact")
    ACCESSIBILITY = "accessibility", noop("Accessibility")
    PRIVACY = "privacy", noop("Privacy")
