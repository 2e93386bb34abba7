"""The desk's scripts are modules: a screen has one entry, which imports what it needs.

Whether a script uses only what it declares or imports is found by the browser tests of its screen.
"""

import json
import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "desk" / "static"
# What is imported by name, if anything, and from where.
IMPORT = re.compile(r"""^import\s*(?:([^"';]*?)\s+from\s*)?["'](\.[^"']+)["'];""", re.MULTILINE)
EXPORT = re.compile(r"^export (?:const|let|function|async function|class) (\w+)", re.MULTILINE)
TAG = re.compile(r"""<script\b([^>]*?static "desk/[^>]*)>""")


def imports_of(name: str, text: str) -> dict[str, str]:
    """Return the modules of ours that a script imports, and what it takes of each."""
    return {normpath(join(dirname(name), path)): names for names, path in IMPORT.findall(text)}


def taken(names: str, text: str) -> set[str]:
    """Return what a script takes of a module: by name, or as parts of the module as a whole."""
    if whole := re.fullmatch(r"\* as (\w+)", names):
        return set(re.findall(rf"(?<![\w./]){whole[1]}\.(\w+)", text))
    return set(re.findall(r"\w+", names))


def modules() -> dict[str, str]:
    paths = {path.relative_to(SCRIPTS).as_posix(): path for path in SCRIPTS.rglob("*.js")}
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items()}


def test_every_import_is_exported_where_it_comes_from() -> None:
    texts = modules()
    seen = 0
    for name, text in texts.items():
        for other, names in imports_of(name, text).items():
            assert other in texts, f"{name} imports {other}, which is not there"
            exported = set(EXPORT.findall(texts[other]))
            wanted = taken(names, text)
            assert wanted <= exported, f"{other} does not export {wanted - exported} to {name}"
            seen += 1
    assert seen > 30, "the walk over the imports finds next to nothing"


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Files in a circle have no hashed names: each would have to know the other's first."""
    left = {name: set(imports_of(name, text)) for name, text in modules().items()}
    while free := [name for name, others in left.items() if not others & set(left)]:
        for name in free:
            del left[name]
    assert not left, f"in a circle, or above one: {sorted(left)}"


def test_nothing_is_shared_by_the_window() -> None:
    for name, text in modules().items():
        assert not re.search(r"\b(?:window|globalThis|self)\.\w+ = ", text), name


def test_a_template_loads_one_module_and_no_script_of_the_old_kind() -> None:
    entries = 0
    for path in (ROOT / "templates").rglob("*.html"):
        tags = TAG.findall(path.read_text(encoding="utf-8"))
        assert len(tags) <= 1, f"{path} loads several scripts of the desk"
        assert all('type="module"' in tag for tag in tags), f"{path}: a script is no module"
        entries += len(tags)
    assert entries > 10, "the walk over the templates finds next to nothing"


@pytest.mark.any_database
def test_collected_scripts_import_each_other_by_hashed_names(collected: Path) -> None:
    manifest = json.loads((collected / "staticfiles.json").read_text(encoding="utf-8"))
    paths: dict[str, str] = manifest["paths"]
    for name, text in modules().items():
        hashed = (collected / paths[name]).read_text(encoding="utf-8")
        expected = {paths[other] for other in imports_of(name, text)}
        assert set(imports_of(paths[name], hashed)) == expected, f"{name} imports other files"
