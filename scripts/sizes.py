"""What `make check` holds of size: lines, parameters, and how far a name without a meaning reaches.

`python scripts/sizes.py` names each place that is too large and ends with 1 where there is one.
"""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

MOST_LINES = 400
MOST_FUNCTION_LINES = 60
MOST_PARAMETERS = 6
MOST_TEMPLATE_COLUMNS = 120
# Good for a loop of two lines; what reaches further has a noun.
LOOSE_NAMES = {"one", "found", "said", "told", "words"}
MOST_LOOSE_LINES = 3

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def complaints(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and words for all that is too large in a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > MOST_TEMPLATE_COLUMNS:
                yield number, f"{len(line)} columns: wrap the attributes"
        return
    if (lines := len(text.splitlines())) > MOST_LINES:
        yield lines, f"{lines} lines: cut it by subject"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            yield from of_function(node)
        elif isinstance(node, Comprehension):
            yield from of_names(node, ())
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "vars":
            yield node.lineno, "vars(): give the row a type"


def of_function(function: Function) -> Iterator[tuple[int, str]]:
    """Yield what is too large in a function: its lines, its parameters, its loose names."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    if lines > MOST_FUNCTION_LINES:
        yield function.lineno, f"{function.name} has {lines} lines"
    taken = function.args
    names = [arg.arg for arg in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs)]
    count = len([name for name in names if name not in {"self", "cls"}])
    if count > MOST_PARAMETERS:
        yield function.lineno, f"{function.name} takes {count} parameters"
    yield from of_names(function, names)


def of_names(scope: ast.AST, parameters: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield each loose name of a scope that reaches too far."""
    for name, at in bound_lines(scope).items():
        if name not in parameters and (reach := max(at) - min(at) + 1) > MOST_LOOSE_LINES:
            yield min(at), f"{name} reaches {reach} lines: give it a noun"


def bound_lines(scope: ast.AST) -> dict[str, list[int]]:
    """Return the lines where a scope has each loose name that it binds itself."""
    lines = defaultdict[str, list[int]](list)
    bound = set()
    for node in own_nodes(scope):
        if isinstance(node, ast.Name) and node.id in LOOSE_NAMES:
            lines[node.id].append(node.lineno)
            if isinstance(node.ctx, ast.Store):
                bound.add(node.id)
    return {name: lines[name] for name in bound}


def own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a scope without those of functions and comprehensions within it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, Function | ast.Lambda | Comprehension):
            yield node
            yield from own_nodes(node)


def main() -> int:
    """Print every complaint; 1 where there is one."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.py", "*.html"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    bad = 0
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = Path(name)
        if "migrations" in path.parts or not path.exists():
            continue
        for line, words in complaints(path):
            print(f"{name}:{line}: {words}")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
