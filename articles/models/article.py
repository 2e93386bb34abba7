"""A story as the desk is writing it."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.expressions import RawSQL
from django.utils import timezone
from taggit.managers import TaggableManager

from addresses.slugs import short_id
from editions.models.record import PUBLIC_ID_LENGTH
from people.models import Organisation, User
from taxonomy.models import Section
from taxonomy.tagging import StoryTags


class Stage(models.TextChoices):
    """Where the newest draft of a story stands. What readers see is a second, separate fact."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    APPROVED = "approved", "Approved"
    SPIKED = "spiked", "Spiked"


class Live(models.TextChoices):
    """What readers see of a story."""

    NOT_YET = "not_yet", "Not yet"
    LIVE = "live", "Live"
    WITHDRAWN = "withdrawn", "Withdrawn"


# What the clock knows of a story.
CLOCK_FIELDS = ("publish_at", "publish_problem", "rights_accepted")


# The stories on hold that a user is not named for. A page of the desk asks for them twenty times:
# Django takes a hundred times as long to make this sentence as a database to answer it.
HIDDEN = (
    "SELECT hold.article_id FROM articles_hold hold WHERE NOT EXISTS (SELECT 1 "
    "FROM articles_hold_people named WHERE named.hold_id = hold.id AND named.user_id = %s)"
)


class ArticleQuerySet(models.QuerySet["Article"]):
    """Which stories."""

    def seen_by(self, user: User) -> "ArticleQuerySet":
        """Without the stories on hold that this user is not named for."""
        if user.is_superuser:
            return self
        return self.exclude(pk__in=RawSQL(HIDDEN, [user.pk]))

    def hidden_from(self, user: User) -> "ArticleQuerySet":
        """Only the stories on hold that this user is not named for; there are never many."""
        if user.is_superuser:
            return self.none()
        return self.filter(pk__in=RawSQL(HIDDEN, [user.pk]))

    def due(self, at: datetime | None = None) -> "ArticleQuerySet":
        """Approved stories whose time to go out has come, and that did not fail at it."""
        return self.scheduled().filter(
            publish_at__lte=at or timezone.now(), approved_revision__isnull=False
        )

    def standing(self, *stages: Stage) -> "ArticleQuerySet":
        """Stories whose draft stands at one of these stages. Where readers see exactly the draft
        there is nothing that could: it has no news.
        """
        return self.filter(stage__in=stages, has_news=True)

    def scheduled(self) -> "ArticleQuerySet":
        """Stories that go out by the clock."""
        return self.filter(publish_at__isnull=False, publish_problem="")

    def expected(self) -> "ArticleQuerySet":
        """Stories that somebody is to have written by a day, and that are not approved yet."""
        return self.standing(Stage.DRAFT, Stage.IN_REVIEW).filter(due_on__isnull=False)

    def failed(self) -> "ArticleQuerySet":
        """Stories that could not go out at their time, and were not scheduled anew."""
        return self.filter(publish_at__isnull=False).exclude(publish_problem="")


class Article(models.Model):  # type: ignore[django-manager-missing]
    """A story at the desk. Nothing readers see changes with it until it goes through the door.

    `public_id` is what commands take, and what the record and the readers' rows carry.
    `live` and `live_edition` repeat what the record says, for the desk's lists; the door alone
    writes them. `has_news` says whether the draft as it was saved differs from what readers see;
    whoever saves and the door write it. `assigned_to` is whoever it was given to; the story is
    then theirs too, and expected by `due_on`, where that was said.
    """

    public_id = models.CharField(
        max_length=PUBLIC_ID_LENGTH, unique=True, default=short_id, editable=False
    )
    headline = models.CharField(max_length=300)
    short_headline = models.CharField(
        max_length=120, blank=True, help_text="For small places; empty: the headline."
    )
    kicker = models.CharField(
        max_length=80, blank=True, help_text="The label over the headline; empty: the section."
    )
    standfirst = models.TextField(blank=True, help_text="One or two sentences under the headline.")
    body = models.TextField("text", blank=True)
    slug = models.SlugField(
        max_length=80, blank=True, help_text="The end of the address; empty: from the headline."
    )
    language = models.CharField(
        max_length=20, default="en", help_text="Such as en, fr, zh-Hans or ar (BCP 47)."
    )
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tags = TaggableManager(
        through="articles.ArticleTag",
        manager=StoryTags,
        blank=True,
        related_name="tagged_articles+",
    )

    source = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The house the story came from; empty: this paper's own.",
    )
    source_time = models.DateTimeField(
        null=True, blank=True, help_text="The time the source put on its page."
    )
    source_offset_min = models.SmallIntegerField(
        default=0, editable=False, help_text="That time's distance from UTC, in minutes."
    )
    byline_place = models.CharField(max_length=120, blank=True)
    dateline_place = models.CharField(max_length=120, blank=True, help_text="Such as NANJING.")
    dateline_date = models.DateField(null=True, blank=True)
    dateline_date_text = models.CharField(
        "dateline's date as printed", max_length=40, blank=True, help_text="Such as Sept. 10."
    )
    dateline_agency = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    translation_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The story that this one translates.",
    )
    search_title = models.CharField(
        max_length=120, blank=True, help_text="For search engines; empty: the headline."
    )
    social_title = models.CharField(
        max_length=120, blank=True, help_text="For shared links; empty: the headline."
    )
    social_photo = models.ForeignKey(
        "media.Photo",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="For shared links; empty: the lead picture.",
    )
    is_flash = models.BooleanField(
        "flash: more follows",
        default=False,
        help_text="Headline, one sentence and section are enough. The page says “More follows”.",
    )
    is_sensitive = models.BooleanField(
        "sensitive",
        null=True,
        blank=True,
        help_text="Neither gets nor gives suggestions that nobody accepted. Unset: by its tags.",
    )

    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.DRAFT)
    approved_revision = models.ForeignKey(
        "articles.Revision", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    publish_at = models.DateTimeField(null=True, blank=True, editable=False)
    publish_problem = models.CharField(max_length=500, blank=True, editable=False)
    # The reason given when it was scheduled, and the limits of photos that it answers for.
    rights_accepted = models.JSONField(default=dict, editable=False)
    embargo_until = models.DateTimeField(null=True, blank=True, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_on = models.DateField(null=True, editable=False)
    return_note = models.TextField(blank=True, editable=False)
    merge_conflicts = models.JSONField(default=list, editable=False)

    live = models.CharField(
        max_length=10, choices=Live.choices, default=Live.NOT_YET, editable=False
    )
    live_edition = models.PositiveIntegerField(default=0, editable=False)
    live_path = models.CharField(max_length=130, blank=True, editable=False)
    has_news = models.BooleanField(default=True, editable=False)
    note_owed_since = models.DateTimeField(null=True, editable=False)

    version = models.PositiveIntegerField(default=0, editable=False)
    # The page that the story was first saved on; another press on that page makes no second one.
    page_key = models.CharField(max_length=36, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[ArticleQuerySet] = ArticleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["-changed_at", "-pk"]
        verbose_name = "story"
        verbose_name_plural = "stories"
        indexes: ClassVar = [
            models.Index(fields=["-changed_at", "-id"], name="articles_newest"),
            models.Index(
                fields=["stage", "has_news", "-changed_at", "-id"], name="articles_by_stage"
            ),
            models.Index(
                fields=["-changed_at", "-public_id"],
                condition=models.Q(stage=Stage.APPROVED, live=Live.NOT_YET),
                name="articles_about_to_go_out",
            ),
            models.Index(
                fields=["assigned_to", "-changed_at", "-id"],
                condition=models.Q(assigned_to__isnull=False),
                name="articles_by_assignee",
            ),
            models.Index(fields=["created_by", "-changed_at", "-id"], name="articles_by_beginner"),
            models.Index(
                fields=["created_by", "page_key"],
                condition=~models.Q(page_key=""),
                name="articles_by_page",
            ),
            models.Index(
                fields=["embargo_until"],
                condition=models.Q(embargo_until__isnull=False),
                name="articles_embargoed",
            ),
            models.Index(
                fields=["publish_at"],
                condition=models.Q(publish_at__isnull=False),
                name="articles_due",
            ),
            models.Index(fields=["live", "-changed_at", "-id"], name="articles_by_live"),
            models.Index(fields=["section", "-changed_at", "-id"], name="articles_by_section"),
            models.Index(fields=["source", "-changed_at", "-id"], name="articles_by_source"),
            models.Index(
                fields=["created_by", "stage", "has_news", "-changed_at", "-id"],
                name="articles_begun_by_stage",
            ),
            models.Index(
                fields=["assigned_to", "stage", "has_news", "-changed_at", "-id"],
                condition=models.Q(assigned_to__isnull=False),
                name="articles_given_by_stage",
            ),
            models.Index(
                fields=["-changed_at", "-id"],
                condition=~models.Q(return_note=""),
                name="articles_returned",
            ),
            models.Index(
                fields=["publish_at"],
                condition=~models.Q(publish_problem=""),
                name="articles_failed",
            ),
            models.Index(
                fields=["-changed_at", "-id"],
                condition=~models.Q(merge_conflicts=[]),
                name="articles_to_settle",
            ),
            models.Index(
                fields=["due_on"],
                condition=models.Q(due_on__isnull=False),
                name="articles_expected",
            ),
            models.Index(
                fields=["note_owed_since"],
                condition=models.Q(note_owed_since__isnull=False),
                name="articles_owed",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(publish_at=None) | models.Q(approved_revision__isnull=False),
                name="articles_scheduled_is_approved",
                violation_error_message="Only an approved story can be scheduled.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or "No headline yet"

    def is_own(self, user: User) -> bool:
        """Say whether this user began the story, or was given it."""
        return user.pk is not None and user.pk in {self.created_by_id, self.assigned_to_id}

    @property
    def is_embargoed(self) -> bool:
        """Whether it may not go out yet."""
        return self.embargo_until is not None and self.embargo_until > timezone.now()

    @property
    def is_on_hold(self) -> bool:
        """Whether it is kept from going out, and from all eyes but those named."""
        return hasattr(self, "hold")

    @property
    def is_live(self) -> bool:
        """Whether readers see an edition of it now."""
        return self.live == Live.LIVE

    @property
    def is_scheduled(self) -> bool:
        """Whether it has a time to go out by the clock; it stays one that failed at it."""
        return self.publish_at is not None

    def leave_the_clock(self) -> None:
        """Forget when it was to go out, and why it could not."""
        if self.publish_at is None:
            return
        self.publish_at = None
        self.publish_problem = ""
        self.rights_accepted = {}
        self.save(update_fields=CLOCK_FIELDS)

    @property
    def has_failed(self) -> bool:
        """Whether it could not go out at its time, and was not scheduled anew."""
        return self.publish_at is not None and bool(self.publish_problem)
