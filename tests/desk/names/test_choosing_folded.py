"""Whoever chooses by typing finds names and titles however they are written."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from articles.acts.hold import hold
from articles.acts.stages import move
from articles.checks.check import KeptBack
from articles.door.publishing import publish
from articles.models import Article
from people.actors import SHELL
from people.models import User
from taxonomy.models import Tag, Thread
from tests.builders import make_article
from tests.desk.client import desk

pytestmark = pytest.mark.django_db

WRITTEN = [
    ("lodz", "Łódź"),
    ("re\u0301sume\u0301", "RÉSUMÉ"),
    ("Москва", "МОСКВА"),
    ("محمد", "مُحَمَّد"),
    ("मोदी", "प्रधानमंत्री मोदी"),
    ("har\u00adbour", "Harbour"),
    ("ｶﾞｽ", "ガス"),
]


def texts(client: Client, page: str, **asked: str) -> list[str]:
    """Return what a choice offers."""
    answer = client.get(reverse(f"admin:{page}"), asked).json()
    return [row["text"] for row in answer["results"]]


@pytest.mark.parametrize(("typed", "name"), WRITTEN)
def test_colleagues_threads_and_originals_are_chosen_by_folded_words(
    typed: str, name: str, publisher: User
) -> None:
    User.objects.create_superuser(username="somebody", first_name=name)
    Thread.objects.create(title=f"{name} today", slug="today")
    make_article(headline=f"On {name}")
    client = desk(publisher)
    assert texts(client, "colleague_choices", to="read", term=typed) == [name]
    assert texts(client, "thread_choices", term=typed) == [f"{name} today"]
    assert texts(client, "original_choices", term=typed) == [f"On {name} (en)"]
    listed = client.get(reverse("admin:taxonomy_thread_changelist"), {"q": typed}).content.decode()
    assert f"{name} today" in listed


@pytest.mark.parametrize("typed", ["वाहन", "\u200b", "!"])
def test_what_is_another_word_chooses_nothing(typed: str, publisher: User) -> None:
    User.objects.create_superuser(username="somebody", first_name="मोदी")
    Thread.objects.create(title="मोदी today", slug="today")
    make_article(headline="On मोदी")
    client = desk(publisher)
    assert texts(client, "colleague_choices", to="read", term=typed) == []
    assert texts(client, "thread_choices", term=typed) == []
    assert texts(client, "original_choices", term=typed) == []


def test_approved_story_is_linked_by_folded_words_of_its_headline(moderator: User) -> None:
    approved = make_article(headline="Łódź votes", body="<p>Gdańsk does not.</p>")
    move(approved, "approve", by=SHELL)
    client = desk(moderator)
    assert texts(client, "story_choices", term="lodz") == ["Łódź votes (approved)"]
    assert texts(client, "story_choices", term="gdansk") == []


def test_name_of_a_hold_is_typed_as_one_types_it(publisher: User) -> None:
    article = make_article()
    hold(article, name="Łukasz", people=[publisher], look_again_on=date(2999, 1, 1), by=publisher)
    article = Article.objects.get(pk=article.pk)
    with pytest.raises(KeptBack):
        publish(article, by=publisher, hold_name="Lucas")
    publish(article, by=publisher, hold_name="LUKASZ ")


@pytest.mark.parametrize(
    ("name", "text", "is_suggested"),
    [
        ("C919", "国产C919客机首飞", True),
        ("客机", "国产C919客机首飞", True),
        ("G20峰会", "在G20峰会上", True),
        ("吉野家", "渋谷の吉野家で", True),
        ("𠮷野家", "渋谷の𠮷野家で", True),
        ("삼성전자", "2024삼성전자는", True),
        ("मोदी", "प्रधानमंत्री मोदी ने कहा", True),
        ("राम", "रामा ने कहा", False),
        ("ตำรวจ", "ผู้บัญชาการตำรวจแห่งชาติ", True),
        ("ဘဏ", "မြန်မာဘဏ်များ", False),
        ("Hà Nội", "o\u031b Ha\u0300 No\u0323\u0302i", True),
        ("Tromsø", "Tromsø, TROMSØ", True),
        ("Harbour", "har\u00adbour walls", True),
        ("Harbour", "harbours", False),
        ("AT&T", "shares of AT&T fell", True),
        ("パリ", "バリの首相", False),
        ("AI", "AI芯片", True),
    ],
)
def test_tags_are_suggested_in_every_script(
    name: str, text: str, is_suggested: bool, publisher: User
) -> None:
    Tag.objects.create(name=name)
    sent = {"headline": "One", "text": text, "tags": ""}
    answer = desk(publisher).post(reverse("admin:tag_suggestions"), sent).json()
    assert answer["tags"] == ([name] if is_suggested else [])
