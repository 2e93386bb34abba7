"""The addresses of a Newsroom's pages, as JSON: run by the build's own Python, in its folder."""

import json
import os
import sys
from pathlib import Path

# The rooms are those of the folder, which may be another build's; the measurement is ours.
sys.path[0] = os.getcwd()
sys.path.append(str(Path(__file__).resolve().parents[2]))
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

import django  # noqa: E402

django.setup()

from datetime import UTC  # noqa: E402
from urllib.parse import urlencode  # noqa: E402

from django.db.models import Count  # noqa: E402
from django.urls import reverse  # noqa: E402

from benchmarks.peers.made_up import queries  # noqa: E402
from editions.models import PublishedArticle, PublishedTag  # noqa: E402
from paging.keyset import PER_PAGE  # noqa: E402

DEEP = 500
QUERIES = 200


def main() -> None:
    """Print them, and which share of the stories has a picture."""
    stories = list(PublishedArticle.objects.cards())
    pictured = sum(bool(story.pictures) for story in stories)
    months = {story.first_published_at.date().replace(day=1) for story in stories}
    addresses = {
        "article": [story.get_absolute_url() for story in stories],
        "section": [reverse("section", args=[slug]) for slug in sections()],
        "tag": [
            reverse("tag", args=[slug])
            for slug in PublishedTag.objects.values_list("slug", flat=True).distinct()
        ],
        "front": [reverse("front")],
        "search": [
            f"{reverse('search')}?q={words}"
            for words in queries([story.headline for story in stories], QUERIES)
        ],
        "deep list": [deep_page()],
        "feed": [reverse("feed")],
        "sitemap": [reverse("sitemap_month", args=[max(months)])],
    }
    print(json.dumps({"pictured": pictured / len(stories), "addresses": addresses}))


def sections() -> list[str]:
    """Return the sections, the one with the most stories first."""
    counted = PublishedArticle.objects.values("section_slug").annotate(many=Count("pk"))
    return [row["section_slug"] for row in counted.order_by("-many")]


def deep_page() -> str:
    """Return page 500 of the largest section, or its last where it has fewer."""
    largest = sections()[0]
    stories = PublishedArticle.objects.filter(section_slug=largest).cards().newest()
    pages = -(-stories.count() // PER_PAGE)
    before = stories[max((min(pages, DEEP) - 1) * PER_PAGE - 1, 0)]
    # Written out: any build of ours can be asked.
    cursor = f"{before.first_published_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ},{before.id}"
    return f"{reverse('section', args=[largest])}?{urlencode({'before': cursor})}"


if __name__ == "__main__":
    main()
