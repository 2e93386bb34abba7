"""What the paper proposes under a story: found, ordered, and said why."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import publish, restore, withdraw
from articles.models import Article
from editions.choices import Kind
from editions.models import PublishedArticle
from people.actors import SHELL
from related.models import Suggestion
from related.suggestions.indexing import index_all, index_next
from tests.builders import live_article, make_article, make_section
from tests.website.live_pages import MOMENT

pytestmark = pytest.mark.django_db

FERRY = (
    "The harbour council voted on Monday to buy two electric ferries from the Sandvik yard. "
    "The ferries will cross the Vesterfjord every twenty minutes and charge at the pier."
)
BRIDGE = (
    "Engineers closed the Kestrel Bridge after cracks were found in the western pylon. "
    "Drivers must take the road by Holm until the steel has been replaced."
)
TEA = (
    "The tea house in Lantern Street serves forty kinds of tea, and a queue stands there every "
    "Sunday morning. Its owner roasts the leaves in a pan that was her grandmother's."
)


def live_story(*paragraphs: str, **fields: Any) -> Article:
    """Return a live story of these paragraphs."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return live_article(body=body, **fields)


def proposed(article: Article) -> list[str]:
    """Return the headlines proposed under a story, the best first, as readers would see them."""
    index_all()
    rows = Suggestion.objects.filter(article_id=article.public_id).order_by("place")
    headlines = dict(PublishedArticle.objects.values_list("pk", "headline"))
    return [headlines[row.target_id] for row in rows]


def reasons(article: Article, target: Article) -> dict[str, str]:
    """Return why one story is proposed under another, by signal."""
    index_all()
    row = Suggestion.objects.get(article_id=article.public_id, target_id=target.public_id)
    return {reason["signal"]: reason["words"] for reason in row.reasons}


def days(number: int) -> datetime:
    """Return a moment that many days after the first."""
    return MOMENT + timedelta(days=number)


def some_others() -> None:
    """Fill the paper with stories that have nothing to do with any other."""
    section = make_section("Elsewhere", "elsewhere")
    live_story(TEA, headline="Forty kinds of tea", section=section, writers=["Ada Brandt"])
    live_story(BRIDGE, headline="Cracks in a pylon", section=section, writers=["Bo Winther"])


def test_a_story_of_the_same_subject_is_proposed_with_its_reasons() -> None:
    """Both ways: under the newer one at once, under the older one in its turn."""
    some_others()
    first = live_story(FERRY, headline="Council buys electric ferries", writers=["Cem Aydin"])
    second = live_story(
        "A week after the vote, the first of the electric ferries left the Sandvik yard for the "
        "Vesterfjord. The harbour council paid for it in full.",
        headline="First ferry on its way",
        writers=["Dora Lind"],
    )
    assert proposed(second) == ["Council buys electric ferries"]
    assert proposed(first) == ["First ferry on its way"]
    why = reasons(second, first)
    assert "Vesterfjord" in why["names"]
    assert why["names"].startswith("same event: ")
    assert "ferries" in why["text"]


def test_a_quoted_headline_a_tag_and_a_writer_are_reasons() -> None:
    """Each in the words of a sentence."""
    some_others()
    first = live_story(
        FERRY, headline="Council buys electric ferries", writers=["Cem Aydin"], tags=["Harbour"]
    )
    second = live_story(
        "Our story of last week, Council buys electric ferries, was read by thousands.",
        headline="What readers wrote",
        writers=["Cem Aydin"],
        tags=["Harbour"],
    )
    assert reasons(second, first) | {"text": ""} == {
        "quoted": "its headline is quoted in the text",
        "tags": "same tag: Harbour",
        "writer": "same writer: Cem Aydin",
        "text": "",
    }


def test_a_withdrawn_story_is_proposed_nowhere_and_comes_back() -> None:
    """Withdrawing takes it from every list; restoring brings it back."""
    some_others()
    first = live_story(FERRY, headline="Council buys electric ferries")
    second = live_story(FERRY + " " + BRIDGE, headline="What the council decided")
    assert "Council buys electric ferries" in proposed(second)
    withdraw(first, reason="It was wrong.", by=SHELL)
    assert "Council buys electric ferries" not in proposed(second)
    assert proposed(first) == []
    restore(first, by=SHELL)
    assert "Council buys electric ferries" in proposed(second)
    assert "What the council decided" in proposed(first)


def test_a_copy_of_the_story_is_not_proposed_and_of_two_alike_only_one() -> None:
    """Near-duplicates stand for one another."""
    some_others()
    live_story(FERRY, headline="Council buys ferries, says agency", dated=days(1))
    live_story(FERRY + " More follows.", headline="Council buys ferries, says paper", dated=days(2))
    other = live_story(
        "The Sandvik yard takes on sixty welders to build electric ferries for the Vesterfjord.",
        headline="Yard takes on welders",
        dated=days(3),
    )
    copy = live_story(FERRY, headline="Ferries bought", dated=days(4))
    about_ferries = {title for title in proposed(other) if "ferries" in title.lower()}
    assert len(about_ferries) == 1
    assert proposed(copy) == ["Yard takes on welders"]


def test_what_the_text_links_to_is_not_proposed_again() -> None:
    """A link in the text is a suggestion already."""
    some_others()
    first = live_story(FERRY, headline="Council buys electric ferries")
    second = live_story(
        f'{FERRY} {TEA} <a href="{first.live_path}">Read more</a>.', headline="Ferries and tea"
    )
    assert "Council buys electric ferries" not in proposed(second)
    assert "Ferries and tea" in proposed(first)


def test_languages_are_not_mixed() -> None:
    """A story in another language shares names and numbers, and is not proposed."""
    some_others()
    live_story(FERRY, headline="Council buys electric ferries", language="en")
    french = live_story(
        "Le Sandvik a vendu deux ferries pour le Vesterfjord.", headline="Ferries", language="fr"
    )
    assert proposed(french) == []


def test_a_language_without_spaces_is_compared_by_its_characters() -> None:
    """Chinese, and Thai, which search keeps whole."""
    for language, sentence, like_it, other in (
        (
            "zh",
            "连云港举行中国中亚公安内务部长会议",
            "中亚公安内务部长在连云港签署文件",
            "城里的茶馆每天早上都排长队",
        ),
        (
            "th",
            "สภาท่าเรือซื้อเรือเฟอร์รี่ไฟฟ้าสองลำ",
            "เรือเฟอร์รี่ไฟฟ้าลำแรกออกจากอู่แล้ว",
            "ร้านน้ำชามีคิวยาวทุกเช้าวันอาทิตย์",
        ),
    ):
        section = make_section(f"Other {language}", f"other-{language}")
        live_story(other, headline=other[:5], language=language, section=section)
        first = live_story(like_it, headline=like_it[:8], language=language)
        story = live_story(sentence, headline=sentence[:8], language=language)
        assert proposed(story) == [first.headline]


def test_no_more_than_half_of_a_page_is_from_one_source_while_there_are_others() -> None:
    """Six from one agency are not a choice."""
    for number in range(5):
        live_story(
            FERRY.replace("Monday", f"day {number}") + f" Report {number} {'abcde'[number] * 4}. "
            f"{' '.join(f'w{number}x{n}' for n in range(60))}",
            headline=f"Agency report {number} of ferries",
            source="Xinhua",
            tags=["Ferries"],
        )
    live_story("The yard takes on welders.", headline="Yard takes on welders", tags=["Ferries"])
    live_story("The fjord froze in 1942.", headline="When the fjord froze", tags=["Ferries"])
    story = live_story(FERRY, headline="Council buys electric ferries", tags=["Ferries"])
    found = proposed(story)
    assert len(found) == 7
    assert sum("Agency report" in title for title in found[:5]) == 3


def test_a_sensitive_story_is_proposed_to_moderators_alone() -> None:
    """It has suggestions, and each says that somebody must accept it first."""
    some_others()
    first = live_story(FERRY, headline="Council buys electric ferries")
    second = live_story(
        "A worker died at the Sandvik yard, where the ferries for the Vesterfjord are built.",
        headline="Death at the yard",
        is_sensitive=True,
    )
    assert "sensitive" in reasons(second, first)
    assert "sensitive" in reasons(first, second)


def test_a_correction_changes_what_is_proposed() -> None:
    """Suggestions follow the newest edition."""
    some_others()
    live_story(FERRY, headline="Council buys electric ferries")
    section = make_section("Weather", "weather")
    story = live_story("Nothing of note at all today.", headline="A quiet day", section=section)
    assert proposed(story) == []
    Article.objects.filter(pk=story.pk).update(body=f"<p>{FERRY} {BRIDGE}</p>")
    story.refresh_from_db()
    publish(story, NamedChange(Kind.UPDATE, note="More is known."), by=SHELL)
    assert "Council buys electric ferries" in proposed(story)


def test_in_a_paper_of_few_stories_some_of_the_section_stand_there() -> None:
    """At most three that have nothing in common, so that a list that is thin looks thin."""
    section = make_section("Tea", "tea")
    for number, word in enumerate(("apple", "birch", "cloud", "drift")):
        live_story(word, headline=word.title(), section=section, writers=[word], dated=days(number))
    story = live_story("ember", headline="Ember", section=section, writers=["ember"], dated=days(5))
    assert proposed(story) == ["Drift", "Cloud", "Birch"]


def test_in_a_paper_of_few_stories_those_with_words_in_common_fill_the_page() -> None:
    """The best of them first, before newer ones."""
    section = make_section("Harbour", "harbour")
    for number, word in enumerate(("apple", "birch", "cloud", "drift", "elder", "flint", "grape")):
        live_story(word, headline=word.title(), section=section, writers=[word], dated=days(number))
    story = live_story(
        "apple birch cloud drift elder apple",
        headline="Trees",
        section=section,
        writers=["Ada Brandt"],
        dated=days(8),
    )
    found = proposed(story)
    assert found[0] == "Apple"
    assert set(found) == {"Apple", "Birch", "Cloud", "Drift", "Elder"}
    row = Suggestion.objects.get(article_id=story.public_id, place=1)
    assert row.reasons == [{"signal": "section", "words": "same section: Harbour"}]


def test_a_draft_is_not_proposed() -> None:
    """Only what readers see."""
    make_article(body=f"<p>{FERRY}</p>", headline="Not out yet")
    assert proposed(live_story(FERRY + " " + BRIDGE, headline="Ferries")) == []


def everything() -> list[tuple[Any, ...]]:
    """Return all suggestions as they stand."""
    fields = ("article_id", "target_id", "place", "score", "reasons")
    return list(Suggestion.objects.order_by("article_id", "place").values_list(*fields))


def test_a_rebuild_gives_the_same_twice_and_goes_on_where_it_was_stopped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """All live stories, and nothing of what went meanwhile."""
    some_others()
    live_story(FERRY, headline="Council buys electric ferries", dated=days(1))
    gone = live_story(FERRY + " " + TEA, headline="Ferries and tea", dated=days(2))
    index_all()
    call_command("suggest_related")
    first = everything()
    assert first
    call_command("suggest_related", "--json")
    assert everything() == first
    assert '{"rebuilt": 4}' in capsys.readouterr().out
    withdraw(gone, reason="It was wrong.", by=SHELL)
    call_command("suggest_related", gone.public_id)
    assert "not live" in capsys.readouterr().out
    assert gone.public_id not in {row[1] for row in everything()}
    assert not index_next()
