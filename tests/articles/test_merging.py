"""Two versions that grew from one: what merges by itself, and what is asked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from articles.draft.hunks import hunks, hunks_without_base
from articles.draft.merging import BOTH, MINE, THEIRS, merge
from editions.story import Dateline, Named, Story, StoryCredit, StoryFigure, StoryPhoto

LETTERS = st.sampled_from("abcdefg")
TEXTS = st.lists(LETTERS, max_size=8)
# Paragraphs of several words, so that a changed one is known again.
SENTENCES = st.lists(
    st.tuples(LETTERS, LETTERS).map(lambda pair: f"<p>The {pair[0]} ran to the {pair[1]}.</p>"),
    max_size=6,
)
BASE = Story(headline="Five ships", body="<p>One.</p><p>Two.</p><p>Three.</p>")


def text(*paragraphs: str) -> str:
    return "".join(f"<p>{words}</p>" for words in paragraphs)


def picture(number: int, **words: str) -> StoryFigure:
    photo = StoryPhoto(hash=f"{number:064}", width_px=9, height_px=6)
    return StoryFigure(photo=photo, **{"caption": f"C{number}", "credit": "", "alt": "", **words})


def credit(name: str, role: str = "writer") -> StoryCredit:
    return StoryCredit(role=role, name=name, slug=name.lower())


def tag(name: str) -> Named:
    return Named(name=name, slug=name.lower())


@given(TEXTS, TEXTS, TEXTS)
def test_hunks_make_all_three_texts_whole_again(
    base: list[str], theirs: list[str], mine: list[str]
) -> None:
    cut = hunks(base, theirs, mine)
    assert [block for hunk in cut for block in hunk.base or ()] == base
    assert [block for hunk in cut for block in hunk.theirs] == theirs
    assert [block for hunk in cut for block in hunk.mine] == mine


@given(TEXTS, TEXTS, TEXTS)
def test_which_side_is_mine_makes_no_difference_to_what_is_asked(
    base: list[str], theirs: list[str], mine: list[str]
) -> None:
    one = [(hunk.base, hunk.merged) for hunk in hunks(base, theirs, mine)]
    other = [(hunk.base, hunk.merged) for hunk in hunks(base, mine, theirs)]
    assert one == other


@given(TEXTS, TEXTS)
def test_equal_sides_never_conflict_and_an_unchanged_side_gives_way(
    base: list[str], side: list[str]
) -> None:
    for theirs, mine in ((side, side), (base, side), (side, base)):
        merged = [block for hunk in hunks(base, theirs, mine) for block in hunk.merged or ("?",)]
        assert [block for block in merged if block != "?"] == side
        assert all(hunk.merged is not None for hunk in hunks(base, theirs, mine))


@given(SENTENCES, SENTENCES, SENTENCES)
def test_with_both_no_paragraph_that_either_wrote_is_lost(
    base: list[str], theirs: list[str], mine: list[str]
) -> None:
    old, left, right = (Story(headline="A", body="".join(side)) for side in (base, theirs, mine))
    asked = merge(old, left, right).questions
    answered = merge(old, left, right, {question.id: BOTH for question in asked})
    assert not answered.open
    for block in {*theirs, *mine} - {*base}:
        assert block in answered.story.body


@given(TEXTS, TEXTS)
def test_without_a_base_every_difference_is_asked(theirs: list[str], mine: list[str]) -> None:
    cut = hunks_without_base(theirs, mine)
    assert [block for hunk in cut for block in hunk.theirs] == theirs
    assert [block for hunk in cut for block in hunk.mine] == mine
    assert (theirs == mine) == all(hunk.merged is not None for hunk in cut)


def test_different_fields_and_neighbouring_paragraphs_merge_by_themselves() -> None:
    theirs = replace(BASE, headline="Six ships", body=text("One!", "Two.", "Three."))
    mine = replace(BASE, kicker="Harbour", body=text("One.", "Two?", "Three.", "Four."))
    merged = merge(BASE, theirs, mine)
    assert not merged.questions
    assert merged.story == Story(
        headline="Six ships", kicker="Harbour", body=text("One!", "Two?", "Three.", "Four.")
    )


def test_paragraph_put_in_before_one_that_was_changed_is_no_question() -> None:
    long = text("The ferry left at eight in the morning.", "It came back at nine in the evening.")
    base = Story(headline="A", body=long)
    theirs = replace(base, body=long.replace("nine", "ten"))
    mine = replace(base, body=long.replace("<p>It", "<p>Nobody was hurt.</p><p>It"))
    merged = merge(base, theirs, mine)
    assert not merged.questions
    assert merged.story.body == mine.body.replace("nine", "ten")


def test_rewritten_run_asks_only_about_the_paragraph_that_both_changed() -> None:
    lines = ["The ferry left at eight.", "The storm was over by noon.", "Nobody was hurt at sea."]
    base = Story(headline="A", body=text(*lines))
    theirs = replace(
        base, body=text(lines[0].replace("eight", "nine"), lines[1] + " It rained.", lines[2])
    )
    mine = replace(base, body=text(lines[0], lines[1] + " It snowed.", lines[2]))
    merged = merge(base, theirs, mine)
    assert [question.theirs for question in merged.open] == [
        ("<p>The storm was over by noon. It rained.</p>",)
    ]
    assert "nine" in merged.story.body


def test_same_paragraph_is_asked_and_each_answer_is_done() -> None:
    theirs = replace(BASE, body=text("One.", "Two by them.", "Three."))
    mine = replace(BASE, body=text("One.", "Two by me.", "Three."))
    asked = merge(BASE, theirs, mine)
    assert asked.story == theirs
    assert asked.open_fields == ["body"]
    (question,) = asked.open
    answers = {
        THEIRS: ["Two by them."],
        MINE: ["Two by me."],
        BOTH: ["Two by them.", "Two by me."],
    }
    for answer, middle in answers.items():
        merged = merge(BASE, theirs, mine, {question.id: answer})
        assert not merged.open
        assert merged.story.body == text("One.", *middle, "Three.")


def test_answer_to_another_question_answers_nothing() -> None:
    mine = replace(BASE, headline="Mine")
    old = merge(BASE, replace(BASE, headline="Theirs"), mine)
    moved = replace(BASE, headline="Theirs again")
    again = merge(BASE, moved, mine, {old.open[0].id: MINE})
    assert again.open_fields == ["headline"]
    assert again.story.headline == "Theirs again"


def test_tags_and_people_that_both_added_all_stand() -> None:
    base = replace(BASE, tags=(tag("Sea"), tag("Storm")), credits=(credit("Li"),))
    theirs = replace(
        base, tags=(tag("Sea"), tag("Storm"), tag("Ferry")), credits=(credit("Li"), credit("Ma"))
    )
    mine = replace(base, tags=(tag("Storm"), tag("Port")), credits=(credit("Li"), credit("Bai")))
    merged = merge(base, theirs, mine)
    assert not merged.questions
    assert [one.name for one in merged.story.tags] == ["Storm", "Ferry", "Port"]
    assert [one.name for one in merged.story.credits] == ["Li", "Ma", "Bai"]


def test_two_new_orders_of_people_are_asked() -> None:
    a, b, c = credit("A"), credit("B"), credit("C")
    base = replace(BASE, credits=(a, b, c))
    asked = merge(base, replace(base, credits=(b, a, c)), replace(base, credits=(a, c, b)))
    assert asked.open_fields == ["credits"]
    one_sided = merge(base, replace(base, credits=(c, b, a)), replace(base, credits=(a, b)))
    assert one_sided.story.credits == (b, a)


def test_captions_of_different_pictures_and_parts_of_one_merge() -> None:
    base = replace(BASE, figures=(picture(1), picture(2)))
    theirs = replace(base, figures=(picture(1, caption="New 1"), picture(2)))
    mine = replace(
        base, figures=(picture(2, caption="New 2"), picture(1, alt="A ship"), picture(3))
    )
    merged = merge(base, theirs, mine)
    assert not merged.questions
    assert merged.story.figures == (
        picture(2, caption="New 2"),
        picture(1, caption="New 1", alt="A ship"),
        picture(3),
    )


def test_picture_that_arrives_under_a_caption_that_a_colleague_mends_keeps_both() -> None:
    waiting = StoryFigure(photo=None, caption="A ship", credit="", alt="")
    base = replace(BASE, figures=(waiting,))
    arrived = replace(waiting, photo=picture(1).photo)
    mended = replace(waiting, caption="A ferry")
    merged = merge(base, replace(base, figures=(arrived,)), replace(base, figures=(mended,)))
    assert not merged.questions
    assert merged.story.figures == (replace(arrived, caption="A ferry"),)


def test_picture_taken_out_that_the_other_changed_is_asked() -> None:
    base = replace(BASE, figures=(picture(1), picture(2)))
    theirs = replace(base, figures=(picture(2),))
    mine = replace(base, figures=(picture(1, caption="New"), picture(2)))
    asked = merge(base, theirs, mine)
    assert [question.part for question in asked.open] == ["2 removed"]
    taken = merge(base, theirs, mine, {asked.open[0].id: MINE})
    assert picture(1, caption="New") in taken.story.figures


def test_parts_of_a_dateline_merge() -> None:
    base = replace(BASE, dateline=Dateline(place="NANJING", date="2024-09-10"))
    theirs = replace(base, dateline=Dateline(place="NANJING", date="2024-09-11"))
    mine = replace(base, dateline=Dateline(place="WUXI", date="2024-09-10", agency="Xinhua"))
    merged = merge(base, theirs, mine)
    assert not merged.questions
    assert merged.story.dateline == Dateline(place="WUXI", date="2024-09-11", agency="Xinhua")


def test_without_a_base_only_what_differs_is_asked() -> None:
    theirs = replace(BASE, headline="Theirs", body=text("One.", "Two!", "Three."), tags=(tag("A"),))
    mine = replace(BASE, body=text("One.", "Two.", "Three."), tags=(tag("B"),))
    asked = merge(None, theirs, mine)
    assert asked.open_fields == ["headline", "body", "tags"]
    assert asked.story == theirs
    done = merge(None, theirs, mine, {question.id: MINE for question in asked.open})
    assert done.story == mine
