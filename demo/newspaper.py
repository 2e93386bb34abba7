"""The demo newspaper as it lies in files: one TOML file a story, and `paper.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from editions.body import figure_markup

FOLDER = Path(__file__).parent / "stories"
PICTURE = re.compile(r"!\[([\w-]+)\]")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


class DemoStory:
    """One story of the demo, with the fields its file gives."""

    def __init__(self, path: Path) -> None:
        self.fields: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        self.name = path.stem

    def get(self, field: str, default: Any = "") -> Any:  # noqa: ANN401
        """Return a field of the file."""
        return self.fields.get(field, default)

    @property
    def slug(self) -> str:
        """The end of its address; the Chinese story has none and is named by its file."""
        return str(self.get("slug"))

    @property
    def state(self) -> str:
        """Where it stands in the workflow: live, draft, in_review and so on."""
        return str(self.get("state", "live"))

    @cached_property
    def is_shown(self) -> bool:
        """Whether readers see it, or saw it once."""
        return self.state in {"live", "withdrawn"}


def read_paper() -> dict[str, Any]:
    """Return the paper's own facts: name, sections, people, organisations, threads, topics."""
    return tomllib.loads((FOLDER / "paper.toml").read_text(encoding="utf-8"))


def portraits() -> dict[str, dict[str, str]]:
    """Return the portraits of people, by name, written as the figures of stories are."""
    return {
        person["name"]: person["portrait"]
        for person in read_paper()["people"]
        if "portrait" in person
    }


def read_stories() -> list[DemoStory]:
    """Return every story, the oldest first."""
    stories = [DemoStory(path) for path in sorted(FOLDER.glob("*/*.toml"))]
    return sorted(stories, key=lambda story: -float(story.get("published_hours_ago", 0)))


def body_markup(text: str, addresses: Mapping[str, str], photos: Mapping[str, str]) -> str:
    """Return the HTML of a text written with a few marks.

    `## ` opens a subhead, `- ` a list item, `> ` a quotation, `![name]` is the place of a picture
    in `photos`, which has the content hash of each; `**bold**`, `*italic*` and `[words](target)`,
    where the target is an address or the name of another story.
    """
    out: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.splitlines()]
        if placed := PICTURE.fullmatch(lines[0]):
            out.append(figure_markup(photos[placed[1]]))
        elif lines[0].startswith("## "):
            out.append(f"<h2>{inline(lines[0][3:], addresses)}</h2>")
        elif lines[0].startswith("- "):
            items = "".join(f"<li>{inline(line[2:], addresses)}</li>" for line in lines)
            out.append(f"<ul>{items}</ul>")
        elif lines[0].startswith("> "):
            words = " ".join(line.removeprefix(">").strip() for line in lines)
            out.append(f"<blockquote><p>{inline(words, addresses)}</p></blockquote>")
        else:
            out.append(f"<p>{inline(' '.join(lines), addresses)}</p>")
    return "".join(out)


def inline(words: str, addresses: Mapping[str, str]) -> str:
    """Return one line's words with their links and emphasis."""

    def link(match: re.Match[str]) -> str:
        target = addresses.get(match[2], match[2])
        if not target.startswith(("/", "https://")):
            return match[1]
        return f'<a href="{target}">{match[1]}</a>'

    marked = LINK.sub(link, escape(words, quote=False))
    marked = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", marked)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", marked)
