"""The documents tell what is there: every link, command, setting, room and permission in them."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.management import get_commands

from people.roles import WHO_MAY, Act, Reach, Role
from wire.page import as_json, parse

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")],
    key=lambda page: page.relative_to(ROOT).as_posix(),
)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
MOST_FILES = 4
MOST_DECISION_LINES = 40
MOST_PICTURE_BYTES = 300_000
STATE = r"in force|(in force; [\w ,]+ (is|are) )?replaced by \d{4}( and \d{4})*"

each_page = pytest.mark.parametrize(
    "page", PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES]
)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def part_of(name: str, heading: str) -> str:
    """Return what stands under one heading of a page."""
    text = text_of(name)
    assert f"\n## {heading}\n" in text, f"{name} has no part called {heading}"
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def rows_of(table: str) -> Iterator[list[str]]:
    """Yield the cells of each row of a table, its head left out."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    for before, line in zip(["", *lines], lines, strict=False):
        if not before or set(line) <= set("|- "):
            continue
        yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def block_of(name: str, language: str) -> str:
    """Return the first fenced block of one language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", text_of(name), re.MULTILINE | re.DOTALL)
    assert found, f"{name} has no block of {language}"
    return found[1]


def anchor(heading: str) -> str:
    """Return the anchor that a heading gets."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


# --- Links and pictures -------------------------------------------------------------------------


@each_page
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{link} is not there"
        if fragment:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert fragment in {anchor(heading) for heading in headings}, f"{link} has no heading"


def test_every_picture_is_shown_and_small() -> None:
    shown = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in LINK.findall(page.read_text(encoding="utf-8"))
    }
    for picture in (ROOT / "docs").rglob("*.png"):
        assert picture in shown, f"no page shows {picture.name}"
        assert picture.stat().st_size < MOST_PICTURE_BYTES, f"{picture.name} is too large"


def test_every_document_that_the_code_refers_to_is_there() -> None:
    rooms = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["root_packages"]
    for room in rooms:
        for module in (ROOT / room).rglob("*.py"):
            for name in re.findall(r"\bdocs/[\w/-]+\.md\b", module.read_text(encoding="utf-8")):
                assert (ROOT / name).is_file(), f"{module.relative_to(ROOT)} names {name}"


# --- Commands and files -------------------------------------------------------------------------


@each_page
def test_no_page_holds_both_sides_of_a_merge(page: Path) -> None:
    assert not re.search(r"^(<{7}|>{7}) ", page.read_text(encoding="utf-8"), re.MULTILINE)


@each_page
def test_every_command_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    for target in re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE):
        assert target in targets, f"there is no `make {target}`"
    for command in re.findall(r"manage\.py ([a-z_]+)", text):
        assert command in get_commands(), f"there is no `manage.py {command}`"


@each_page
def test_every_file_named_exists(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    rooms = "|".join(folder.name for folder in ROOT.iterdir() if folder.is_dir())
    for name in re.findall(rf"`((?:{rooms})/[\w./-]*)`", text):
        if not name.startswith(("var/", "templates/<")):
            assert (ROOT / name).exists(), f"{name} is not there"


def test_help_lists_what_the_developers_page_lists() -> None:
    offered = set(re.findall(r"^([a-z-]+):.*?## ", text_of("Makefile"), re.MULTILINE)) - {"help"}
    listed = {
        re.sub(r"`make ([a-z-]+)`", r"\1", row[0])
        for row in rows_of(part_of("docs/developers.md", "Set up"))
    }
    assert listed == offered


# --- Rooms --------------------------------------------------------------------------------------


def test_every_room_stands_in_the_architecture() -> None:
    rooms = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["root_packages"]
    listed = [row[0] for row in rows_of(part_of("docs/architecture.md", "The rooms"))]
    assert sorted(listed) == sorted(f"`{room}/`" for room in rooms)
    drawing = FENCE.findall(text_of("docs/architecture.md"))[0]
    assert {room for room in rooms if re.search(rf"\b{room}\b", drawing)} == set(rooms)


def test_each_common_change_is_in_at_most_four_files() -> None:
    rows = list(rows_of(part_of("docs/architecture.md", "Where do I change …?")))
    assert len(rows) == 10
    for change, files in rows:
        named = re.findall(r"`([^`]+)`", files)
        assert 1 <= len(named) <= MOST_FILES, change


# --- Settings -----------------------------------------------------------------------------------


def settings_read() -> Iterator[tuple[str, object]]:
    """Yield the name and the literal default of every variable that the code asks for."""
    for module in [*(ROOT / "newsroom").rglob("*.py"), *(ROOT / "demo").rglob("*.py")]:
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            owner = ast.unparse(call.func.value)
            if owner not in {"env", "environ.Env()"} or call.func.attr in {"read_env", "told"}:
                continue
            name = ast.literal_eval(call.args[0])
            default = next((word.value for word in call.keywords if word.arg == "default"), None)
            yield name, default.value if isinstance(default, ast.Constant) else ...


def test_every_setting_is_listed_with_its_default() -> None:
    table = text_of("docs/settings.md").split("What `make` and the tests read besides")[0]
    listed = {row[0].strip("`"): row[2] for row in rows_of(table)}
    read = dict(settings_read())
    assert set(listed) == set(read)
    for name, default in read.items():
        if isinstance(default, bool):
            assert listed[name] == f"`{str(default).lower()}`", name
        elif default == "":
            assert listed[name] == "empty", name
        elif default is not ...:
            assert listed[name].startswith(f"`{default}`"), name


# --- Permissions, the wire page, decisions ------------------------------------------------------


def test_the_table_of_who_may_do_what_is_that_of_the_code() -> None:
    words = {None: "", Reach.OWN: "own", Reach.ANY: "yes"}
    listed = list(rows_of(part_of("docs/editors/roles.md", "Who may do what")))
    assert listed == [[act.value, *(words[WHO_MAY[act].get(role)] for role in Role)] for act in Act]


def test_the_wire_page_shown_gives_the_fields_shown() -> None:
    page = parse(block_of("docs/wire-page.md", "text"), site_zone=ZoneInfo("UTC"))
    shown = json.loads(block_of("docs/wire-page.md", "json"))
    fields = as_json(page)
    assert list(shown) == ["path", "status", "article_id", "url", *fields, "reason"]
    assert {name: shown[name] for name in fields} == fields


def decisions() -> list[Path]:
    return sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def test_decisions_are_short_and_say_context_choice_and_price() -> None:
    pages = decisions()
    assert len({page.name[:4] for page in pages}) == len(pages)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.name[:4]} "), page.name
        assert len(text.splitlines()) < MOST_DECISION_LINES, page.name
        for part in ("**Context.**", "**Choice.**", "**Price.**"):
            assert part in text, f"{page.name} has no {part}"


def test_every_decision_stands_in_the_list_with_its_state() -> None:
    listed = [
        row for row in rows_of(text_of("docs/decisions/README.md")) if row[0].startswith("[0")
    ]
    titles = {
        page.name: page.read_text(encoding="utf-8").split("\n", 1)[0][2:] for page in decisions()
    }
    assert sorted(row[0] for row in listed) == [f"[{titles[name]}]({name})" for name in titles]
    numbers = {name[:4] for name in titles}
    for (link, state), page in zip(sorted(listed), decisions(), strict=True):
        assert re.fullmatch(STATE, state), f"{link}: {state}"
        by = set(re.findall(r"\d{4}", state))
        assert by <= numbers
        assert all(other > page.name[:4] for other in by), f"{link} is replaced by an older one"
        # The page says the same, before its context.
        head = page.read_text(encoding="utf-8").split("**Context.**")[0]
        assert set(re.findall(r"\[(\d{4})\]", head)) == by, f"{page.name} and the list differ"
        assert ("Replaced by" in head) == state.startswith("replaced"), page.name
