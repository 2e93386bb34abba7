"""What an editor corrected on two pages of a house is remembered, and undone in one press."""

from random import Random

import pytest
from django.test import Client

from articles.models import Article
from people.models import Organisation, User
from tests.desk.client import desk, open_story, story_url
from wire.models import HouseRule

pytestmark = pytest.mark.django_db

SIGN = "The Tide Post brings you news of the coast every single day of the year."
PAGE = """{0}
(Tide Post) 09:19, September {2}, 2024

{1}

{3}
"""
HEADLINES = (
    "Harbour council keeps its night boat",
    "Orchards lose half of their apples",
    "Museum shows maps of old sailors",
    "Trains wait for a broken bridge",
    "Baker wins a prize for rye loaves",
    "Choir sings in the empty market",
)


def text_of(number: int) -> str:
    """Return a text that shares no words with that of another story, nor most with its end."""
    chosen = Random(number)
    some = ["".join(chosen.choices("aeioulmnrst", k=6)) for _ in range(75)]
    return "\n\n".join(f"{' '.join(some[at : at + 25])}.".capitalize() for at in (0, 25, 50))


def paste(client: Client, number: int, sign: str = SIGN) -> Article:
    """Return the story of a page of Tide Post that ends with a line about itself."""
    client.post("/admin/paste/", {"text": page(number, sign)})
    return Article.objects.latest("pk")


def page(number: int, sign: str) -> str:
    """Return the page of one of the stories."""
    return PAGE.format(HEADLINES[number], text_of(number), number + 10, sign)


def take_away(client: Client, article: Article, *lines: str) -> None:
    """Take lines out of a story, as its editor does."""
    values = open_story(client, article)
    for line in lines:
        assert f"<p>{line}</p>" in values["body"]
        values["body"] = values["body"].replace(f"<p>{line}</p>", "")
    client.post(story_url(article), values)


def learn_line(client: Client) -> Article:
    """Take the same line out of two stories; return the second."""
    take_away(client, paste(client, 1), SIGN)
    second = paste(client, 2)
    take_away(client, second, SIGN)
    return second


def test_line_that_was_taken_away_twice_is_furniture_of_its_house(web_editor: User) -> None:
    client = desk(web_editor)
    take_away(client, paste(client, 1), SIGN)
    second = paste(client, 2)
    assert SIGN in second.body
    assert "Remembered from now on" not in client.get(story_url(second)).content.decode()
    take_away(client, second, SIGN)
    shown = client.get(story_url(second)).content.decode()
    assert "Remembered from now on" in shown
    assert f"The line “{SIGN}” at the beginning or end" in shown
    third = paste(client, 3)
    assert SIGN not in third.body
    assert text_of(3).split("\n")[-1] in third.body
    # Nobody has to check it.
    assert not third.notes.exists()


def test_remembered_line_is_matched_whole_at_the_ends_of_that_house_alone(
    web_editor: User,
) -> None:
    client = desk(web_editor)
    learn_line(client)
    longer = f"{SIGN} And more."
    assert longer in paste(client, 3, longer).body
    assert SIGN in paste(client, 4, f"{SIGN}\n\nThe last word is of somebody else here.").body
    other = page(5, SIGN).replace("Tide Post)", "Xinhua)")
    client.post("/admin/paste/", {"text": other})
    assert SIGN in Article.objects.latest("pk").body


def test_undone_in_one_press_it_counts_no_more(web_editor: User, reporter: User) -> None:
    client = desk(web_editor)
    second = learn_line(client)
    rule = HouseRule.objects.get()
    undo = f"/admin/remembered/{rule.pk}/undo/"
    assert desk(reporter).post(undo).status_code == 404
    answer = client.post(undo, {"story": second.public_id})
    assert answer["Location"] == story_url(second)
    assert SIGN in paste(client, 3).body
    listed = client.get("/admin/remembered/").content.decode()
    assert f"Undone by {web_editor}" in listed
    # What somebody undid is not learnt again, unless somebody says so.
    take_away(client, Article.objects.latest("pk"), SIGN)
    assert SIGN in paste(client, 4).body
    client.post(undo)
    assert SIGN not in paste(client, 5).body


def test_source_that_was_corrected_twice_is_called_so(web_editor: User) -> None:
    client = desk(web_editor)
    for number in (1, 2):
        article = paste(client, number, "The end is near, say the fishermen of the town.")
        values = open_story(client, article)
        assert str(article.source) == "Tide Post"
        called = Organisation.objects.named("The Tide Post Company")
        client.post(story_url(article), {**values, "source": str(called.pk)})
    third = paste(client, 3, "The end is near, say the fishermen of the town.")
    assert str(third.source) == "The Tide Post Company"
    listed = client.get("/admin/remembered/").content.decode()
    assert "Their source is called The Tide Post Company." in listed
    assert str(web_editor) in listed


@pytest.mark.parametrize("what", ["rewritten", "moved", "later", "reporter"])
def test_what_is_not_sure_is_not_learnt(what: str, web_editor: User, reporter: User) -> None:
    client = desk(web_editor)
    for number in (1, 2):
        article = paste(client, number)
        writer = client
        if what == "reporter":
            Article.objects.filter(pk=article.pk).update(assigned_to=reporter)
            writer = desk(reporter)
        values = open_story(writer, article)
        sign = f"<p>{SIGN}</p>"
        if what == "rewritten":
            values["body"] = values["body"].replace(f".</p>{sign}", "!</p>")
        elif what == "moved":
            values["body"] = sign + values["body"].replace(sign, "")
        elif what == "later":
            writer.post(story_url(article), {**values, "kicker": "Ferries"})
            values = open_story(writer, article)
            values["body"] = values["body"].replace(sign, "")
        else:
            values["body"] = values["body"].replace(sign, "")
        writer.post(story_url(article), values)
    assert not HouseRule.objects.filter(times=2).exists()


def test_item_of_a_format_loses_a_remembered_line_with_its_markup(web_editor: User) -> None:
    client = desk(web_editor)
    learn_line(client)
    text = (
        "<html><head><title>Ferries</title><script type='application/ld+json'>"
        '{"@type": "NewsArticle", "headline": "Ferries sail on a new way", '
        '"publisher": {"name": "Tide Post"}}</script></head><body><article>'
        "<h1>Ferries sail on a new way</h1>"
        f"<p>The ferries sail on a <em>new</em> way, their crews said on Monday.</p>"
        f"<p>{SIGN}</p></article></body></html>"
    )
    client.post("/admin/paste/", {"text": text})
    article = Article.objects.latest("pk")
    assert str(article.source) == "Tide Post"
    assert "their crews said" in article.body
    assert SIGN not in article.body
