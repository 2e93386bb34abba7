"""The paper's texts for machines: robots.txt, ads.txt, security.txt and trust.txt.

What is in them is put out at the desk (`desk/for_machines/`); one that has nothing is not there.
"""

import re
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse

from freshness.making import reads
from freshness.subjects import About
from website import queries, threads
from website.caching import for_readers
from website.models import MachineText, TextName
from website.structured import absolute

# What no crawler needs: the desk, what counts follows, previews for outsiders, search.
FOR_NOBODY = ("/admin/", "/followed/", "/preview/", "/search/")
TO_ALL = re.compile(
    r"(?im)^[ \t]*user-agent[ \t]*:[ \t]*\*[ \t]*(#.*)?$(\s*^[ \t]*user-agent[ \t]*:.*$)*"
)


@for_readers
def text_for_machines(request: HttpRequest, name: TextName) -> HttpResponse:
    """One of the texts as it was put out last. Raises `Http404` where there is none."""
    version = newest(name)
    if version is None or not version.text.strip():
        raise Http404("The paper has no such text.")
    return plain(version.text)


@for_readers
def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read, and where the sitemaps are that have something in them now."""
    version = newest(TextName.ROBOTS)
    text, turned_away = (version.text, version.turned_away) if version else ("", [])
    return plain(robots_text(text, turned_away, sitemaps_now()))


def newest(name: TextName) -> MachineText | None:
    """Return the version of a text that machines get; an empty one says that it was taken away."""
    reads(About.MACHINE_TEXT, name)
    return MachineText.objects.filter(name=name).order_by("-id").first()


def sitemaps_now() -> list[str]:
    """Return the addresses of the sitemaps that have something in them now."""
    first = queries.newest_moment()
    has = {
        "/sitemap.xml": first is not None,
        "/sitemap-pages.xml": first is not None,
        "/sitemap-threads.xml": threads.any_is_shown(),
        "/sitemap-news.xml": first is not None and queries.is_news(first),
    }
    return [absolute(path) for path, found in has.items() if found]


def robots_text(text: str, turned_away: Iterable[str], sitemaps: Iterable[str]) -> str:
    """Return the whole of robots.txt: who is turned away, what all are told, the paper's own lines.

    A crawler reads the group of its own name and no other (RFC 9309), so that those who are turned
    away need only be told that.
    """
    names = "".join(f"User-agent: {token}\n" for token in turned_away)
    parts = [f"{names}Disallow: /\n" if names else "", with_ours(text.strip())]
    parts.append("".join(f"Sitemap: {address}\n" for address in sitemaps))
    return "\n".join(filter(None, parts))


def with_ours(text: str) -> str:
    """Return the paper's own lines with those that all are told, in one group.

    The standard has all groups of one name read together; old readers take the first of `*`.
    """
    ours = "".join(f"\nDisallow: {path}" for path in FOR_NOBODY)
    if to_all := TO_ALL.search(text):
        return f"{text[: to_all.end()]}{ours}{text[to_all.end() :]}\n"
    own = f"\n{text}\n" if text else ""
    return f"User-agent: *{ours}\n{own}"


def plain(text: str) -> HttpResponse:
    """Answer with a text, each line ended as everywhere on the web."""
    lines = "\n".join(text.strip().splitlines())
    return HttpResponse(f"{lines}\n", content_type="text/plain; charset=utf-8")
