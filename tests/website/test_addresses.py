"""The addresses of the pages of names: how they are made, and where changed ones lead."""

import re

import pytest
from django.core.management import call_command
from django.test import Client

from addresses.models import FormerAddress, Kind
from addresses.moving import move
from editions.bringing_along import follow_moves
from editions.models import PublishedTag
from editions.verification import verify_record
from taxonomy.models import Tag
from tests.builders import live_article
from tests.website.live_pages import headlines, live_row, tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Élection", r"election"),
        ("Łódź", r"lodz"),
        ("Đà Nẵng", r"da-nang"),
        ("Côte d’Ivoire", r"cote-divoire"),
        ("中国", r"[a-z0-9]{8}"),
        ("Выборы", r"[a-z0-9]{8}"),
        ("انتخابات", r"[a-z0-9]{8}"),
        ("1–0", r"1-0"),
        ("!?", r"[a-z0-9]{8}"),
    ],
)
def test_tag_in_any_script_has_a_page(reader: Client, name: str, slug: str) -> None:
    """Its address is made by the rule of people and sources, in letters that addresses take."""
    article = live_article(tags=[name])
    assert re.fullmatch(slug, Tag.objects.get().slug)
    page = tree(reader.get(live_row(article).get_absolute_url()))
    (link,) = page.xpath("//a[@rel='tag']")
    assert link.text == name
    assert headlines(reader.get(link.get("href"))) == [article.headline]


def test_two_tags_of_one_address_have_a_page_each(reader: Client) -> None:
    story = live_article(tags=["Élection", "Election"])
    slugs = PublishedTag.objects.filter(article_id=story.public_id).values_list("slug", flat=True)
    assert [len(headlines(reader.get(f"/tag/{slug}/"))) for slug in slugs] == [1, 1]


@pytest.fixture
def story_of_before() -> str:
    """A live story whose tag stands in the record at an address of other letters."""
    tag = Tag.objects.create(name="中国", slug="中国")
    article = live_article(tags=["中国"])
    Tag.objects.filter(pk=tag.pk).update(slug="kqwz")
    return live_row(article).get_absolute_url()


def test_page_of_a_story_stands_whatever_its_tags_addresses(
    reader: Client, story_of_before: str
) -> None:
    """Even before anything was mended: a reader never meets a fault of the server."""
    (link,) = tree(reader.get(story_of_before)).xpath("//a[@rel='tag']/@href")
    assert len(headlines(reader.get(link))) == 1


def test_story_is_brought_along_to_the_new_address_of_its_tag(
    reader: Client, story_of_before: str
) -> None:
    move(Kind.TAG, "中国", "kqwz")
    call_command("rebuild_site", verbosity=0)
    follow_moves()
    assert list(verify_record()) == []
    (link,) = tree(reader.get(story_of_before)).xpath("//a[@rel='tag']/@href")
    assert link == "/tag/kqwz/"
    assert len(headlines(reader.get(link))) == 1
    response = reader.get("/tag/中国/?before=2024-09-11T00:00:00Z,x")
    assert response.status_code == 301
    assert response["Location"] == "/tag/kqwz/?before=2024-09-11T00:00:00Z,x"
    assert FormerAddress.objects.get().followed_at
