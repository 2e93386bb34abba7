"""Every page but a story as machines read it: schema.org in JSON-LD, and the way to each page.

A page is what its view is called in `urls.py`: `TYPES` says which type of schema.org that is, and
`ABOUT` what it is about. The lists are those that stand on the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from editions.models import PublishedArticle
from editions.pictures import ShownPicture
from paper.now import paper_now
from website.names_of_paper import other_names
from website.structured import absolute, known, paper
from website.tongues import InLanguage, way

CONTEXT = "https://schema.org"
TYPES = {
    "person": "ProfilePage",
    "search": "SearchResultsPage",
    "history": "WebPage",
    "version": "WebPage",
}
USUAL_TYPE = "CollectionPage"
ABOUT = {"tag": "Thing", "thread": "Thing", "source": "Organization"}

type Facts = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class AboutPage:
    """What a page that is no story says of itself.

    `name` is what its view is called in `urls.py`; `trail` are the pages between the front page and
    this one, each with what it is called and its path; `entity` has facts of what it is about, and
    `languages` say where the same page stands in each language of the paper; `picture` is its own.
    """

    name: str
    title: str
    path: str
    robots: str
    description: str = ""
    stories: Sequence[PublishedArticle] = ()
    trail: Sequence[tuple[str, str]] = ()
    entity: Facts = field(default_factory=dict)
    languages: Sequence[InLanguage] = ()
    picture: ShownPicture | None = None

    def things(self) -> list[Facts]:
        """Return all that is told of the page, each thing by itself."""
        page = web_page(self)
        if self.name == "front":
            # The site is one, and told of where it begins.
            site = [] if paper_now().tongue else [web_site()]
            return [page, *site, {"@context": CONTEXT, **paper()}]
        things = [page, breadcrumbs([*self.trail, (self.title, self.path)])]
        if self.name == "person" and self.stories:
            # The page itself is about them, and not about the list.
            things.append({"@context": CONTEXT, **item_list(self.stories)})
        return things


def web_page(page: AboutPage) -> Facts:
    """Return the page, with its stories in the order in which they stand on it."""
    url = absolute(page.path)
    facts = {
        "@context": CONTEXT,
        "@type": TYPES.get(page.name, USUAL_TYPE),
        "@id": url,
        "url": url,
        "name": page.title,
        "description": page.description,
        "inLanguage": paper_now().speaks,
        "isPartOf": {"@type": "WebSite", "@id": absolute("/#site"), "url": absolute("/")},
    }
    if page.name == "person":
        facts["mainEntity"] = known(
            {
                "@type": "Person",
                "name": page.title,
                "url": url,
                "description": page.description,
                **page.entity,
            }
        )
    elif page.stories:
        facts["mainEntity"] = item_list(page.stories)
    if page.name in ABOUT:
        about = {"@type": ABOUT[page.name], "name": page.title, "url": url, **page.entity}
        facts["about"] = known(about)
    return known(facts)


def item_list(stories: Sequence[PublishedArticle]) -> Facts:
    """Return stories as a list of where they stand, which Google calls a summary page."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "url": absolute(story.get_absolute_url())}
            for n, story in enumerate(stories, 1)
        ],
    }


def web_site() -> Facts:
    """Return the paper as a site, with how it is searched."""
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": absolute("/search/?q={search_term_string}"),
        },
        "query-input": "required name=search_term_string",
    }
    return known(
        {
            "@context": CONTEXT,
            "@type": "WebSite",
            "@id": absolute("/#site"),
            "url": absolute("/"),
            "name": paper_now().name,
            "alternateName": other_names(),
            "description": paper_now().tagline,
            "inLanguage": paper_now().speaks,
            "publisher": paper(),
            "potentialAction": search,
        }
    )


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Facts:
    """Return the way from the front page to a page, each step with its name and path."""
    steps = [(paper_now().name, way("front")), *trail]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": page_at(path)}
            for n, (name, path) in enumerate(steps, 1)
        ],
    }


def page_at(path: str) -> Facts:
    """Return a page by its address; an `item` is a thing, and no text."""
    return {"@type": "WebPage", "@id": absolute(path)}
