"""The paper's pages: a home page, sections below it, stories below them."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.images.models import Image
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index
from wagtail.snippets.models import register_snippet

PER_PAGE = 20
SECONDS = 4
PER_SECTION = 4
CARD_SIZES = ("width-320", "width-640")


@register_snippet
class Person(models.Model):
    """Who writes."""

    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class HomePage(Page):
    """The front page."""

    subpage_types = ["paper.SectionPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The newest story, four beside it, and four of each section."""
        lead, *seconds = ArticlePage.objects.newest().cards()[: 1 + SECONDS]
        shown = [lead.pk, *(story.pk for story in seconds)]
        sections = [
            (
                section,
                ArticlePage.objects.child_of(section)
                .newest()
                .exclude(pk__in=shown)
                .cards()[:PER_SECTION],
            )
            for section in SectionPage.objects.child_of(self).live().in_menu()
        ]
        context = super().get_context(request, *args, **kwargs)
        return {**context, "lead": lead, "seconds": seconds, "sections": sections}


class SectionPage(Page):
    """A section."""

    parent_page_types = ["paper.HomePage"]
    subpage_types = ["paper.ArticlePage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A page of its stories."""
        stories = ArticlePage.objects.child_of(self).newest().cards()
        context = super().get_context(request, *args, **kwargs)
        page_obj = Paginator(stories, PER_PAGE).get_page(request.GET.get("page"))
        return {**context, "page_obj": page_obj, "title": self.title, "current_section": self.slug}


class ArticleTag(TaggedItemBase):
    """A story under a tag."""

    content_object = ParentalKey(
        "paper.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class ArticleQuerySet(PageQuerySet):
    """Questions about stories."""

    def newest(self) -> "ArticleQuerySet":
        """What readers may see, newest first."""
        return self.live().order_by("-published_at")

    def cards(self) -> "ArticleQuerySet":
        """What a list shows of each."""
        photos = Image.objects.prefetch_renditions(*CARD_SIZES)
        return self.defer_streamfields().prefetch_related(Prefetch("lead_photo", queryset=photos))


class ArticlePage(Page):
    """A story."""

    standfirst = models.TextField()
    body = StreamField([("text", RichTextBlock())])
    lead_photo = models.ForeignKey(
        Image, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    people = ParentalManyToManyField(Person)
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)
    related = ParentalManyToManyField("self", symmetrical=False, blank=True)
    section_name = models.CharField(max_length=80)
    published_at = models.DateTimeField(db_index=True)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    parent_page_types = ["paper.SectionPage"]
    subpage_types = []
    content_panels = [
        *Page.content_panels,
        *(
            FieldPanel(name)
            for name in ("standfirst", "body", "lead_photo", "people", "tags", "related")
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.FilterField("published_at"),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What is like it, and more of its section."""
        section = self.get_parent()
        more = ArticlePage.objects.sibling_of(self, inclusive=False).newest().cards()
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "section": section,
            "current_section": section.slug,
            "written_by": self.people.all(),
            "tagged": self.tags.all(),
            "related": ArticlePage.objects.filter(pk__in=self.related.all()).newest().cards(),
            "more": more[:PER_SECTION],
        }
