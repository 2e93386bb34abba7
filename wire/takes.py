"""The label by which an agency says that a story is the next take of one: `UPDATE 2-`, `2nd LD:`.

Agencies put it before the headline (Reuters, AP, AFP, dpa, Xinhua, Kyodo), in brackets before it
(Yonhap) or after it (Chinese and Korean houses). It is for editors. Labels that papers print for
readers as well (`Roundup:`, `快讯：`) stay in the headline, and count for nothing in its key.
"""

import re
from dataclasses import dataclass

_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th) ?)"
_LEAD = rf"{_ORDINAL}?(?:LD|LEAD)(?:[ -]?(?:WRITETHRU|WRITETHROUGH))?"
_DESK = (
    rf"{_ORDINAL}(?:LD|LEAD|UPDATE|ROUNDUP|ADD|SUB|TAKE|WRITETHRU)(?:[ -]?WRITE-?THR(?:U|OUGH))?"
    r"|(?:UPDATE|WRAP-?UP|ROUNDUP|REPEAT|RPT|LEAD) ?\d{1,2}"
    r"|WRITE-?THR(?:U|OUGH)"
)
"""Said by no reader's headline, whatever its case."""

_SHOUTED = (
    r"UPDATED?|WRAP-?UP|ROUNDUP|RE-?FILED?|RE-?FILING|RPT|REPEAT|CORRECTED|CORRECTION|CORRECTS"
    r"|URGENT|BULLETIN|FLASH|ADVISORY|LEAD|LD|RECASTS?|RE-?SEND|RETRANSMISSION|AMP(?:LIACI[ÓO]N)?"
    r"|ZUSAMMENFASSUNG|ZF"
)
_CHINESE = (
    r"(?:第[一二三四五六七八九十\d]{1,3}次)?(?:滚动)?(?:更新|更正|訂正|改稿|重发|重發)\d{0,2}"
)
_KOREAN = r"\d보|종합(?:\d보)?|수정|정정"
_STOP = r" ?[-:|/] ?"
_LABEL = (
    rf"(?:(?i:{_DESK})|(?:{_SHOUTED}))"
    rf"(?:[-/ ](?:(?i:{_DESK})|(?:{_SHOUTED})))?"
)
_COMPOUND = (
    r"(?:FLASH|LEAD|URGENT|BULLETIN|ADVISORY|REPEAT|ROUNDUP|AMP|ZF|LD)[-/]"
    r"(?!UPDATE|WRAP-?UP|RPT|REFILE|CORRECTED)[^\W\d_a-z]{2}"
    r"|(?:FLASH|LEAD|Flash|Lead|Urgent|Update|Roundup)-[a-z]"
    r"|(?i:LEAD) ?\d{1,2}[-/]\d|(?:Update|Lead|Repeat|Roundup) \d{1,2}[-/][a-z\d]"
    r"|(?:UPDATE|LEAD|REPEAT|ROUNDUP) \d{1,2}-(?:YEAR|MONTH|WEEK|DAY|HOUR|year|month|week|day)\b"
    r"|\d{1,2}(?:st|nd|rd|th) (?i:add-on)|ZF ?[:|]"
)
"""Words of one compound, a score, a company: `FLASH-FLOOD`, `Lead 2-0`, `Update 5-year plan`."""

_BEFORE = re.compile(
    rf"(?!{_COMPOUND})"
    rf"(?:(?i:{_DESK}){_STOP}(?=\S)|(?i:{_ORDINAL})(?:LD|LEAD|ROUNDUP) (?=\S)|{_LABEL}{_STOP}(?=\S)"
    rf"|[(\[] ?(?:(?i:{_DESK}|{_SHOUTED}|{_LEAD})(?: ?\d{{1,2}})?|{_CHINESE}|{_KOREAN}) ?[)\]]"
    rf" ?[-:]? ?(?=\S)|(?:{_CHINESE}) ?[:|] ?(?=\S))"
)
_AFTER = re.compile(
    rf" ?(?:[(\[] ?(?:(?i:{_DESK}|{_SHOUTED}|{_LEAD})(?: ?\d{{1,2}})?|{_CHINESE}|{_KOREAN}) ?[)\]]"
    rf"|- (?i:{_DESK}))$"
)
_PRINTED = re.compile(
    rf"(?i)(?!(?-i:{_COMPOUND}))"
    r"(?:(?:roundup|urgent|breaking(?: news)?|flash|update|lead|eil(?:meldung)?|urgente?|alerte?"
    r"|快[讯訊]|突[发發]|速報|急[电電]|最新|滚动|속보|긴급) ?(?:\d{1,2} ?)?[-:|]+ ?(?=\S)"
    r"|[(\[] ?(?:breaking|快[讯訊]|突[发發]|速報|急[电電]|最新|속보|긴급) ?[)\]] ?[-:]? ?(?=\S))"
)
_MOST = 4
"""So many labels at most stand before one headline (`REFILE-UPDATE 2-`)."""


@dataclass(frozen=True, slots=True)
class Bare:
    """Where a headline's own words stand, without the labels of its take."""

    start: int
    end: int


def without_label(view: str) -> Bare:
    """Where the headline itself stands in a line; labels alone are a headline."""
    start, end = 0, len(view)
    for _ in range(_MOST):
        label = _BEFORE.match(view, start, end)
        if not label or not _has_words(view[label.end() : end]):
            break
        start = label.end()
    label = _AFTER.search(view, max(start, end - 40), end)
    if label and _has_words(view[start : label.start()]):
        end = label.start()
    return Bare(start, len(view[:end].rstrip()))


def bare_headline(headline: str) -> str:
    """The words of a headline by which its next take is known: without any label of a take."""
    place = without_label(headline)
    words = headline[place.start : place.end]
    found = _PRINTED.match(words)
    return words[found.end() :] if found and _has_words(words[found.end() :]) else words


def _has_words(words: str) -> bool:
    return sum(map(str.isalnum, words)) > 1
