"""The set pieces of a page: headings over lists, marks that end a text, headlines, subheads."""

import re
from dataclasses import dataclass

from wire.desknotes import desk_note
from wire.lines import is_ideograph
from wire.sourcelines import SourceLine, read_source_line

_RELATED = (
    r"you (?:may|might) (?:also )?(?:like|be interested in)(?: to read)?"
    r"|related (?:stories|story|news|articles?"
    r"|coverage|reading|reports?|links?|content|posts)|recommended(?: stories| articles| for you)?"
    r"|more (?:like this|on this (?:story|topic))|read next"
    r"|相关阅读|相关新闻|相关报道|相关文章|相关链接|延伸阅读"
    r"|推荐阅读|猜你喜欢|你可能(?:也|还)?喜欢|您可能(?:也|还)?(?:喜欢|感兴趣)"
)
_MORE = (
    r"more from (?:the |this )?(?:author|source|editor)s?|more by (?:the |this )?author"
    r"|(?:该|本)?作者(?:的)?(?:其他|更多)(?:文章|作品)|更多(?:来自)?(?:该)?作者(?:的)?(?:文章)?"
)
_ELSEWHERE = (
    r"most (?:viewed|read|popular|shared|watched|commented)(?: (?:stories|articles|news|now))?"
    r"|(?:trending|popular)(?: (?:now|stories|news|articles|today))?|(?:latest|top) (?:news|stories"
    r"|headlines|articles)|editors?'?s? picks?|more (?:stories|news|headlines|top stories|videos?)"
    r"|what to read next|from our partners|around the web|meistgelesen|mehr zum thema"
    r"|das könnte sie"
    r" auch interessieren|les plus lus|à lire aussi|lo más (?:leído|visto)|te puede interesar"
    r"|più letti|mais lidas|najczęściej czytane|самое читаемое|читайте также|热门(?:新闻|推荐)"
    r"|热点排行|点击排行|频道推荐|많이 본 (?:뉴스|기사)|アクセスランキング|関連記事|인기기사"
)
_HEADING = re.compile(
    rf"(?i)[#* ]*(?:(?P<related>{_RELATED})|(?P<more_from_author>{_MORE})"
    rf"|(?P<elsewhere>{_ELSEWHERE})"
    r"|(?P<label>advertisement|sponsored|share(?: this(?: story| article)?)?|print|e-?mail"
    r"|comments?|our standards: the thomson reuters trust principles\.?))[ :.*]*"
)
_INLINE = re.compile(
    r"(?i)(?:related(?: stories| story| news| articles?)?|read (?:more|also|next)"
    r"|also read|see also|相关阅读|相关新闻|相关报道|延伸阅读|推荐阅读) ?: ?(?=\S)"
)
_END_MARK = re.compile(
    r"(?i)(?:(?<![\w])(?:enditem|item ends?)\b[ .]*"
    r"|[(\[] ?(?:enditem|ends?|完|全文完|本文完) ?[)\]][ .。]*"
    r"|- ?(?:30|ends?) ?-|-{1,3} ?ends? ?-{1,3}|\#{3}|[■□◼▪◆∎]+)$"
)
_END_LINE = re.compile(r"(?i)[-*( ]*(?:enditem|ends?|item ends|30|完|全文完)[-*). ]*")
_OPEN_CREDIT = re.compile(
    r"(?i)(?<=[.!?\"'。] )(?:(?:additional )?reporting by|writing by|editing by|edited by"
    r"|(?:web )?editors? ?:)|(?<=。)(?:责编|责任编辑|编辑) ?:"
)
_CAPTION_LABEL = re.compile(
    r"(?i)(?:(?:photo |picture )?captions?|图片?说明) ?: *(?=\S)|image caption, (?=\S)"
)
_RULE = re.compile(r"[-*_=~#•·. |/\\]+")
_CLOSED = tuple('.。!！?？:：,，;；"…」)]')
_MAX_HEADLINE, _MAX_SUBHEAD, _MAX_SUBHEAD_WORDS = 300, 80, 12
_MAX_TAIL = 300
_SENTENCE_BREAK = re.compile(r"[a-z0-9)\"'][.!?]['\")]* +[A-Z\"'(]|[。！？].")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over a list, or a label: what it is called, the list it opens, where it ends."""

    name: str
    opens: str
    end: int


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands after a paragraph's last sentence and is no part of it.

    `start` is where it begins, `line` what it says if it names editors, `offset` where that
    begins within the tail.
    """

    start: int
    line: SourceLine | None = None
    offset: int = 0


def heading_of(view: str) -> Heading | None:
    """The heading, label or end mark that this line is; with what follows it, if it is inline."""
    if len(view) > _MAX_HEADLINE:
        return None
    found = _HEADING.fullmatch(view)
    if found:
        name = found.lastgroup or ""
        return Heading(name, "" if name == "label" else name, len(view))
    if _END_LINE.fullmatch(view) or _END_MARK.match(view):
        return Heading("end_mark", "", len(view))
    inline = _INLINE.match(view)
    return Heading("related", "related", inline.end()) if inline else None


def is_rule(view: str) -> bool:
    """Whether a line is only a line (`* * *`, `-----`)."""
    return bool(_RULE.fullmatch(view))


def caption_label(view: str) -> int:
    """Where the words of a caption begin that is labelled as one; 0 where none is."""
    found = _CAPTION_LABEL.match(view)
    return found.end() if found else 0


def tail_of(view: str) -> Tail | None:
    """The end mark or the editors in brackets that a paragraph closes with."""
    base = max(0, len(view) - _MAX_TAIL)
    mark = _END_MARK.search(view, base)
    if mark:
        return Tail(mark.start())
    open_tail = _open_tail(view, base)
    if open_tail:
        return open_tail
    end = len(view.rstrip(" .。"))
    if view[end - 1 : end] not in (")", "]"):
        return None
    opening = view.rfind("(" if view[end - 1] == ")" else "[", base, end)
    if opening <= 0:
        return None
    line = read_source_line(view[opening:end])
    if line and line.is_enclosed and line.parts:
        return Tail(opening, line)
    return None


def _open_tail(view: str, base: int) -> Tail | None:
    """`… it said. Reporting by A; Editing by B`: writers and editors without brackets."""
    for opening in _OPEN_CREDIT.finditer(view, base):
        line = read_source_line(view[opening.start() :])
        if line and (line.has("web_editor") or line.has("author")):
            return Tail(opening.start(), line)
    return None


def stands_alone(view: str) -> bool:
    """Whether a line is one for itself even where lines of running text are joined."""
    if heading_of(view) or is_rule(view) or desk_note(view):
        return True
    line = read_source_line(view)
    return line is not None and not line.has("bare_source")


def is_headline(view: str, *, is_first: bool) -> bool:
    """Whether the first words of a page can be its headline, and are not already its story."""
    if len(view) > _MAX_HEADLINE or is_rule(view) or heading_of(view):
        return False
    if not view.rstrip("\"')").endswith((".", "。")) or view.endswith("..."):
        return True
    words = len(view.split()) + sum(map(is_ideograph, view)) // 3
    return is_first and words < 12


def is_related_headline(view: str) -> bool:
    """Whether a line under `You May Also Like` is a headline and not the story going on."""
    if len(view) > _MAX_HEADLINE:
        return False
    closed = view.rstrip("\"')").endswith((".", "。"))
    long = len(view.split()) > 7 or sum(map(is_ideograph, view)) > 24
    return not (closed and (long or _SENTENCE_BREAK.search(view)))


def is_subhead(view: str) -> bool:
    """Whether a paragraph is as short and open as a heading within the story."""
    wide = sum(map(is_ideograph, view)) if len(view) <= _MAX_SUBHEAD else 0
    return (
        len(view) + wide <= _MAX_SUBHEAD
        and len(view.split()) <= _MAX_SUBHEAD_WORDS
        and not view.endswith(_CLOSED)
        and not view.startswith(("-", "*", "•", "·", "("))
        and any(sign.isalpha() for sign in view)
    )
