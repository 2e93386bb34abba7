"""What `make bench` says of what it measured; nothing here takes time."""

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.peers import made_up
from benchmarks.side_by_side.report import BEFORE, Found, report, write_into
from benchmarks.side_by_side.rounds import Rates
from benchmarks.side_by_side.systems import BARE, NEWSROOM, PLAIN, UNSTORED, WAGTAIL
from benchmarks.side_by_side.targets import HARDLY_EVER_MADE, KEPT, KINDS, MADE, MADE_FAST, Target
from benchmarks.side_by_side.weight import COMMANDS, Memory

ARTICLE = Target("article", UNSTORED, PLAIN, 2.5)


def rates(**served: list[float]) -> Rates:
    """Return what each system served of articles, by the name of its constant here."""
    names = {"unstored": UNSTORED, "stored": NEWSROOM, "plain": PLAIN, "bare": BARE}
    of_articles = Rates()
    for system, each in served.items():
        of_articles.of[names[system], "article"] = each
    return of_articles


def test_a_ratio_is_of_one_round_and_the_median_decides() -> None:
    # A machine that was slow in one round was slow for both.
    measured = rates(unstored=[100, 400, 250], plain=[40, 160, 110])
    assert measured.ratios(ARTICLE) == [250 / 110, 2.5, 2.5]
    assert measured.is_met(ARTICLE)
    assert not rates(unstored=[100, 400, 249], plain=[41, 160, 100]).is_met(ARTICLE)


def test_the_report_names_what_is_missed_and_nothing_that_is_met() -> None:
    found = Found(2000, "", rates(unstored=[300], stored=[900], plain=[100], bare=[3000]))
    text = report(found)
    assert "3.00 · **3.00** · 3.00 (2.5: met)" in text
    assert "0.30 · **0.30** · 0.30 (0.5: **missed**)" in text
    assert text.endswith("Missed: article, 15 × plain Django; article, 0.5 × bare Django.")


def test_a_peer_that_was_not_asked_is_no_target_that_is_met() -> None:
    text = report(Found(2000, "", rates(unstored=[300], plain=[100])))
    assert "Missed" not in text
    assert "Wagtail |" in text
    assert "Newsroom : bare Django" not in text


@pytest.mark.parametrize(("mb", "is_missed"), [(69.9, False), (70.1, True)])
def test_a_worker_weighs_seventy_megabytes_at_most(mb: float, is_missed: bool) -> None:
    found = Found(2000, "", memory={NEWSROOM: Memory(mb, mb + 20), PLAIN: Memory(100, 100)})
    assert ("Missed: a worker" in report(found)) == is_missed


@pytest.mark.parametrize(("took", "is_missed"), [(500, False), (501, True)])
def test_a_command_takes_half_of_what_it_took(took: float, is_missed: bool) -> None:
    found = Found(2000, "", commands_ms={(NEWSROOM, "check"): took, (BEFORE, "check"): 1000})
    assert ("Missed: `manage.py check`" in report(found)) == is_missed


def test_each_target_is_of_a_page_that_is_measured() -> None:
    assert {target.kind for target in MADE_FAST} == set(MADE)
    assert {target.kind for target in HARDLY_EVER_MADE} == set(KEPT)
    assert {*MADE, *KEPT} == set(KINDS)
    assert {target.peer for target in HARDLY_EVER_MADE} == {PLAIN, WAGTAIL, BARE}
    assert set(COMMANDS) == {"--help", "check"}


def test_the_tables_are_written_between_the_marks_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- bench -->\nold \\1\n<!-- /bench -->\nafter\n")
    write_into(page, r"new \1")
    assert page.read_text() == "Before\n<!-- bench -->\nnew \\1\n<!-- /bench -->\nafter\n"
    page.write_text("No marks.\n")
    with pytest.raises(SystemExit):
        write_into(page, "new")


def test_made_up_stories_are_the_same_each_time_and_lean_on_those_before_alone() -> None:
    stories = list(made_up.stories(40, pictured=0.5))
    assert stories == list(made_up.stories(40, pictured=0.5))
    assert all(one.at < other.at for one, other in pairwise(stories))
    assert all(number < story.number for story in stories for number in story.related)
    assert 0 < sum(story.picture is not None for story in stories) < 40
    assert len({story.slug for story in stories}) == 40
