"""`manage.py fill N`: so many stories, and on standard output the addresses they have."""

import io
import json
from argparse import ArgumentParser
from typing import Any

import made_up
from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.html import format_html_join
from PIL import Image as Drawing
from taggit.models import Tag
from wagtail.images.models import Image
from wagtail.models import Page, Site

from paper.models import ArticlePage, HomePage, Person, SectionPage


class Command(BaseCommand):
    """Fill an empty site."""

    help = "Fills an empty site with made-up stories, and prints its addresses as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say how many, and how many of them have a picture."""
        parser.add_argument("count", type=int)
        parser.add_argument("--pictured", type=float, default=0.0, help="a share: 0 to 1")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Fill."""
        home = made_home()
        sections = [
            home.add_child(instance=SectionPage(title=name, show_in_menus=True))
            for name in made_up.SECTIONS
        ]
        people = [Person.objects.create(name=name) for name in made_up.PEOPLE]
        photos = made_photos() if options["pictured"] else []
        topics = made_up.topics()
        articles: list[ArticlePage] = []
        for story in made_up.stories(options["count"], options["pictured"]):
            body = format_html_join("", "<p>{}</p>", ([text] for text in story.paragraphs))
            article = ArticlePage(
                title=story.headline,
                slug=story.slug,
                standfirst=story.standfirst,
                body=[("text", body)],
                lead_photo=None if story.picture is None else photos[story.picture],
                section_name=made_up.SECTIONS[story.section],
                published_at=story.at,
                first_published_at=story.at,
                last_published_at=story.at,
            )
            article.people = [people[number] for number in story.people]
            article.related = [articles[number] for number in story.related]
            article.tags.add(*(topics[number] for number in story.tags))
            sections[story.section].add_child(instance=article)
            articles.append(article)
        self.stdout.write(json.dumps(addresses(articles)))


def made_home() -> HomePage:
    """Return a front page in the place of Wagtail's own welcome."""
    root = Page.get_first_root_node()
    Page.objects.filter(depth=2).delete()
    home = Page.objects.get(pk=root.pk).add_child(instance=HomePage(title="Home"))
    Site.objects.create(hostname="127.0.0.1", root_page=home, is_default_site=True)
    return home


def made_photos() -> list[Image]:
    """Return pictures."""
    photos = []
    for number in range(made_up.PICTURES):
        buffer = io.BytesIO()
        Drawing.new("RGB", (1600, 1067), (20 * number, 90, 120)).save(buffer, "JPEG")
        file = ImageFile(buffer, name=f"{number}.jpg")
        photos.append(Image.objects.create(title=f"Picture {number}", file=file))
    return photos


def addresses(articles: list[ArticlePage]) -> dict[str, list[str]]:
    """Return the addresses of each kind of page."""
    sections = SectionPage.objects.live()
    largest = max(sections, key=lambda section: section.numchild)
    headlines = [article.title for article in articles]
    return {
        "article": [article.url for article in articles],
        "section": [section.url for section in sections],
        "tag": [f"/tag/{slug}/" for slug in Tag.objects.values_list("slug", flat=True)],
        "front": ["/"],
        "search": [f"/search/?q={words}" for words in made_up.queries(headlines, 200)],
        "sitemap": ["/sitemap.xml"],
        "deep list": [f"{largest.url}?page={-(-largest.numchild // 20)}"],
    }
