"""Lists of people as pages print them: where one name ends, and what can be a name at all."""

import re
from itertools import pairwise

from wire.agencies import is_organisation
from wire.calendar_words import conjunctions
from wire.lines import is_ideograph, trim

_SEPARATOR = re.compile(r" *[,;&] *(?:and )?| +(?:and|AND) +")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md"})
_PARTICLES_TEXT = """
    al ap bin bint ben da dal das de del della den der des di dos du e el ibn la las le li lo los
    o ter und van vande vander von y zu zur
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_LOGIN = re.compile(r"[a-z][a-z0-9_.-]{1,30}")
_NOT_NAMES_TEXT = """
    the this that these those our my your his her their its it with for from not when what why
    how who
"""
_NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
"""First words of headings and sentences. An, No and To are not here: they begin names."""

_MAX_NAME, _MAX_WORDS = 60, 6
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,12}[·•][\u3400-\u9fff·•]{1,12}")
_CHINESE_PAIR = re.compile(r"([\u3400-\u9fff]{2,3})和([\u3400-\u9fff]{2,3})")

Range = tuple[int, int]


def split_names(view: str, start: int, end: int) -> list[Range]:
    """The spans of the names in a list such as `A, B and C`, `张三、李四` or `张三 李四`."""
    names: list[Range] = []
    position = start
    for separator in [*_SEPARATOR.finditer(view, start, end), None]:
        stop = separator.start() if separator else end
        name = trim(view, position, stop)
        if name[0] < name[1]:
            if names and view[name[0] : name[1]].lower() in _SUFFIXES:
                names[-1] = (names[-1][0], name[1])
            else:
                for full_name in _split_at_and(view, *name):
                    names.extend(_split_chinese(view, *full_name))
        position = separator.end() if separator else end
    return names


def is_name(name: str) -> bool:
    """Whether these words look like the name of a person, as a byline prints it."""
    name = name.strip()
    if not name or len(name) > _MAX_NAME or any(sign.isdigit() for sign in name):
        return False
    if any(is_ideograph(sign) for sign in name):
        return bool(_CHINESE_NAME.fullmatch(name.replace(" ", "")))
    if any(sign in '!?:()[]{}<>"/|@#*=_%$' for sign in name):
        return False
    parts = name.split()
    if len(parts) > _MAX_WORDS or parts[0].lower() in _NOT_NAMES:
        return False
    if any(
        len(part) > 3 and part.endswith(".") and part.lower() not in _SUFFIXES for part in parts
    ):
        return False
    return not parts[-1].islower() and all(_is_name_word(part) for part in parts)


def is_name_or_login(name: str) -> bool:
    """Whether this is a name, or the short sign an editor goes by in a system (`huaxia`)."""
    name = name.strip()
    return is_name(name) or bool(_LOGIN.fullmatch(name) and name[-1] != ".")


def is_full_name(name: str) -> bool:
    """Whether this is a name of two words or more, or a Chinese one: no heading looks so."""
    return is_name(name) and (
        len(name.split()) > 1 or all(is_ideograph(sign) or sign in "·•" for sign in name)
    )


def is_person(name: str) -> bool:
    """Whether these words name people (one or several) and no organisation."""
    names = split_names(name, 0, len(name))
    return bool(names) and all(
        is_name_or_login(name[start:end]) and not is_organisation(name[start:end])
        for start, end in names
    )


def _split_at_and(view: str, start: int, end: int) -> list[Range]:
    """Two full names with `and` between them in any language: `Ann Roe und Tom Poe`.

    The same word may be a part of a name (`Ortega y Gasset`) or say where from (`en Madrid`).
    """
    for word in re.finditer(r" (?=(\w{1,4}) )", view[start:end]):
        if word.group(1) in conjunctions():
            left = trim(view, start, start + word.start())
            right = trim(view, start + word.end(1), end)
            names = [view[a:b] for a, b in (left, right)]
            if all(len(name.split()) > 1 and is_name(name) for name in names):
                return [left, *_split_at_and(view, *right)]
    return [(start, end)]


def _is_name_word(word: str) -> bool:
    first = word.lstrip("'-.")[:1]
    return bool(first) and (
        not first.islower()
        or word in _PARTICLES
        # d'Arc, al-Sisi, 't Hooft: the capital stands after the sign.
        or any(a in "'-" and b.isupper() for a, b in pairwise(word))
    )


def _split_chinese(view: str, start: int, end: int) -> list[Range]:
    """Names parted only by spaces or 和; a name of two characters may have a space inside."""
    piece = view[start:end]
    if not all(is_ideograph(sign) or sign in " ·•" for sign in piece):
        return [(start, end)]
    pair = _CHINESE_PAIR.fullmatch(piece)
    if pair:
        return [(start + pair.start(n), start + pair.end(n)) for n in (1, 2)]
    names: list[Range] = []
    half_open = False
    for word in re.finditer(r"[^ ]+", piece):
        here = (start + word.start(), start + word.end())
        is_single = len(word.group()) == 1
        if is_single and half_open:
            names[-1] = (names[-1][0], here[1])
            half_open = False
        else:
            names.append(here)
            half_open = is_single
    return names
