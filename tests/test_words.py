"""One word means one thing: `docs/words.md` tells the truth, and old names do not come back."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Names of modules, classes and functions that had a meaning of our own, and have none now.
OLD_MODULES = {
    "articles": {"around", "changes", "keeping", "leading", "leaving", "looks", "revising"},
    "desk": {"asking", "company", "copies", "following", "pulse", "saving"},
    "editions": {"following", "occurrences"},
    "media": {
        "importing",
        "intake",
        "likeness",
        "looking_again",
        "rounds",
        "standing",
        "taking_in",
    },
    "related": {
        *("beside", "book", "claim", "deciding", "following", "looking", "outlining", "overlap"),
        *("rarity", "reading"),
    },
    "tests": {
        *("driving", "killing", "stage", "test_crafted", "test_given", "test_held", "walking"),
    },
    "website": {"reading"},
    "wire": {"embargoes", "hands", "pageforms", "pagestory"},
}
OLD_NAMES = {
    *("Asked", "Beside", "Book", "Desk", "Heap", "Meeting", "Outline", "PhotoRound", "Pile"),
    *("Rarity", "RecoveryCopy", "Said", "Spot", "Twin", "follow", "is_twin", "keep", "look"),
    *("marks", "put_back_claim", "telling", "told", "touched", "verbs_for", "why_held"),
}
# One class each, whatever room it is in.
ONCE = ("Line", "Outcome", "Place", "Posting", "Lease", "Decider")


def modules() -> list[Path]:
    """Return every module of the product and its tests."""
    listed = subprocess.run(
        ["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in listed.stdout.split()]
    return [path for path in paths if path.exists() and "migrations" not in path.parts]


def names_made(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Yield the classes and functions that a module makes at its top or in a class."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name, node


def test_no_old_name_of_a_module_comes_back() -> None:
    named = [path.relative_to(ROOT) for path in modules()]
    assert [path for path in named if path.stem in OLD_MODULES.get(path.parts[0], ())] == []


def test_no_old_name_of_a_class_or_function_comes_back() -> None:
    back = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules()
        if path.parts[len(ROOT.parts)] in OLD_MODULES.keys() - {"tests"}
        for name, _ in names_made(path)
        if name in OLD_NAMES
    ]
    assert back == []


def test_a_class_has_its_name_alone() -> None:
    made = [
        name
        for path in modules()
        for name, node in names_made(path)
        if isinstance(node, ast.ClassDef)
    ]
    assert {name: made.count(name) for name in ONCE if made.count(name) > 1} == {}


def rows() -> list[list[str]]:
    """Return the rows of both tables."""
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| ") and "`" in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_word_stands_where_the_page_says(row: list[str]) -> None:
    path, *name = re.findall(r"`([^`]+)`", row[-1])
    text = (ROOT / path).read_text(encoding="utf-8")
    for word in name:
        assert re.search(rf"\b{word}\b", text), f"{path} has no {word}"
    if not name:
        term = row[0].split(",")[0].split(" (")[0]
        stem = re.escape(term).replace(r"\-", "[- ]").replace(r"\ ", r"[\s_-]+")
        assert re.search(stem, text, re.IGNORECASE), f"{path} says nothing of “{term}”"
