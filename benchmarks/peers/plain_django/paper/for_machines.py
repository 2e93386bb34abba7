"""The feed and the sitemap, by what Django has for both."""

from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed

from paper.models import Article, ArticleQuerySet


class Newest(Feed):
    """The newest stories, whole."""

    title = settings.SITE_NAME
    link = "/"
    description = "The newest stories"

    def items(self) -> ArticleQuerySet:
        """The newest twenty."""
        return Article.objects.live().select_related("section")[:20]

    def item_title(self, item: Article) -> str:
        """The headline."""
        return item.headline

    def item_description(self, item: Article) -> str:
        """The text."""
        return item.body

    def item_pubdate(self, item: Article) -> datetime:
        """When it went out."""
        return item.published_at


class Stories(Sitemap):
    """Every live story."""

    def items(self) -> ArticleQuerySet:
        """All of them."""
        return Article.objects.live().only("published_on", "slug", "modified_at")

    def lastmod(self, item: Article) -> datetime:
        """When it was changed."""
        return item.modified_at
