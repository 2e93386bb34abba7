"""What every format of feeds tells: a page of stories, each with its whole text."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext
from lxml import html

from editions.models import PublishedArticle
from website.history import notes_of
from website.structured import absolute
from website.walks import Stories


@dataclass(frozen=True)
class FeedPage:
    """A page of a feed.

    `home` is the list that people read, `path` where this document itself stands, with what goes
    on from which story, `breaking` the public id of the story that every page leads to now.
    """

    title: str
    home: str
    path: str
    stories: Stories
    breaking: str = ""

    def title_of(self, article: PublishedArticle) -> str:
        """Return the headline of a story, with a word before it while it is breaking."""
        headline = article.story.headline
        if article.id != self.breaking:
            return headline
        return gettext("Breaking: %(headline)s") % {"headline": headline}

    @property
    def address(self) -> str:
        """Where the feed begins."""
        return self.path.partition("?")[0]

    @property
    def hubs(self) -> list[str]:
        """The WebSub hubs that are told of new stories: of the feed's beginning, which they ask."""
        hubs: list[str] = settings.WEBSUB_HUBS
        return hubs if self.path == self.address else []

    @property
    def next_path(self) -> str:
        """Where the feed goes on; '' on its last page."""
        return f"{self.address}?{self.stories.more}" if self.stories.after else ""


def full_text(article: PublishedArticle) -> str:
    """Return all that stands on a story's page as HTML with full addresses."""
    context = {
        "article": article,
        "story": article.story,
        "corrections": notes_of(article),
    }
    root = html.fragment_fromstring(
        render_to_string("website/_feed_text.html", context), create_parent="div"
    )
    for gallery in root.find_class("gallery"):
        # A reader of feeds has none of our styles: its pictures one after the other.
        for figure in list(gallery.iter("figure")):
            gallery.addprevious(figure)
        gallery.drop_tree()
    for element in root.iter("a", "img", "source"):
        for name in ("href", "src"):
            if element.get(name, "").startswith("/"):
                element.set(name, absolute(element.get(name, "")))
        if element.get("srcset"):
            element.set("srcset", element.get("srcset", "").replace("/photo/", absolute("/photo/")))
    return "".join(html.tostring(child, encoding="unicode").strip() for child in root)
