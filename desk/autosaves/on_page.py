"""What somebody has on the page of a story, and who can read it from what the page sent."""

from dataclasses import dataclass
from typing import Protocol, cast

from django.contrib.admin import site
from django.http import HttpRequest, QueryDict

from articles.models import Article
from editions.story import Story


@dataclass(frozen=True)
class OnPage:
    """The story as it stands on a page, the page's key, and the save it was opened with."""

    key: str
    opened: int
    story: Story


class StoryPage(Protocol):
    """The page on which a story is written: it knows its fields."""

    def read_page(self, request: HttpRequest, article: Article | None, sent: QueryDict) -> OnPage:
        """Return what a page sent, as a story; nothing is saved."""


def read_page(request: HttpRequest, article: Article | None, sent: QueryDict) -> OnPage:
    """Return what the page of a story sent, as a story; nothing is saved."""
    # Asked of the site and not imported: the site's addresses lead to whoever asks here.
    page = cast(StoryPage, site.get_model_admin(Article))
    return page.read_page(request, article, sent)
