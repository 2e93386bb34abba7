"""Every type of page that readers have, on one sheet for each script and width, light and dark."""

import base64
import html
import io
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize

from scripts.pictures.camera import ALL_THERE, DESK, PHONE, SETTLED_MS, Colours
from scripts.pictures.crew import Crew

# Where the pages are of which the address follows from what stands on another one.
FIRST_STORY = ".card-headline a"
# What a page of a sheet is called, and the address, or the page that leads there and by which link.
type Way = str | tuple[str, str]
LATIN: dict[str, Way] = {
    "Front page": "/",
    "Section": "/section/harbour-city/",
    "Story": ("/", FIRST_STORY),
    "All versions of a story": ("/corrections/", "main a[href*='/history/']"),
    "Topic": "/tag/lighthouses/",
    "Person": "/person/tomasz-wieliczko/",
    "Source": "/source/meridian-news-agency/",
    "Timeline": "/thread/dredging-inquiry/",
    "Newest": "/latest/",
    "Read most": "/most-read/",
    "Corrections": "/corrections/",
    "Archive": "/archive/",
    "A day": ("/archive/", "main a[href^='/archive/2']"),
    "Search": "/search/?q=harbour",
    "A front that was edited": "/section/culture/",
    "What the paper says of itself": "/about/corrections-policy/",
    "Nothing there": "/not/there/",
}


def in_language(tongue: str, section: str) -> dict[str, Way]:
    """Return the pages that the paper has in a further language."""
    latest = f"/{tongue}/latest/"
    return {
        "Front page": f"/{tongue}/",
        "Newest": latest,
        "Section": f"/{tongue}/section/{section}/",
        "Story": (f"/{tongue}/", FIRST_STORY),
        "All versions of a story": (f"/{tongue}/", FIRST_STORY),
    }


def in_main_language(words: str) -> dict[str, Way]:
    """Return the pages that are the whole paper's, in its main language, with words to look for."""
    of_language = in_language("", "")
    found = {"Search": f"/search/?q={words}"}
    return {name: way for name, way in {**LATIN, **found}.items() if name not in of_language}


@dataclass(frozen=True)
class Script:
    """A script, the pages that show it, and those that do once the paper speaks its language."""

    words: str
    ways: dict[str, Way]
    language: str = ""
    name: str = ""
    once_spoken: dict[str, Way] = field(default_factory=dict)


SHEETS = {
    "latin": Script("Latin script", LATIN),
    "chinese": Script(
        "Chinese",
        in_language("zh-hans", "culture"),
        "zh-hans",
        "港口日报",
        in_main_language("船"),
    ),
    "arabic": Script(
        "Arabic",
        in_language("ar", "science"),
        "ar",
        "صحيفة المرفأ",
        in_main_language("المدينة"),
    ),
}
# At a desk and on a phone: how large the window is, and how wide it stands on the sheet.
SIZES: dict[str, tuple[ViewportSize, int]] = {"": (DESK, 400), "-phone": (PHONE, 200)}
COLOURS: tuple[Colours, ...] = ("light", "dark")
QUALITY = 82
SHEET = """<!doctype html><meta charset="utf-8"><style>
body { margin: 24px; background: #e9e9e6; font: 15px/1.4 system-ui, sans-serif; color: #17191c }
main { display: flex; flex-wrap: wrap; gap: 28px 32px }
figure { margin: 0 } figcaption { margin-bottom: 8px }
img { display: inline-block; margin-right: 8px; box-shadow: 0 0 0 1px #b9bab5 }
</style><main>%s</main>"""


@dataclass(frozen=True)
class Shown:
    """A page of the paper as it looks, in light and in dark, as PNG."""

    words: str
    pictures: list[bytes]


def sheets(crew: Crew, folder: Path) -> None:
    """Write a sheet of each script at each width into a folder. The paper speaks the last then."""
    folder.mkdir(parents=True, exist_ok=True)
    page = crew.visitor()
    for name, script in SHEETS.items():
        shown = at_each_width(page, script.ways)
        if script.once_spoken:
            speak(crew, script)
            for suffix, more in at_each_width(page, script.once_spoken).items():
                shown[suffix] += more
        for suffix, (_, width_px) in SIZES.items():
            sheet = sheet_of(page, shown[suffix], width_px)
            (folder / f"pages-{name}{suffix}.webp").write_bytes(sheet)
    page.close()


def at_each_width(page: Page, ways: dict[str, Way]) -> dict[str, list[Shown]]:
    """Take pages at each width."""
    addresses = {words: address_of(page, words, way) for words, way in ways.items()}
    shown = {}
    for suffix, (window, _) in SIZES.items():
        page.set_viewport_size(window)
        shown[suffix] = [looked_at(page, words, at) for words, at in addresses.items()]
    return shown


def speak(crew: Crew, script: Script) -> None:
    """Let the paper speak a language that was a further one of it."""
    with crew.at_work("publisher") as page:
        page.goto("/admin/paper/")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.locator("[name=name]").fill(script.name)
        page.locator("[name=language]").select_option(script.language)
        for further in page.locator("select[name^=tongue-][name$=-language]").all():
            if further.input_value() == script.language:
                further.select_option("")
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_role("button", name="Let it count").click()


def address_of(page: Page, words: str, way: Way) -> str:
    """Return where a page stands; of the versions of a story the list of all of them."""
    if isinstance(way, str):
        return way
    at, link = way
    page.goto(at)
    address = page.locator(link).first.get_attribute("href") or at
    if words == "All versions of a story" and "/history/" not in address:
        return f"{address}history/"
    return address.partition("#")[0]


def looked_at(page: Page, words: str, address: str) -> Shown:
    """Take a page in both colours."""
    pictures = []
    for colours in COLOURS:
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        page.goto(address)
        page.evaluate(ALL_THERE)
        page.wait_for_timeout(SETTLED_MS)
        pictures.append(page.screenshot(animations="disabled"))
    return Shown(words, pictures)


def sheet_of(page: Page, shown: list[Shown], width_px: int) -> bytes:
    """Return all pages side by side as one picture (WebP)."""
    figures = "".join(
        f"<figure><figcaption>{html.escape(kind.words)}</figcaption>"
        + "".join(
            f'<img width="{width_px}" src="data:image/png;base64,{base64.b64encode(png).decode()}">'
            for png in kind.pictures
        )
        + "</figure>"
        for kind in shown
    )
    sheet = page.context.new_page()
    sheet.set_viewport_size({"width": 1740, "height": 900})
    sheet.set_content(SHEET % figures)
    png = sheet.screenshot(full_page=True)
    sheet.close()
    file = io.BytesIO()
    with Image.open(io.BytesIO(png)) as whole:
        whole.convert("RGB").save(file, "WEBP", quality=QUALITY, method=6)
    return file.getvalue()


def page_of_sheets() -> str:
    """Return the page of the documents that shows all sheets."""
    parts = "".join(
        f"\n## {each.words}\n\n"
        f"![{each.words}: every page, light and dark](pictures/pages-{name}.webp)\n\n"
        f"![{each.words}: the same on a phone](pictures/pages-{name}-phone.webp)\n"
        for name, each in SHEETS.items()
    )
    return (
        "# Every page that readers have\n\n"
        "Made by `scripts/desk-pictures` on the demo newspaper, which has a front of its own in\n"
        "Chinese and in Arabic ([how](operators.md#another-language)). What is the whole paper's,\n"
        "as topics and corrections, is shown with the paper in that language, over the same\n"
        f"stories. Each page as it opens, in light and in dark.\n{parts}"
    )
