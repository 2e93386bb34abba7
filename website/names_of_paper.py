"""What the paper is called in each language: by what was set at the desk, else by the server."""

from django.conf import settings

from paper.now import paper_now
from paper.tongues import tongue_of


def paper_name_in(tag: str) -> str:
    """Return what the paper is called in a language: by its tag, or the nearest shorter one."""
    facts = paper_now()
    paper = facts.whole or facts
    if tongue := next((each for each in paper.others if each.key == tongue_of(tag)), None):
        return tongue.name
    names = {each.casefold(): name for each, name in settings.SITE_NAMES.items()}
    parts = tag.casefold().split("-")
    nearest = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    return str(next((names[each] for each in nearest if each in names), paper.name))


def other_names() -> list[str]:
    """Return what the paper is called in other languages than its own, each once."""
    further = {each.name for each in paper_now().others}
    return sorted({*settings.SITE_NAMES.values(), *further} - {paper_now().name})
