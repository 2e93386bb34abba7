"""A paper in several languages, for tests."""

from typing import Any

from articles.acts.paper import draft_values, publish_paper, save_paper
from paper.models import PaperSave
from people.actors import SHELL
from tests.website.feed_addresses import feeds_below

FRENCH = {"language": "fr", "name": "Le Port", "tagline": "La mer, chaque jour"}
ARABIC = {"language": "ar", "name": "الميناء"}
CHINESE = {"language": "zh-hans", "name": "港口日报"}

# An address of every kind of page of a further language, by the name of its pattern.
FRENCH_ADDRESSES = {
    "tongue_front": "/fr/",
    "tongue_latest": "/fr/latest/",
    "tongue_section": "/fr/section/city/",
    **feeds_below({"": "/fr/", "section": "/fr/section/city/"}, "tongue_"),
}


def speak(*further: dict[str, Any], **also: Any) -> None:
    """Let the paper be in these languages besides its own; `also` are other settings of it."""
    values = {
        **draft_values(),
        **also,
        "further": [{"menu": [], "foot": [], **each} for each in further],
    }
    save = save_paper(values, opened=PaperSave.objects.count(), by=SHELL)
    publish_paper(number=save.number, by=SHELL)
