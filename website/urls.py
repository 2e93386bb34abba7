"""Every address that readers have. They are a contract: none is changed or given away."""

from datetime import date

from django.urls import path, re_path, register_converter

from editions.choices import TextKind
from paper.tongues import TONGUES
from website import (
    feeds,
    health,
    icons,
    looks,
    machine_texts,
    named_pages,
    pages,
    photos,
    search_page,
    sitemaps,
    timeline,
)
from website.api.page import developers_page
from website.models import TextName
from website.tongues import IN_TONGUE


class DayConverter:
    """A day as it stands in an address: `2024/09/11`."""

    regex = r"[0-9]{4}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Return the day; what is none gives 404."""
        return date.fromisoformat(value.replace("/", "-"))

    def to_url(self, value: date) -> str:
        """Return the day as it stands in an address."""
        return f"{value:%Y/%m/%d}"


class MonthConverter:
    """A month as it stands in an address: `2024-09`."""

    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Return the first day of the month; what is none gives 404."""
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value: date) -> str:
        """Return the month as it stands in an address."""
        return f"{value:%Y-%m}"


class NameConverter:
    """The end of the address of a section, tag, person or source, whatever the record has there.

    New ones are ASCII (`addresses/slugs.py`). A story that went out before that was so names
    another, and its page stands all the same.
    """

    regex = r"[^/]+"

    def to_python(self, value: str) -> str:
        """Return it; no address has control characters, which no database would look for."""
        if not value.isprintable():
            raise ValueError("No name has this address.")
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is: Django quotes it."""
        return value


class NthConverter:
    """The number of a version in an address: one spelling of each, and none that is too large."""

    regex = r"[1-9][0-9]{0,6}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the number as it stands in an address."""
        return str(value)


class TextConverter:
    """Which text of the paper: the end of its address."""

    regex = "|".join(TextKind.values)

    def to_python(self, value: str) -> TextKind:
        """Return which it is."""
        return TextKind(value)

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return str(value)


class TongueConverter:
    """A language below whose address the paper may stand in it: `/fr/`."""

    regex = r"[a-z]{2,3}(?:-han[st])?"

    def to_python(self, value: str) -> str:
        """Return the language; what is none gives 404."""
        if value not in TONGUES:
            raise ValueError("This is no language.")
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(DayConverter, "day")
register_converter(MonthConverter, "month")
register_converter(NameConverter, "name")
register_converter(NthConverter, "nth")
register_converter(TextConverter, "text")
register_converter(TongueConverter, "tongue")

urlpatterns = [
    path("", pages.front, name="front"),
    path("section/<name:slug>/", pages.section, name="section"),
    *feeds.addresses(feeds.SECTION, "section/<name:slug>/", feeds.section),
    path("<day:day>/<slug:slug>/", pages.article, name="article"),
    path("<day:day>/<slug:slug>/history/", pages.history, name="history"),
    path("<day:day>/<slug:slug>/history/<nth:number>/", pages.whole_version, name="version"),
    path("latest/", pages.latest, name="latest"),
    path("corrections/", pages.corrections, name="corrections"),
    path("about/<text:kind>/", looks.paper_text, name="paper_text"),
    path("tag/<name:slug>/", named_pages.tag, name="tag"),
    *feeds.addresses(feeds.TAG, "tag/<name:slug>/", feeds.tag),
    path("thread/<slug:slug>/", timeline.timeline, name="thread"),
    *feeds.addresses(feeds.THREAD, "thread/<slug:slug>/", timeline.feed),
    path("person/<name:slug>/", named_pages.person, name="person"),
    *feeds.addresses(feeds.PERSON, "person/<name:slug>/", feeds.person),
    path("source/<name:slug>/", named_pages.source, name="source"),
    *feeds.addresses(feeds.SOURCE, "source/<name:slug>/", feeds.source),
    path("most-read/", pages.most_read_page, name="most_read"),
    path("archive/", pages.archive, name="archive"),
    path("archive/<day:day>/", pages.archive_day, name="archive_day"),
    path("search/", search_page.search, name="search"),
    path("search/names.json", search_page.names_begun, name="names"),
    *feeds.addresses(feeds.NEWEST, "", feeds.newest),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<month:first>.xml", sitemaps.month, name="sitemap_month"),
    path("sitemap-threads.xml", sitemaps.timelines, name="thread_sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="page_sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="news_sitemap"),
    path("api/", developers_page, name="api"),
    path("robots.txt", machine_texts.robots, name="robots"),
    *(
        path(address, machine_texts.text_for_machines, {"name": name}, name=called)
        for address, name, called in (
            ("ads.txt", TextName.ADS, "ads"),
            (".well-known/security.txt", TextName.SECURITY, "security"),
            ("security.txt", TextName.SECURITY, "security_at_top"),
            (".well-known/trust.txt", TextName.TRUST, "trust"),
            ("trust.txt", TextName.TRUST, "trust_at_top"),
        )
    ),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("apple-touch-icon.png", icons.touch_icon, name="touch_icon"),
    path("site.webmanifest", icons.manifest, name="manifest"),
    re_path(
        r"^photo/(?P<content_hash>[0-9a-f]{32})-(?P<width>[1-9][0-9]{0,4}|share)\.(?P<format>avif|webp|jpg)$",
        photos.photo,
        name="photo",
    ),
    re_path(
        r"^colours-(?P<values>[0-9a-f]{6}(?:-[0-9a-f]{6}){5})\.css$", looks.colours, name="colours"
    ),
    re_path(r"^logo-(?P<digest>[0-9a-f]{32})\.png$", looks.logo, name="logo"),
    path("<tongue:tongue>/", pages.front, name=f"{IN_TONGUE}front"),
    path("<tongue:tongue>/latest/", pages.latest, name=f"{IN_TONGUE}latest"),
    path("<tongue:tongue>/section/<name:slug>/", pages.section, name=f"{IN_TONGUE}section"),
    *feeds.addresses(
        feeds.SECTION, "<tongue:tongue>/section/<name:slug>/", feeds.section, IN_TONGUE
    ),
    *feeds.addresses(feeds.NEWEST, "<tongue:tongue>/", feeds.newest, IN_TONGUE),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
