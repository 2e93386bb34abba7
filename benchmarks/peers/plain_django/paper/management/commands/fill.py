"""`manage.py fill N`: so many stories, and on standard output the addresses they have."""

import json
from argparse import ArgumentParser
from typing import Any

import made_up
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.text import slugify

from paper.models import Article, Person, Photo, Section, Tag


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
        sections = Section.objects.bulk_create(
            Section(name=name, slug=slugify(name), position=position)
            for position, name in enumerate(made_up.SECTIONS)
        )
        people = Person.objects.bulk_create(
            Person(name=name, slug=slugify(name)) for name in made_up.PEOPLE
        )
        tags = Tag.objects.bulk_create(
            Tag(name=name, slug=slugify(name)) for name in made_up.topics()
        )
        photos = Photo.objects.bulk_create(
            Photo(
                file=f"photos/{number}.jpg",
                width=1600,
                height=1067,
                alt=f"Picture {number}",
                caption=f"What is seen on picture {number}.",
                credit="Ada Brandt",
            )
            for number in range(made_up.PICTURES)
        )
        written = list(made_up.stories(options["count"], options["pictured"]))
        articles = Article.objects.bulk_create(
            Article(
                headline=story.headline,
                slug=story.slug,
                standfirst=story.standfirst,
                body="".join(f"<p>{text}</p>" for text in story.paragraphs),
                section=sections[story.section],
                photo=None if story.picture is None else photos[story.picture],
                is_live=True,
                published_on=story.at.date(),
                published_at=story.at,
                modified_at=story.at,
            )
            for story in written
        )
        for article, story in zip(articles, written, strict=True):
            article.people.set([people[number] for number in story.people])
            article.tags.set([tags[number] for number in story.tags])
            article.related.set([articles[number] for number in story.related])
        self.stdout.write(json.dumps(addresses(articles)))


def addresses(articles: list[Article]) -> dict[str, list[str]]:
    """Return the addresses of each kind of page."""
    headlines = [article.headline for article in articles]
    return {
        "article": [article.get_absolute_url() for article in articles],
        "section": [section.get_absolute_url() for section in Section.objects.all()],
        "tag": [tag.get_absolute_url() for tag in Tag.objects.filter(articles__gt=0).distinct()],
        "front": ["/"],
        "search": [f"/search/?q={words}" for words in made_up.queries(headlines, 200)],
        "feed": ["/feed/"],
        "sitemap": ["/sitemap.xml"],
        "deep list": [deepest(articles)],
    }


def deepest(articles: list[Article]) -> str:
    """Return the last page of the first section."""
    first = articles[0].section
    pages = -(-sum(article.section == first for article in articles) // 20)
    return f"{first.get_absolute_url()}?page={pages}"
