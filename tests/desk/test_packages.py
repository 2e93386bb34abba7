"""The desk is cut by subject: most of what a module needs lies in its own package.

Which package may import which is the contract `desk` in `pyproject.toml`: no circle, none upwards.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Of the imports within the desk, those of the frame left out: what stays in its own package.
LEAST_SHARE = 0.55


def imports_of(path: Path) -> Iterator[str]:
    """Yield each module of the desk that a file imports, once."""
    imported: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
            imported.update(name if is_module(name) else node.module for name in modules)
    yield from (name for name in imported if name.startswith("desk."))


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def test_most_imports_within_the_desk_stay_in_their_package() -> None:
    own = other = 0
    for path in (ROOT / "desk").rglob("*.py"):
        package = path.relative_to(ROOT / "desk").parts[0]
        for name in imports_of(path):
            imported = name.split(".")[1]
            if imported == "frame":
                continue
            own, other = own + (imported == package), other + (imported != package)
    assert own > 100, "the walk over the imports finds next to nothing"
    assert own / (own + other) >= LEAST_SHARE, f"{own} stay, {other} lead elsewhere"


def test_every_package_has_its_templates_and_files_under_its_own_name() -> None:
    packages = {path.parent.name for path in (ROOT / "desk").glob("*/__init__.py")}
    for folder in (ROOT / "templates" / "desk", ROOT / "desk" / "static" / "desk"):
        assert {path.name for path in folder.iterdir()} <= packages, f"{folder} has another folder"
