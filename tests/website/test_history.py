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
from tests.builders import live_article, make_photo
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


def whole(reader: Client, article: Article, number: int) -> str:
    """Return the words of a version's own page; '' where there is none."""
    response = reader.get(f"{article.live_path}history/{number}/")
    assert response.status_code in {200, 404}
    return text_of(tree(response)) if response.status_code == 200 else ""


def test_each_version_is_readable_whole_with_its_digest(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The words of that day, its kind and note; the chain's digest, and that of the one before."""
    photo = make_photo(caption="A pier.")
    article = live_article(body="<p>Five countries met.</p>", headline="Five", photos=[photo])
    patch = {"body": "<p>Six countries met.</p>", "headline": "Six"}
    amend(article, patch, NamedChange(Kind.CORRECTION, note="There are six."), by=SHELL)
    first, second = Edition.objects.of(article.public_id)
    page = tree(reader.get(f"{article.live_path}history/"))
    assert [str(link) for link in page.xpath("//section//a/@href")] == [
        f"{article.live_path}history/{number}/" for number in (2, 1)
    ]
    with django_assert_max_num_queries(3):
        old = whole(reader, article, 1)
    assert "Five countries met." in old
    assert "A pier." in old
    assert "Readers get a newer one now." in old
    assert first.digest in old
    new = whole(reader, article, 2)
    assert "There are six." in new
    assert "newer" not in new
    assert all(digest in new for digest in (second.digest, first.digest, second.content_digest))
    assert whole(reader, article, 3) == ""


def test_no_version_is_readable_that_was_taken_out(
    reader: Client, publisher: User, second_publisher: User
) -> None:
    """Neither a hidden one, nor one removed by order, nor a withdrawal, which has no words."""
    article = live_article(body="<p>Anna spoke.</p>")
    hidden, removed = say(article, "Hiddenname spoke."), say(article, "Removedname spoke.")
    hide_edition(article, hidden.number, by=publisher, reason="It named a child.")
    say(article, "Berta spoke.")
    assert "Removedname" in whole(reader, article, removed.number)
    order = ask_removal(article, [removed.number], by=publisher, reason="A court said so.")
    do_removal(order, by=second_publisher)
    withdraw(article, reason="Under review.", by=SHELL)
    assert reader.get(f"{article.live_path}history/1/").status_code == 410
    restore(article, by=SHELL)
    shown = [whole(reader, article, number) for number in range(1, 7)]
    assert [bool(words) for words in shown] == [True, False, False, True, False, True]
    assert "Removedname" not in " ".join([*shown, *versions(reader, article)])
    for number in ("0", "01", "9" * 40, "-1"):
        assert reader.get(f"{article.live_path}history/{number}/").status_code == 404


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
