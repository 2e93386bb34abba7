"""The demo newspaper is whole: what its stories name exists, and what is promised is there."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from demo import pictures

STORIES = Path(__file__).resolve().parents[2] / "demo" / "stories"

FIELDS = {
    "headline", "short_headline", "kicker", "standfirst", "language", "section", "slug", "source",
    "source_time_minutes_before", "byline_place", "dateline", "body", "credits", "figures", "tags",
    "related", "related_waiting", "state", "publish_in_hours", "withdraw_reason",
    "published_hours_ago", "note", "return_note", "changes", "hold", "embargo_in_hours",
    "assign_to", "is_flash", "leads", "translation_of",
}  # fmt: skip
DATELINE_FIELDS = {"place", "days_before", "agency"}
CREDIT_FIELDS = {"name", "role"}
FIGURE_FIELDS = {"picture", "caption", "alt", "photographer", "agency"}
CHANGE_FIELDS = {"hours_after", "kind", "note", "replace", "set"}
ROLES = {"writer", "web_editor", "translator"}
LEAST_OF_STATE = {
    "live": 42, "draft": 3, "in_review": 2, "approved": 2, "scheduled": 1, "spiked": 1,
    "withdrawn": 2,
}  # fmt: skip
KINDS = {"correction": 2, "clarification": 1, "update": 2, "typo": 1}
MARKDOWN_LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


class Story(NamedTuple):
    path: Path
    fields: dict[str, Any]

    @property
    def state(self) -> str:
        return str(self.fields.get("state", "live"))

    @property
    def was_published(self) -> bool:
        return self.state in {"live", "withdrawn"}

    def list_of(self, field: str) -> list[Any]:
        return list(self.fields.get(field, []))


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


PAPER = read(STORIES / "paper.toml")
ALL = [Story(path, read(path)) for path in sorted(STORIES.glob("*/*.toml"))]
BY_SLUG = {story.fields["slug"]: story for story in ALL if "slug" in story.fields}

each_story = pytest.mark.parametrize("story", ALL, ids=lambda story: story.path.stem)


def figures() -> Iterator[tuple[Story, dict[str, Any]]]:
    return ((story, figure) for story in ALL for figure in story.list_of("figures"))


def bodies(story: Story) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Each change of a story with the body before it and after it."""
    body = story.fields["body"]
    for change in story.list_of("changes"):
        before = body
        for old, new in change.get("replace", []):
            body = body.replace(old, new)
        body = change.get("set", {}).get("body", body)
        yield change, before, body


def distance(one: str, other: str) -> int:
    """Letters to add, drop or change that make one word the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]


@each_story
def test_a_story_has_only_known_fields_and_all_that_it_needs(story: Story) -> None:
    assert set(story.fields) <= FIELDS
    assert {"headline", "section", "body", "tags"} <= set(story.fields)
    assert story.fields["section"] == story.path.parent.name
    assert story.fields.get("slug", story.path.stem) == story.path.stem
    assert set(story.fields.get("dateline", {})) <= DATELINE_FIELDS
    assert all(set(credit) == CREDIT_FIELDS for credit in story.list_of("credits"))
    assert all(set(figure) <= FIGURE_FIELDS for figure in story.list_of("figures"))
    assert all(set(change) <= CHANGE_FIELDS for change in story.list_of("changes"))
    assert all(isinstance(change.get("set", {}), dict) for change in story.list_of("changes"))
    assert not [field for field, value in story.fields.items() if value in ("", [], {})]


@each_story
def test_a_state_brings_the_times_and_reasons_that_belong_to_it(story: Story) -> None:
    assert story.state in LEAST_OF_STATE
    assert ("published_hours_ago" in story.fields) == story.was_published
    assert ("publish_in_hours" in story.fields) == (story.state == "scheduled")
    assert ("withdraw_reason" in story.fields) == (story.state == "withdrawn")
    assert story.was_published or "changes" not in story.fields


@each_story
def test_everybody_credited_is_introduced_in_the_paper_file(story: Story) -> None:
    credits = story.list_of("credits")
    assert credits
    assert {credit["role"] for credit in credits} <= ROLES
    assert {credit["name"] for credit in credits} <= {person["name"] for person in PAPER["people"]}
    assert len({(credit["name"], credit["role"]) for credit in credits}) == len(credits)


@each_story
def test_a_source_is_a_known_organisation_and_gives_its_time(story: Story) -> None:
    names = {organisation["name"] for organisation in PAPER["organisations"]}
    agencies = {story.fields.get("source"), story.fields.get("dateline", {}).get("agency")}
    agencies |= {figure.get("agency") for figure in story.list_of("figures")}
    assert agencies - {None} <= names
    assert ("source" in story.fields) == ("source_time_minutes_before" in story.fields)


@each_story
def test_links_and_pins_lead_to_stories_that_readers_can_open(story: Story) -> None:
    pins = story.list_of("related")
    links = MARKDOWN_LINK.findall(story.fields["body"])
    targets = [link for link in links if not link.startswith("https://example.org/")]
    assert len(pins) <= 4
    assert story.path.stem not in pins + targets
    for slug in pins + targets:
        assert BY_SLUG[slug].state == "live", f"{slug} is not live"
    if story.was_published:
        for slug in targets:
            age = BY_SLUG[slug].fields["published_hours_ago"]
            assert age > story.fields["published_hours_ago"], f"{slug} was not out yet"


@each_story
def test_changes_follow_one_another_and_apply_to_the_text_that_stands(story: Story) -> None:
    times = [change["hours_after"] for change in story.list_of("changes")]
    assert times == sorted(times)
    assert all(0 < time < story.fields["published_hours_ago"] for time in times)
    for change, before, after in bodies(story):
        assert change["kind"] in {*KINDS, "housekeeping"}
        assert set(change.get("set", {})) <= {"headline", "standfirst", "body"}
        assert change["kind"] not in {"correction", "clarification"} or change["note"]
        assert before != after or change.get("set")
        text = before
        for old, new in change.get("replace", []):
            assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times"
            text = text.replace(old, new)
        if change["kind"] == "typo":
            words = list(zip(before.split(), after.split(), strict=True))
            assert all(distance(one, other) <= 2 for one, other in words)
            assert re.findall(r"\d", before) == re.findall(r"\d", after)


@each_story
def test_the_text_is_of_a_daily_s_length_and_uses_typographic_marks(story: Story) -> None:
    text = story.fields["body"]
    assert '"' not in text
    assert "'" not in text
    assert " - " not in text
    assert "--" not in text
    words = len(text.split()) if story.fields.get("language") != "zh-hans" else len(text) // 2
    if story.state == "live" and not story.fields.get("is_flash"):
        assert 120 <= words <= 450
        assert len([part for part in text.split("\n\n") if part.strip()]) >= 4
    assert 2 <= len(story.fields["tags"]) <= 5


@each_story
def test_a_figure_with_a_picture_has_a_caption_and_a_different_alt_text(story: Story) -> None:
    for figure in story.list_of("figures"):
        assert figure["caption"]
        assert figure["photographer"]
        if "picture" in figure:
            assert figure["picture"] in pictures.names()
            assert figure["alt"]
            assert figure["alt"] != figure["caption"]
        else:
            assert story.state == "draft"


def test_addresses_and_sections_are_what_the_paper_file_says() -> None:
    slugs = [story.fields["slug"] for story in ALL if "slug" in story.fields]
    sections = [section["slug"] for section in PAPER["sections"]]
    assert len(slugs) == len(set(slugs))
    assert len({story.fields["headline"] for story in ALL}) == len(ALL)
    assert {story.fields["section"] for story in ALL} == set(sections)
    assert len(sections) == 7
    assert all(
        organisation["kind"] in {"agency", "paper"} for organisation in PAPER["organisations"]
    )
    assert all({"name", "title", "bio"} <= set(person) for person in PAPER["people"])


def test_somebody_some_house_and_some_tag_say_all_that_they_can() -> None:
    known = {"name", "title", "bio", "languages", "email", "profiles", "portrait"}
    assert max(map(len, PAPER["people"])) == len(known)
    assert known == set().union(*PAPER["people"])
    assert any({"description", "home"} <= set(house) for house in PAPER["organisations"])
    [first, *_] = PAPER["topics"]
    assert set(first) == {"tag", "description", "picture", "lead"}
    assert first["tag"] in BY_SLUG[first["lead"]].fields["tags"]
    for portrait in (person["portrait"] for person in PAPER["people"] if "portrait" in person):
        assert set(portrait) == {"picture", "caption", "alt", "photographer"}


def test_thread_of_the_demo_has_stories_to_read_and_one_to_come() -> None:
    """A timeline of several days, and a draft that appears there as it goes out."""
    [thread] = [thread for thread in PAPER["threads"] if "is_series" not in thread]
    states = Counter(BY_SLUG[slug].state for slug in thread["stories"])
    assert states["live"] >= 5
    assert states["approved"] == 1
    assert len(thread["title"]) <= 60
    assert len(thread["description"]) <= 200


def test_series_of_the_demo_has_parts_to_read_in_the_order_in_which_they_went_out() -> None:
    [series] = [thread for thread in PAPER["threads"] if "is_series" in thread]
    parts = [BY_SLUG[slug] for slug in series["stories"]]
    assert {part.state for part in parts} == {"live"}
    ages = [part.fields["published_hours_ago"] for part in parts]
    assert len(ages) >= 3
    assert ages == sorted(ages, reverse=True)


def test_there_are_enough_stories_in_every_state() -> None:
    states = Counter(story.state for story in ALL)
    assert len(ALL) >= 52
    assert all(states[state] >= least for state, least in LEAST_OF_STATE.items())
    assert sum("return_note" in story.fields for story in ALL if story.state == "draft") == 1
    assert sum("related_waiting" in story.fields for story in ALL) == 1
    assert sum("picture" not in figure for _, figure in figures()) == 1


def test_there_are_changes_of_each_kind() -> None:
    kinds = Counter(change["kind"] for story in ALL for change in story.list_of("changes"))
    assert all(kinds[kind] >= least for kind, least in KINDS.items())


def test_the_news_is_spread_over_nine_days_and_thickest_today() -> None:
    ages = [story.fields["published_hours_ago"] for story in ALL if story.state == "live"]
    assert max(ages) <= 9 * 24
    assert 10 <= sum(age <= 10 for age in ages) <= 15
    assert len(set(ages)) == len(ages)


def test_other_languages_and_a_headline_without_a_slug_are_there() -> None:
    languages = Counter(story.fields.get("language", "en") for story in ALL)
    without_slug = [story for story in ALL if "slug" not in story.fields]
    assert (languages["zh-hans"], languages["ar"], languages["fr"]) == (5, 4, 1)
    assert [story.fields["language"] for story in without_slug] == ["zh-hans"]


def test_the_lead_is_a_fresh_wire_story_with_two_web_editors_and_a_correction() -> None:
    live = [story for story in ALL if story.state == "live"]
    (lead,) = [story.fields for story in live if story.fields.get("leads") == "front"]
    assert lead["published_hours_ago"] < 1
    assert lead["source"] == lead["dateline"]["agency"] == "Northwind"
    assert lead["standfirst"]
    assert [credit["role"] for credit in lead["credits"]] == ["web_editor", "web_editor"]
    assert "correction" in [change["kind"] for change in lead["changes"]]


def test_pictures_are_shared_out_with_one_credit_each() -> None:
    users = Counter(figure["picture"] for _, figure in figures() if "picture" in figure)
    credits: dict[str, set[tuple[str, str]]] = {}
    for _, figure in figures():
        credit = (figure["photographer"], figure.get("agency", ""))
        credits.setdefault(figure.get("picture", figure["caption"]), set()).add(credit)
    portraits = {
        person["portrait"]["picture"] for person in PAPER["people"] if "portrait" in person
    }
    assert set(users) | portraits == set(pictures.names())
    assert max(users.values()) <= 2
    assert all(len(credit) == 1 for credit in credits.values())
    figure_counts = Counter(len(story.list_of("figures")) for story in ALL)
    assert figure_counts[1] >= 35
    assert sum(count for number, count in figure_counts.items() if number in {2, 3}) >= 4


def test_tags_come_from_one_vocabulary_that_is_used_more_than_once() -> None:
    tags = Counter(tag for story in ALL for tag in story.fields["tags"])
    live = {tag for story in ALL if story.state == "live" for tag in story.fields["tags"]}
    assert live == set(tags)
    assert 30 <= len(tags) <= 40
    assert min(tags.values()) >= 2, [tag for tag, number in tags.items() if number < 2]
