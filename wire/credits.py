"""Photo credits: the end of a caption that says whose picture it is.

`(Xinhua/Li Bo)`, `(Photo by Tang Zhihua/Xinhua)`, `[Photo provided to China Daily]`,
`Photo: Lu Wei/GT`, `REUTERS/Jane Roe`, `（新华社记者 何军 摄）`.
"""

import re
from dataclasses import dataclass

from wire.agencies import is_agency, is_known_agency, is_organisation
from wire.lines import is_ideograph, trim
from wire.names import Range, is_full_name, is_person

_MAX_CREDIT = 160
_OPEN = {")": "(", "]": "["}
_SENTENCE_ENDS = ".!?。！？…\"')”]:"

_PICTURE = (
    r"(?:(?:file|aerial|undated|handout|drone|archive|courtesy|staff|combo|top|main) )?"
    r"(?:photograph|photo|picture|pic|image|cartoon|illustration|graphic|infographic|screenshot|map)s?"
)
_ELSEWHERE = (
    r"(?:archiv|symbol)?(?:foto|fotos|fotografie|bild|bilder|bildquelle|bildnachweis|fotoquelle"
    r"|photographie|crédits?(?: photos?)?|credito|crédito|créditos|imagen|imagem|immagine"
    r"|fotografía"
    r"|fotograf|fotó|kép|kuva|kuvat|kuvaaja|zdjęcie|zdj|fot|foto ilustrativní|nuotr|foto arhiv"
    r"|фото|фотография|снимка|fotoğraf|gambar|ảnh|صورة|写真|사진|圖|圖片)\.?"
)
"""A picture's credit word in other languages; a colon or a slash follows it."""

_KEYWORD = re.compile(
    rf"(?i)(?:{_PICTURE}(?: and captions?)?(?: credits?)?"
    r"(?: ?[:/] ?| (?=by |courtesy|provided|supplied|released|taken|from |via |of |for ))"
    rf"|{_ELSEWHERE} ?[:/] ?|(?:©|\(c\)|copyright) ?(?:[12]\d{{3}} )?"
    r"|(?=courtesy[ :])|(?:photo )?credits?(?: line)? ?: ?|(?=handout )|(?=provided (?:by|to) ))"
    r"(?P<how>(?:(?:is |are |was )?(?:taken |shot |drawn |made )?by"
    r"|courtesy(?: of)?|(?:is )?provided (?:to|by)"
    r"|supplied (?:to|by)|released by|handout (?:via|by|from)|from|via|of|for)(?: ?: ?| ))?"
    r"(?:the (?=[A-Z]))?"
)
_BARE_START = re.compile(
    rf"(?i)(?:{_PICTURE}(?: credits?)? ?[:/]|{_PICTURE} (?:by|courtesy|provided|from|via)"
    r"|courtesy of|provided to"
    rf"|credits? ?:|{_ELSEWHERE} ?:|©)|(?:图片来源|图源|图片|照片|摄影|供图|图) ?[:/]"
)
_TAIL_WORDS = re.compile(
    r"(?i)(?: ?[/,-] ?(?:file photo|file|handout|pool|files|archive|via)){1,3}$"
    r"| (?:file )?photos?$|照片$|图片$"
)
_CHINESE_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?:图片来源|图源|图片|照片|摄影|供图|图|来源|摄|资料图|视频截图)"
        r" ?[:/] ?(?P<any>[^:/].{0,40})",
        r"(?P<agency>[^ ,:/]{0,12}?)(?:特约|摄影)?(?:记者|通讯员) ?:?"
        r" ?(?P<who>.{2,30}?) ?(?:摄影报道|摄影|摄|图)",
        r"(?P<agency>[^ ,:/]{2,12}?)发 ?\(? ?(?P<who>.{2,30}?) ?(?:摄影|摄)\)?",
        r"(?P<agency>[^ ,:/]{2,14})[ /](?P<who>.{2,30}?) ?(?:摄影|摄|图)",
        r"(?P<agency>[^ ,:/]{2,12})/(?P<who>.{2,20})",
        r"(?P<who>[^:/(]{2,20}?) ?(?:摄影|摄)",
        r"(?P<any>[^:(]{2,20}?) ?(?:供图|提供|配图)",
        r"(?P<known>[^ ,:/]{2,14}?) ?(?:资料图片|资料照片|资料图|图片|照片|发|图)?",
        r"(?:资料图片|资料照片|资料图)",
    )
)
_UNNAMED = frozenset({"受访者", "采访对象", "本人", "作者", "当事人", "受访单位", "受访企业"})
"""Who gave a picture but is not named: an interviewee, the writer."""

_UNSIGNED = re.compile(
    r"(?i)(?:file|stock|archive|handout|courtesy|undated) photos?|资料图片?|资料照片"
)
_AFTER_CREDIT = re.compile(
    r"(?i)[)\]](?: ?- ?copyright .{2,60}| photo gallery| more photos?| (?:enlarge"
    r"|see) .{0,20}image)$"
)
"""What stands after a credit in brackets, and says nothing more."""

_NOBODY = frozenset({"uncredited", "unknown", "anonymous", "stringer", "handout", "unbekannt"})

_OF_SOURCE = re.compile(r"(?i)source ?: ?(?=[^/]{2,40}/[^/]{2,40}$)")
"""`(Source: Chinanews.com/Ann Roe)`: with a name, whose picture it is and not whose story."""

_SLASHED = re.compile(r"[.!?\"'。] {0,2}/ ?(?P<agency>[^/]{2,40}?)(?: photos?)?$", re.IGNORECASE)
"""The stations' way: `A bridge in fog. /CFP`."""

_HINT = re.compile(
    r"(?i)\bphotos?\b|\bpictured?\b|\bimage\b|\baerial\b"
    r"|\((?:\d\w\w )?[lrc]\)|\((?:left|right|cent(?:er|re))\)"
    r"|\b(?:is|are) seen\b"
    r"|\b(?:poses?|look on|looks on|attends?|shake hands|shakes hands|walks? past)\b"
    r"|\b(?:second|third|fourth|far|top|bottom|front|back)[ -](?:from )?(?:left|right)\b"
    r"|,? (?:left|right|centre|center),|\bfrom (?:left|right)\b|\([lr]\)|\(links?|\(rechts"
    r"|\bvon links\b"
    r"|\bon [a-z]{3,9}\.? \d{1,2}, \d{4}\b|图为|资料图|航拍"
)
_PICTURE_START = re.compile(
    r"(?i)(?:(?:file |aerial |undated |combo |combination |drone ){0,3}"
    r"photos? (?:taken|shows?|released|provided)\b"
    r"|(?:file )?photo: |this (?:\w{1,12} )?photo (?:taken|shows?|released|provided)\b"
    r"|an? (?:aerial |drone ){1,3}photo taken\b"
    r"|this (?:photo|picture), taken\b|图为|资料图[:：])"
)


@dataclass(frozen=True, slots=True)
class CreditFound:
    """A credit at the end of a caption.

    `start` is where the caption's own text ends, `inner` the credit without its brackets.
    `is_sure` is false for an agency alone in parentheses, which may also sign a story.
    """

    start: int
    inner: Range
    agency: Range | None
    photographer: Range | None
    is_sure: bool


def find_credit(view: str) -> CreditFound | None:
    """The photo credit that ends this paragraph, if one does."""
    after = _AFTER_CREDIT.search(view, max(0, len(view) - _MAX_CREDIT))
    if after:
        view = view[: after.start() + 1]
    end = len(view.rstrip(" .。"))
    opening = _OPEN.get(view[end - 1 : end])
    if opening:
        start = _bracket_start(view, end - 1, opening)
        if start is None:
            return None
        inner = trim(view, start + 1, end - 1)
        return _in_brackets(view, start, inner)
    return _without_brackets(view, len(view.rstrip()))


def has_caption_words(view: str) -> bool:
    """Whether a sentence tells what a picture shows (a day with its year, `is seen`, `(L)`)."""
    return bool(_HINT.search(view[:1000]))


def is_picture_text(view: str) -> bool:
    """Whether a paragraph says outright that it tells of a picture, credited or not."""
    return bool(_PICTURE_START.match(view))


def _bracket_start(view: str, closing: int, opening: str) -> int | None:
    """Where the bracket was opened that closes here; None if it was too long ago."""
    depth = 0
    for at in range(closing, max(-1, closing - _MAX_CREDIT), -1):
        depth += (view[at] == view[closing]) - (view[at] == opening)
        if depth == 0:
            return at
    return None


def _in_brackets(view: str, start: int, inner: Range) -> CreditFound | None:
    inside = view[inner[0] : inner[1]]
    ends_sentence = start == 0 or view[:start].rstrip()[-1:] in _SENTENCE_ENDS
    if _UNSIGNED.fullmatch(inside):
        return CreditFound(start, inner, None, None, is_sure=True)
    if is_known_agency(inside) and not inside.startswith(("Photo", "Handout")):
        if not ends_sentence and view[start] == "(":
            return None
        return CreditFound(start, inner, inner, None, view[start] == "[")
    labelled = _OF_SOURCE.match(inside)
    if labelled:
        inner = (inner[0] + labelled.end(), inner[1])
    read = _read(view, inner, ends_sentence=ends_sentence)
    return CreditFound(start, inner, *read, is_sure=True) if read else None


def _without_brackets(view: str, end: int) -> CreditFound | None:
    """`… on Friday. Photo: Lu Wei/GT`, `… on Friday. REUTERS/Jane Roe`."""
    earliest = max(0, end - _MAX_CREDIT)
    slashed = _SLASHED.search(view, earliest, end)
    if slashed and is_known_agency(slashed["agency"]):
        house = slashed.span("agency")
        return CreditFound(view.rindex("/", 0, house[0]), house, house, None, is_sure=True)
    for at in range(earliest, end - 2):
        at_start = at == 0 or (
            view[at - 1] in ' 。"' and view[max(0, at - 4) : at].rstrip()[-1:] in _SENTENCE_ENDS
        )
        if not at_start or view[at] == " ":
            continue
        inner = (at, len(view[:end].rstrip(" .。")))
        words = view[inner[0] : inner[1]]
        is_credit = _BARE_START.match(view, at) or _is_signed(words)
        parts = _read(view, inner, ends_sentence=True) if is_credit else None
        if parts:
            return CreditFound(at, inner, *parts, is_sure=True)
    return None


def _is_signed(text: str) -> bool:
    """`REUTERS/Jane Roe`, `AP Photo/John Smith`, `新华社记者 何军 摄`: what needs no keyword."""
    if len(text) > 80:
        return False
    if is_ideograph(text[-1]):
        return text.endswith(("摄", "供图", "摄影")) and len(text) <= 40 and "。" not in text
    pieces = [_TAIL_WORDS.sub("", piece.strip()) for piece in text.split("/")]
    last = pieces[-1][4:] if pieces[-1].lower().startswith("for ") else pieces[-1]
    return len(pieces) > 1 and (
        is_known_agency(pieces[0]) or (is_known_agency(last) and is_person(pieces[0]))
    )


Parts = tuple[Range | None, Range | None]


def _read(view: str, inner: Range, *, ends_sentence: bool) -> Parts | None:
    """Agency and photographer of a credit; None if these words are no credit."""
    start, end = inner
    words = view[start:end]
    if any(is_ideograph(sign) for sign in words):
        parts = _read_chinese(view, inner)
        if parts:
            return parts
    keyword = _KEYWORD.match(view, start, end)
    if keyword and keyword.end() > start:
        rest = trim(view, keyword.end(), end)
        again = _KEYWORD.match(view, *rest)
        if again and again["how"]:
            keyword, rest = again, trim(view, again.end(), end)
        if rest[0] == rest[1]:
            return None
        how = (keyword["how"] or "").strip(" :").lower()
        # A name and a house after a label (`Image: Ann Roe/Northern Wire`) stand as after `by`.
        return _read_parts(view, rest, how or "label")
    return _read_signed(view, inner, ends_sentence=ends_sentence)


def _read_signed(view: str, inner: Range, *, ends_sentence: bool) -> Parts | None:
    """A credit without a keyword: an agency must be in it, or two names after a full sentence."""
    start, end = inner
    signature = view[start:end]
    tail = _TAIL_WORDS.search(signature)
    if "/" not in signature:
        stem = (start, start + tail.start()) if tail else inner
        agency = view[stem[0] : stem[1]].split(" via ")[0]
        if (tail or " via " in signature) and is_known_agency(agency):
            return stem, None
        return None
    parts = _read_parts(view, inner, "")
    if parts is None or len(signature) > 100:
        return None
    pieces = [_TAIL_WORDS.sub("", piece.strip()) for piece in signature.split("/")]
    if any(_is_known_house(piece) for piece in pieces):
        return parts
    house, who = parts
    if house is None or who is None or not ends_sentence:
        return None
    is_named = is_full_name(view[who[0] : who[1]]) and view[house[0]].isupper()
    return parts if is_named else None


def _read_parts(view: str, span: Range, how: str) -> Parts | None:
    """Agency and photographer in `Li Bo/Xinhua`, `Xinhua/Li Bo`, `VCG`, `Deng Fei`."""
    start, end = span
    tail = _TAIL_WORDS.search(view[start:end])
    if tail and tail.start() > 0 and not is_known_agency(view[start:end]):
        end = start + tail.start()
    pieces = [_sans_photo(view, piece) for piece in _pieces(view, start, end)]
    if not pieces or any(not 0 < b - a <= 80 for a, b in pieces):
        return None
    pieces = [piece for piece in pieces if view[slice(*piece)].casefold() not in _NOBODY] or pieces
    texts = [view[a:b] for a, b in pieces]
    if len(pieces) == 1:
        return _read_one(texts[0], pieces[0], how)
    agencies = [is_agency(text) for text in texts]
    if not agencies[0] and is_person(texts[0]) and any(agencies[1:]):
        return (pieces[1][0], pieces[-1][1]), pieces[0]
    if agencies[0] and not agencies[-1] and is_person(texts[-1]):
        return (pieces[0][0], pieces[-2][1]), pieces[-1]
    if all(agencies):
        # Of those that may all be houses, the known make the other (LI BO/Xinhua) a person.
        known = [_is_known_house(text) for text in texts]
        for at, others in ((0, known[1:]), (len(known) - 1, known[:-1])):
            if not known[at] and all(others) and " " in texts[at] and is_person(texts[at]):
                houses = pieces[1:] if at == 0 else pieces[:-1]
                return (houses[0][0], houses[-1][1]), pieces[at]
        return (pieces[0][0], pieces[-1][1]), None
    if len(pieces) == 2 and all(is_person(text) for text in texts):
        return (pieces[1], pieces[0]) if how else (pieces[0], pieces[1])
    if how and is_person(texts[0]):
        return (pieces[1][0], pieces[-1][1]), pieces[0]
    return None


def _is_known_house(text: str) -> bool:
    """`AFP`, `AFP via Getty Images`."""
    return all(is_known_agency(part) for part in text.split(" via "))


def _sans_photo(view: str, span: Range) -> Range:
    """The agency in `AP Photo`; but IC Photo is the name of one."""
    words = view[span[0] : span[1]]
    tail = _TAIL_WORDS.search(words)
    if tail and not is_known_agency(words) and is_known_agency(words[: tail.start()]):
        return span[0], span[0] + tail.start()
    return span


def _read_one(text: str, span: Range, how: str) -> Parts | None:
    if how.startswith(("provided to", "supplied to", "handout", "for", "via")) or is_known_agency(
        text
    ):
        return (span, None) if len(text.split()) <= 8 else None
    is_named = is_organisation(text) and (not text[0].islower() or "provided" in how)
    is_house = is_named or (is_agency(text) and not (how.endswith("by") and " " in text))
    if is_house:
        return (span, None) if len(text.split()) <= 8 else None
    if is_person(text):
        return None, span
    return None


def _pieces(view: str, start: int, end: int) -> list[Range]:
    """The parts between slashes, ` for ` and the comma before an agency."""
    pieces: list[Range] = []
    position = start
    for separator in [
        *re.finditer(r"(?i: ?/ ?(?:for )?(?:the )?| for (?:the )?)", view[start:end]),
        None,
    ]:
        stop = start + separator.start() if separator else end
        pieces.append(trim(view, position, stop))
        position = start + separator.end() if separator else end
    if len(pieces) == 1:
        cut = view.rfind(",", start, end)
        if cut > start and is_known_agency(view[cut + 1 : end].strip()):
            pieces = [trim(view, start, cut), trim(view, cut + 1, end)]
    return pieces


def _read_chinese(view: str, inner: Range) -> Parts | None:
    start, end = inner
    if end - start > 60:
        return None
    line = view[start:end]
    for form in _CHINESE_FORMS:
        match = form.fullmatch(line)
        if not match:
            continue
        parts = {
            name: trim(line, *match.span(name)) for name, text in match.groupdict().items() if text
        }
        parts = {name: (a + start, b + start) for name, (a, b) in parts.items() if a < b}
        result = _chinese_parts(view, parts)
        if result:
            return result
    return None


def _chinese_parts(view: str, parts: dict[str, Range]) -> Parts | None:
    def text(name: str) -> str:
        a, b = parts[name]
        return view[a:b]

    if "known" in parts:
        return (parts["known"], None) if is_known_agency(text("known")) else None
    if "any" in parts:
        if text("any") in _UNNAMED:
            return None, None
        house = is_agency(text("any")) or not is_person(text("any"))
        return (parts["any"], None) if house else (None, parts["any"])
    if "who" in parts:
        if not is_person(text("who")):
            return None
        agency = parts.get("agency")
        if agency and not (is_known_agency(text("agency")) or is_organisation(text("agency"))):
            return None
        return agency, parts["who"]
    return (None, None)
