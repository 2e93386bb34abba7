"""Every version of a story that readers were shown."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.acts.removal.orders import ask_removal, do_removal, hide_edition
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, restore, withdraw
from articles.models import Article
from editions.choices import Kind
from editions.models import Edition
from people.actors import SHELL
from people.models import User
from tests.builders import live_article
from tests.website.live_pages import keep_menu, text_of, tree

pytestmark = pytest.mark.django_db


def say(article: Article, words: str, kind: Kind = Kind.UPDATE, note: str = "More.") -> Edition:
    """Change the text of a live story."""
    return amend(article, {"body": f"<p>{words}</p>"}, NamedChange(kind, note=note), by=SHELL)


def versions(reader: Client, article: Article) -> list[str]:
    """Return the words of each version on the history page, newest first."""
    page = tree(reader.get(f"{article.live_path}history/"))
    return [text_of(section) for section in page.find_class("version")]


def test_history_tells_what_changed_word_by_word(reader: Client) -> None:
    """Newest first, with kind, time, the sentence readers were told, and the words."""
    article = live_article(body="<p>Five countries met on Tuesday.</p><p>It rained.</p>")
    patch = {"body": "<p>Six countries met on Tuesday.</p><p>It rained.</p>"}
    amend(article, patch, NamedChange(Kind.CORRECTION, note="There are six."), by=SHELL)
    page = tree(reader.get(f"{article.live_path}history/"))
    newest, first = page.find_class("version")
    assert "Correction" in text_of(newest)
    assert "There are six." in text_of(newest)
    assert newest.xpath(".//time/@datetime")
    assert newest.xpath(".//del/text()") == ["Five"]
    assert newest.xpath(".//ins/text()") == ["Six"]
    assert "It rained." not in text_of(newest)
    assert "First published" in text_of(first)


def test_hidden_version_gives_no_word(reader: Client, publisher: User) -> None:
    """It is named as taken out; its neighbours are compared with each other."""
    article = live_article(body="<p>Anna spoke.</p>")
    bad = say(article, "Wrongname spoke.")
    say(article, "Berta spoke.")
    hide_edition(article, bad.number, by=publisher, reason="It named a child.")
    newest, hidden, _ = versions(reader, article)
    assert "Wrongname" not in " ".join(versions(reader, article))
    assert "This version was taken out." in hidden
    assert "Anna" in newest
    assert "Berta" in newest


def test_removed_version_gives_no_word(
    reader: Client, publisher: User, second_publisher: User
) -> None:
    """It is named as removed by order."""
    article = live_article(body="<p>Anna spoke.</p>")
    bad = say(article, "Wrongname spoke.")
    say(article, "Berta spoke.")
    order = ask_removal(article, [bad.number], by=publisher, reason="A court said so.")
    do_removal(order, by=second_publisher)
    shown = " ".join(versions(reader, article))
    assert "removed by order" in shown
    assert "Wrongname" not in shown
    assert "court" not in shown


def test_restored_story_tells_of_its_withdrawal(reader: Client) -> None:
    """Both acts stand in the history."""
    article = live_article()
    withdraw(article, reason="Under review.", by=SHELL)
    restore(article, by=SHELL)
    restored, withdrawn, _ = versions(reader, article)
    assert "Restored" in restored
    assert "No word changed." in restored
    assert "Withdrawn" in withdrawn
    assert "Under review." in withdrawn


def test_reason_for_the_desk_is_not_shown(reader: Client) -> None:
    """A typo's line of reason is for publishers."""
    article = live_article(body="<p>Thier boat.</p>")
    amend(
        article, {"body": "<p>Their boat.</p>"}, NamedChange(Kind.TYPO, reason="Oh dear."), by=SHELL
    )
    assert "Oh dear" not in " ".join(versions(reader, article))


def test_long_history_goes_on(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Twenty versions a page, each compared with the one before it, in few queries."""
    article = live_article()
    for number in range(30):
        say(article, f"Now number{number} came.")
    keep_menu(reader)
    with django_assert_max_num_queries(3):
        page = tree(reader.get(f"{article.live_path}history/"))
    assert len(page.find_class("version")) == 20
    oldest = page.find_class("version")[-1]
    assert oldest.xpath(".//del/text() | .//ins/text()") == ["number9", "number10"]
    [following] = page.xpath("//a[@rel='next']/@href")
    older = tree(reader.get(f"{article.live_path}history/{following}"))
    assert len(older.find_class("version")) == 11


@pytest.mark.parametrize("before", ["abc", "-1", "²", "9" * 50, "1x"])
def test_hostile_cursor_is_404(reader: Client, before: str) -> None:
    """What no page of ours gave leads nowhere."""
    article = live_article()
    assert reader.get(f"{article.live_path}history/?before={before}").status_code == 404
