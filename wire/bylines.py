"""Who wrote a story, as pages print it: with `By` in many languages, or the bare name on a line."""

import re
from dataclasses import dataclass, field

from wire.agencies import is_known_agency, is_organisation
from wire.lines import trim
from wire.names import Range, is_full_name, is_name, split_names
from wire.places import may_be_place
from wire.times import Stamp

_OTHER_BY_TEXT = """
    von par por di av af door oleh przez autor autora autore auteur tekst texto testo texte text
    автор текст szerző yazan
"""
_OTHER_BY = frozenset(_OTHER_BY_TEXT.split())
"""What stands before the writers in other languages, as the first word of the line."""

_MOST_BARE = 80
_FIRST_WORD = re.compile(r"([^\W\d_]{2,8})(?: ?: ?| )(?=\S)")
_WRITERS = re.compile(
    r"(?i:(?:[\w' .]{2,40}? )?(?:staff |special |senior )?"
    r"(?:writers?|correspondents?|reporters?|journalists?|editors?)) (?=[^\W\d_a-z])"
)
_IN = re.compile(r" in (?=[^\W\d_])")
_PLACE_END = re.compile(r",? and |, |; ")
_PRESSED = re.compile(r"(?i) (?:\+? ?follow(?:ing)?|seguir|suivre|folgen|@\w+)$")
"""What one can press beside a name."""

_JOBS_TEXT = """
    correspondent reporter editor writer columnist journalist producer contributor analyst
    commentator photographer chief critic fellow intern blogger publisher host anchor staff
    redakteur redakteurin korrespondent korrespondentin reporterin autorin journaliste rédacteur
    rédactrice correspondant correspondante redactor redactora corresponsal periodista giornalista
    corrispondente redattore redattrice jornalista repórter redacteur verslaggever journalistin
    reporteri toimittaja redaktör dziennikarz dziennikarka redaktor корреспондент обозреватель
    редактор журналист muhabir wartawan penulis
"""
_JOBS = frozenset(_JOBS_TEXT.split())
_SECTIONS_TEXT = """
    world politics sport sports business opinion culture technology tech science health travel
    weather video videos watch live analysis exclusive breaking latest top stories story news more
    most read popular home local national international global entertainment lifestyle society
    economy finance markets market money education environment climate arts books music film food
    style photo photos gallery pictures explained explainer updated published posted last first
    share copy link print save email comment comments listen play follow subscribe sign log menu
    search skip content advertisement sponsored keywords tags topics related newsletter getty
    images image credit source file image library edition special report interview editorial
    feature features review reviews profile today yesterday tomorrow now new free trial account
    app apps reading time minutes minute min large medium small font size middle east africa asia
    europe america united states kingdom war crisis election elections championship league cup
    football tennis cricket university school police court party government president minister
    ukraine russia china israel iran iraq gaza india pakistan france germany britain england japan
    korea australia canada brazil mexico spain italy london paris berlin beijing washington
"""
_SECTIONS = frozenset(_SECTIONS_TEXT.split())
"""Words of sections, tags and buttons: a line with one of them is no name of a person."""


@dataclass(slots=True)
class SourceLine:
    """What a line says about the story: spans of the line, with the field each belongs to."""

    parts: list[tuple[int, int, str]] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    is_labelled: bool = False
    is_enclosed: bool = False

    def spans(self, name: str) -> list[Range]:
        """Where in the line the values of one field stand."""
        return [(start, end) for start, end, part in self.parts if part == name]

    def has(self, name: str) -> bool:
        """Whether the line names that field."""
        return any(part == name for _, _, part in self.parts)


def read_byline(view: str, start: int, end: int, line: SourceLine) -> bool:
    """The writers after `By`, with the places they write from and the paper they write for."""
    writers = _WRITERS.match(view, start, end)
    if writers:
        start = writers.end()
    stretches = [start, *(place_ends.start() for place_ends in _IN.finditer(view, start, end)), end]
    names: list[Range] = split_names(view, *trim(view, stretches[0], stretches[1]))
    places: list[Range] = []
    for number in range(1, len(stretches) - 1):
        place_start, place_end = stretches[number] + len(" in "), stretches[number + 1]
        is_last = number == len(stretches) - 2
        # In the last stretch a comma belongs to the place (Paris, Texas) unless a paper follows.
        place_ends = None if is_last else _PLACE_END.search(view, place_start, place_end)
        if place_ends:
            names.extend(split_names(view, place_ends.end(), place_end))
            place_end = place_ends.start()
        elif is_last:
            place_end, more = _names_after_place(view, place_start, place_end)
            names.extend(more)
        places.append(trim(view, place_start, place_end))
    if not names or not all(_is_place(view[a:b]) for a, b in places):
        return False
    names = _without_jobs(view, [_bare(view, name) for name in names])
    if not names:
        return False
    names.extend(_paper_after(view, names.pop()))
    last = view[names[-1][0] : names[-1][1]]
    if is_known_agency(last) or (len(names) > 1 and is_organisation(last)):
        line.parts.append((*names.pop(), "paper"))
    if not all(is_name(view[a:b]) or is_known_agency(view[a:b]) for a, b in names):
        return False
    line.parts.extend((*name, "author") for name in names)
    line.parts.extend((*span, "byline_place") for span in places)
    return True


def read_other_byline(view: str) -> SourceLine | None:
    """`Von A und B`, `Oleh A`: only with full names, since the word may open a sentence."""
    word = _FIRST_WORD.match(view)
    if not word or word.group(1).casefold() not in _OTHER_BY:
        return None
    return _of_full_names(view, word.end())


def read_bare_byline(view: str) -> SourceLine | None:
    """A line that is only a name or names, with a place or a job perhaps: `Ann Roe in Oslo`.

    Writing without capitals has no such line: there a name looks like any other words.
    """
    if not view[:1].isupper() or len(view) > _MOST_BARE:
        return None
    line = _of_full_names(view, 0)
    if line is None:
        return None
    names = [view[start:end] for start, end in line.spans("author")]
    return line if all(map(is_plainly_a_person, names)) else None


def is_job(view: str) -> bool:
    """Whether a short line says what somebody does at the paper: `Staff Writer`."""
    return len(view) <= _MOST_BARE and view[-1] not in ".!?" and _has_job(view)


def _of_full_names(view: str, start: int) -> SourceLine | None:
    line = SourceLine()
    if not read_byline(view, start, len(view), line):
        return None
    names = [view[a:b] for a, b in line.spans("author")]
    return line if names and all(is_full_name(name) for name in names) else None


def is_plainly_a_person(name: str) -> bool:
    """Whether words are the full name of a person and no house, place, section or button."""
    parts = name.split()
    return (
        2 <= len(parts) <= 4
        and not is_known_agency(name)
        and not is_organisation(name)
        and not may_be_place(name)
        and not any(part.casefold().strip(".,") in _SECTIONS for part in parts)
        and all(part[0].isupper() or len(part) <= 3 for part in parts)
    )


def _has_job(words: str) -> bool:
    return any(word.strip(".,").casefold() in _JOBS for word in words.replace("-", " ").split())


def _without_jobs(view: str, names: list[Range]) -> list[Range]:
    """The names without what somebody does: `Ann Roe, Harbour Correspondent`."""
    first, rest = names[:1], names[1:]
    return first + [name for name in rest if not _has_job(view[name[0] : name[1]])]


def _bare(view: str, name: Range) -> Range:
    """A name without its full stop and without what can be pressed beside it."""
    start, end = without_stop(view, name)
    pressed = _PRESSED.search(view[start:end])
    return (start, start + pressed.start()) if pressed else (start, end)


def _paper_after(view: str, name: Range) -> list[Range]:
    """A name and the paper after it, where nothing parts them: `Tom Poe The Associated Press`."""
    start, end = name
    words = list(re.finditer(r"\S+", view[start:end]))
    for word in words[2:]:
        at = start + word.start()
        if is_known_agency(view[at:end]) and is_full_name(view[start:at]):
            return [trim(view, start, at), (at, end)]
    return [name]


def _names_after_place(view: str, start: int, end: int) -> tuple[int, list[Range]]:
    """Where the last place of a byline ends, and the names after it.

    `Yangzhou, China Daily`, `Oslo and Ann Roe`; but in `Paris, Texas` and `Seoul and New York`
    all of it is the place.
    """
    for place_ends in _PLACE_END.finditer(view, start + 1, end):
        names = split_names(view, place_ends.end(), end)
        words = [words_of(view, name) for name in names]
        if words and all(_is_no_place(name) for name in words):
            return place_ends.start(), names
    return end, []


def _is_no_place(text: str) -> bool:
    if is_known_agency(text):
        return True
    return (is_full_name(text) or len(text) == 1) and not may_be_place(text)


def _is_place(words: str) -> bool:
    return (
        0 < len(words) <= 80 and not words[0].islower() and not any(s in '.!?:"' for s in words[-1])
    )


def without_stop(view: str, span: Range) -> Range:
    """A name without the full stop that ends its line (but Jr. and A. keep theirs)."""
    start, end = span
    last_word = view[start:end].rsplit(" ", 1)[-1]
    if last_word.endswith(("。", ".")) and len(last_word) > 3:
        end -= 1
    return start, end


def words_of(view: str, span: Range) -> str:
    start, end = without_stop(view, span)
    return view[start:end]
