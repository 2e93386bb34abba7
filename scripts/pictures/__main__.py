"""`scripts/desk-pictures`: a demo, a browser, every screen, and the page that lists them."""

import argparse
from collections.abc import Callable
from pathlib import Path

from scripts.pictures.around import (
    accounts,
    first_pages,
    first_steps,
    following,
    for_readers,
    fronts,
    lists,
    photos,
    planning,
    threads,
    versions,
)
from scripts.pictures.camera import Camera, Taken
from scripts.pictures.crew import Crew
from scripts.pictures.house import names, the_paper
from scripts.pictures.readers import page_of_sheets, sheets
from scripts.pictures.sending import changing, publishing
from scripts.pictures.site import ROOT, browser_for, demo_site, empty_site
from scripts.pictures.wire import wire
from scripts.pictures.writing import losing_nothing, pasting, two_at_once, writing

# The one part that is walked on an empty site, and the one that is no walk.
FIRST_STEPS, SHEETS = "first_steps", "sheets"
DOCS = ROOT / "docs"
GUIDE = DOCS / "editors"

# In this order: what one step writes, a later one shows.
WALK: tuple[Callable[[Crew, Camera], None], ...] = (
    first_pages,
    writing,
    pasting,
    wire,
    losing_nothing,
    two_at_once,
    publishing,
    changing,
    versions,
    planning,
    lists,
    photos,
    following,
    threads,
    fronts,
    names,
    the_paper,
    accounts,
)


def main() -> None:
    """Take all pictures; into the documents where nothing else is said."""
    arguments = argparse.ArgumentParser(prog="scripts/desk-pictures", description=__doc__)
    arguments.add_argument("--into", type=Path, help="another folder, to look at them first")
    arguments.add_argument("--dark", action="store_true", help="every screen in dark")
    arguments.add_argument("--only", nargs="*", help="names of parts of the walk")
    options = arguments.parse_args()
    screens = Camera(options.into or GUIDE / "pictures", options.dark)
    paper = Camera(options.into or DOCS / "pictures", options.dark)
    if not options.only or FIRST_STEPS in options.only:
        with empty_site() as site, browser_for(site) as browser:
            first_steps(Crew(browser), screens)
    with demo_site() as site, browser_for(site) as browser:
        crew = Crew(browser)
        for_readers(crew, paper)
        for step in WALK:
            if not options.only or step.__name__ in options.only:
                step(crew, screens)
        # Last: the paper speaks another language then.
        if not options.only or SHEETS in options.only:
            sheets(crew, options.into or DOCS / "pictures")
    # The pages list what all parts have taken.
    if not options.into and not options.only:
        (GUIDE / "screens.md").write_text(page_of(screens.taken), encoding="utf-8")
        (DOCS / "readers-pages.md").write_text(page_of_sheets(), encoding="utf-8")


def page_of(taken: list[Taken]) -> str:
    """Return the page that shows every screen at both widths."""
    rows = "".join(
        f"\n## {picture.words}\n\n"
        f"| at a desk | on a phone |\n|---|---|\n"
        f"| ![{picture.words}](pictures/{picture.name}.png) "
        f"| ![{picture.words}, on a phone](pictures/{picture.name}-phone.png) |\n"
        for picture in taken
    )
    return (
        "# Every screen of the desk\n\n"
        "Made by `scripts/desk-pictures` on the demo newspaper. [The guide](README.md) says how"
        f" to use them.\n{rows}"
    )


if __name__ == "__main__":
    main()
