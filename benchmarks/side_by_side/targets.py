"""What a site that costs nothing must reach beside its peers, page by page."""

from dataclasses import dataclass

from benchmarks.side_by_side.systems import BARE, BEHIND, FILE, NEWSROOM, PLAIN, UNSTORED, WAGTAIL

# As tables call each kind of page.
KINDS = {
    "article": "article",
    "section": "section",
    "tag": "tag",
    "front": "front page",
    "search": "search",
    "deep list": "a section's page 500, or last",
    "feed": "feed",
    "sitemap": "sitemap of a month",
}
MADE = ("article", "section", "tag", "front", "search")
KEPT = ("article", "section", "tag", "front", "deep list", "feed", "sitemap")


@dataclass(frozen=True)
class Target:
    """That a system serves at least so many times as many of these pages as another."""

    kind: str
    system: str
    peer: str
    least: float


MADE_FAST = [Target(kind, UNSTORED, PLAIN, 2.0 if kind == "search" else 2.5) for kind in MADE]
HARDLY_EVER_MADE = [
    Target(kind, NEWSROOM, peer, least)
    for kind in KEPT
    for peer, least in ((PLAIN, 15.0), (WAGTAIL, 40.0), (BARE, 0.5))
]
KEPT_BY_NGINX = [Target(kind, BEHIND, FILE, 0.8) for kind in ("article", "front")]
# Of a site's worker, and of what a command takes, as a share of what it took before.
MOST_MB = 70
MOST_OF_BEFORE = 0.5
