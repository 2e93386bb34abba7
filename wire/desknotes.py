"""Lines of a page that speak to editors and not to readers, in the forms that agencies use.

`EDITORS: …`, `(Adds quote)`, `(This Jan. 3 story has been corrected to …)`, `FOR IMMEDIATE
RELEASE`, `Contact:` with what follows it, a reporter's address or telephone on a line of its own.
The same words within a sentence of the story are the story's: what is not sure stays in it.
"""

import re
from dataclasses import dataclass

from wire.embargo_lines import is_embargo
from wire.names import is_full_name
from wire.times import MONTH

_MAX_NOTE, _MAX_LINE, _MAX_TAIL = 1_500, 240, 400

# --- Who is spoken to ------------------------------------------------------------------------

_LABELS = (
    r"(?:attention|attn|notes?|advisory|memo|alert|message)[ :,.-]{1,3}(?:to |for )?(?:all )?"
    r"(?:the )?(?:news |photo |night )?editors?(?= ?(?:[:.,!;/)\]-]|$))"
    r"|eds'? (?:note ?)?[:-]|eds\.? ?[:-]|slug(?:line)? ?: ?(?=\S)"
    r"|(?:clients|subscribers|members)(?: please)? note ?:"
    r"|(?:for )?(?:internal|background) use only\b"
    r"|optional (?:trim|cut|add)s? (?:begin|end|follow)s?"
    r"|(?:achtung|hinweis)(?: an die)? redaktion(?:en)?\b ?[:!-]?|redaktionshinweise?"
    r"|redaktioneller hinweis|[àa] l'attention des (?:r[ée]dactions|[ée]diteurs|r[ée]dacteurs)"
    r"|notes? aux r[ée]dact(?:ions|eurs)"
    r"|(?:nota a (?:los )?editores|atenci[óo]n,? (?:a )?(?:los )?editores|aten[çc][ãa]o,? editores)"
    r"|nota (?:aos|ai|agli) (?:editores|redattori)"
    r"|вниманию ред(?:акций|акторов)|к сведению редак\w+"
    r"|ملاحظة للمحررين"
    r"|[\[(]? ?(?:编辑提示|編輯提示|编辑注意|编辑请注意|请编辑注意|致编辑|编辑备注"
    r"|供编辑参考|仅供编辑|各用户请?注意|请各?用户注意|各抄收单位请?注意|报道各方请?注意|編集者へ|編集上の注意|편집자께)"
)
_TO_EDITORS = re.compile(f"(?i)[-*_=#> ]*(?:{_LABELS})")
_NOT_FOR = re.compile(
    r"[-*_=#> ]*(?:NOT FOR|DO NOT) (?:PUBLI|RELEASE|BROADCAST|USE|IMMEDIATE|TRANSMI)[A-Z]*\b"
)
_EDITORS = re.compile(r"[-*_=#> ]*(?:EDITORS?|[Ee]ditors) ?:")
_OF_EDITOR = re.compile(r"(?i)[-*_=#> ]*(?:ed(?:itor)?(?:'?s'?|s')? ?notes? ?[:.-]|编者注 ?:)")
_ABOUT_THE_TEXT = re.compile(
    r"(?i)\b(?:correct\w*|errors?|mistak\w+|misstat\w+|misspel\w+|(?:earlier|previous) version"
    r"|updat\w+|changed?|changes|headline|remov\w+|retract\w*|clarif\w+|attribut\w+|embargo\w*|refil\w+"
    r"|recast\w*|adds|photos?|pictures?|videos?|graphics?|repeat\w*|paragraphs?|dateline|byline)\b"
    r"|更正|更新|勘误|有误|改正"
)
"""An editor's note without such a word is for readers: a series, who the writer is."""

_RELEASE = re.compile(
    r"(?i)[-*_=#> ]*(?:(?:for )?immediate (?:press |media |news )?release"
    r"|for immediate (?:publication|use|distribution)|(?:press|news|media) release"
    r"|zur sofortigen ver[öo]ffentlichung|pour (?:diffusion|publication) imm[ée]diate"
    r"|para (?:su )?(?:publicaci[óo]n|difusi[óo]n) inmediata|para divulga[çc][ãa]o imediata"
    r"|per (?:la )?pubblicazione immediata"
    r"|pressemitteilung|communiqu[ée] de presse|comunicado de prensa|comunicato stampa"
    r"|即时发布|立即发布|即時發布|即日解禁)"
    rf"(?: ?$| ?(?:[-:,(|/–—\d]|(?:{MONTH}|\w{{3,6}}day|nr|no|on|at|after)\b)[^!?。]{{0,60}})"
)
_HEADING = re.compile(
    r"(?i)[-*_=#> ]*(?:notes? (?:to|for) (?:the )?editors?|editors?'? notes"
    r"|notes? aux (?:r[ée]dacteurs|r[ée]dactions)|redaktionelle hinweise|notizblock|致编辑)[ :.-]*"
)
"""A heading over all that follows it to the end of the page."""

# --- What was done to the story --------------------------------------------------------------

_VERBS = (
    r"recast(?:s|ing)?|adds?|adding|updates?|updating|updated (?:with|to|throughout)|re-?leads?"
    r"|corrects?|correcting|corrected|refiles?|refiling|refiled|repeats?|repeating|rewrites?"
    r"|removes?|deletes?|drops?|changes?|edits|fixes|clarif(?:ies|ying|ied)|inserts?|restores?"
    r"|re-?sends?|re-?sending|incorporates?|leads? with|writes? through|write-?thr(?:u|ough)"
    r"|re-?issues?|retransmits?|amends?|combines?|rewords?|retops?|tops? with|trims?"
    r"|subs?(?= (?:\w+ )?(?:\d|para|graf))"
    r"|new throughout|new (?:lead|details|quotes)\b|minor edits|typo"
    r"|in (?:para(?:graph)?s?|headline|lead|the \w+ paragraph)\b|(?:para(?:graph)?s?|headline) \d"
)
_OF_STORY = (
    r"(?:this|the) (?:[\w.,]+ ){0,4}?(?:story|version|item|article|report|dispatch|piece)"
    r" (?:(?:has|have) been |was |is |originally )?(?:re-?filed|corrected|corrects|updated|recasts"
    r"|refiles|clarif|clarifies|adds|edited|repeats|rewrites|updates|amended)\w*"
    r"|(?:an? )?(?:earlier|previous) version of this (?:story|article|report)"
)
_OTHERS = (
    r"(?:actualiza|ampl[íi]a|a[ñn]ade|agrega|corrige|rectifica|atualiza|acrescenta|aggiorna"
    r"|corregge|ajoute|actualise|actualis[ée] avec|rectifie|aktualisier\w+|berichtig\w+"
    r"|korrigier\w+|erg[äa]nz\w+|neu ?:|обновл\w+|исправл\w+|добавл\w+)\b"
    r"|更正 ?[:,]|补充|更新 ?[:,]|訂正 ?[:,]|修正 ?[:,]|정정|수정"
)
_NOUNS = (
    r"(?:updates?|changes?|drops?|edits|fixes|repeats?|inserts?|trims?|rewrites?)"
    r" (?:are|were|is|was|will|would|can|could|may|might|must|have|had|has"
    r"|of|on|took|take|cost|by(?! \w+ing))\b"
)
"""Words of the verbs as nouns: `(Changes are planned for next year, too.)`."""

_RETAKE = re.compile(
    rf"(?i)(?:(?!{_NOUNS})(?:{_VERBS})(?=[ ,;:.)\]-])|{_OF_STORY}|{_OTHERS}"
    r"|[^()]{0,40}\b(?:adds|updates) (?:with )?(?:quotes?|details?|background"
    r"|comments?|byline|dateline|graphics?|photos?)\b)"
)
_STORY_WAS = re.compile(
    rf"(?i)correction ?: (?:{_OF_STORY})"
    r"|an? (?:earlier|previous) version of this (?:story|article)\b"
    r"|(?:note ?: )?this (?:[\w.,]+ ){0,3}?(?:story|article|version|item|dispatch)"
    r" (?:has been|was) (?:re-?filed|corrected|updated|clarified|amended)\b"
)
_SHOUTED = re.compile(
    r"(?!UPDATES (?:ARE|WERE|WILL|OF|ON|TO (?!\d|ADD|INCLUDE|CORRECT|FIX|REFLECT))\b)"
    r"(?:ATTENTION ?-|(?:RECASTS|UPDATES|ADDS|CORRECTS|REFILES|REPEATS|CLARIFIES|REMOVES)\b)"
    r"(?= ?\S)"
)
_CORRECTS = re.compile(
    r"(?i)\bcorrect(?:s|ed|ion|ing)\b|\bclarif(?:ies|ied|ication)|\bfixes\b|\bmisspell|\bmisstated\b"
    r"|\bcorrige\b|\brectifi|\bberichtig|\bkorrigier|\bcorregge\b|исправл|更正|訂正|정정"
)

# --- How somebody is reached -----------------------------------------------------------------

_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_PHONE = (
    r"(?:\+ ?\d{1,3}[ .()/-]{0,3}(?:\d[ .()/-]{0,2}){6,13}\d|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"
    r"|\b0\d{1,4}[ /-]\d{3,4}[ -]?\d{3,5}\b|\b\d{3}-\d{4}\b)"
)
_REACH = re.compile(
    rf"(?:mailto:)?{_MAIL}|{_PHONE}|https?://\S{{1,200}}|\bwww\.\S{{1,100}}|(?<!\w)@\w{{2,30}}"
)
_DIRECT = re.compile(rf"{_MAIL}|{_PHONE}")
_REACH_WORDS_TEXT = """
    tel telephone phone mobile cell fax ext extension email e-mail mail twitter office newsroom desk
    direct line bureau reuters messaging contact contacts media press and or by at on the of for via
    x skype whatsapp signal 记者 电话 邮箱 手机 传真 邮件 기자 m t e f o telefon mobil und tél
    courriel
    et y correo teléfono
"""
_REACH_WORDS = frozenset(_REACH_WORDS_TEXT.split())
_LOGIN = re.compile(r"[a-z]{2,20}[._][a-z._]{2,30}")
_REACH_LABEL = re.compile(r"(?i)\b(?:tel|telephone|phone|mobile|cell|mob|fax|ph|t|m)\b")
_CONTACT = re.compile(
    r"(?i)[-*_=#> ]*(?:(?:for )?(?:media|press|news|public relations|pr|investor|investor relations"
    r"|editorial|company|photo|communications)?(?: and media| relations)? ?(?:contacts?"
    r"|(?<=media )(?:en|in)quir(?:y|ies)|(?<=press )(?:en|in)quir(?:y|ies))"
    r"(?: (?:information|details|persons?|for (?:the )?(?:media|press|editors)|us))?"
    r"|pressekontakte?|ansprechpartner(?:in)?(?: f[üu]r (?:die )?(?:presse|medien))?|r[üu]ckfragen"
    r"(?: bitte)? an|contacts? (?:presse|m[ée]dias?)|contactos? (?:de |para )?(?:prensa|medios)"
    r"|contatos? (?:de |para )?imprensa|contatt[oi] stampa|ufficio stampa"
    r"|контакты(?: для (?:сми|прессы))?"
    r"|(?:媒体|新闻|媒體|新聞)?(?:联系人|联络人|聯絡人|联系方式)|媒体(?:联系|查询|垂询)|お問い合わせ(?:先)?"
    r"|문의(?:처)?) ?(?P<stop>:|$)"
)
_FOR_MORE = re.compile(
    r"(?i)[-*_=#> (\[]*(?:(?:for|to (?:get|obtain|request|arrange)) (?:any )?(?:more|further"
    r"|additional|media|press|interviews?|an interview|questions)\b[^.!?]{0,120}?"
    r"\b(?:contact|call|e-?mail|reach|write to)\b"
    r"|f[üu]r (?:weitere|r[üu]ckfragen|mehr)\b[^.!?]{0,80}(?:kontakt|wenden|@)"
    r"|pour (?:plus|de plus)\b[^.!?]{0,80}contact|para (?:m[áa]s|mayor)\b[^.!?]{0,80}contact)"
)
_CREDITED = re.compile(
    r"(?i)(?:\(|\[)+ ?(?:additional |further )?(?:reporting|writing|editing|compiled|reported"
    r"|edited|written) (?:and (?:writing|editing) )?by\b.*[)\]]+ ?\.?"
)
_CLOSED = re.compile(r"[.!?。！？…][\"')\]”’」]*$")
_TAIL_MAIL = re.compile(rf"(?<=[.!?。\"')] ){_MAIL}\W{{0,3}}$")


@dataclass(frozen=True, slots=True)
class DeskNote:
    """A note found: what may follow as part of it.

    `follows` is '' where nothing does; `label`, the next lines up to a blank one; `contact`, whom
    to ask and how; `reach`, how to reach the one who is named; `all`, the rest of the page.
    """

    follows: str = ""


def desk_note(view: str) -> DeskNote | None:
    """The note to editors that this whole line or paragraph is; None for one to readers."""
    if len(view) > _MAX_NOTE:
        return None
    if _HEADING.fullmatch(view):
        return DeskNote("all")
    inner = _inside(view)
    spoken = _TO_EDITORS.match(inner)
    if (_OF_EDITOR.match(inner) and _ABOUT_THE_TEXT.search(inner)) or _NOT_FOR.match(inner):
        return DeskNote()
    if spoken:
        return DeskNote("" if _has_words(inner[spoken.end() :]) else "label")
    if len(view) <= _MAX_LINE and is_embargo(view) and _is_embargo_line(inner):
        return DeskNote("label" if inner.rstrip().endswith((":", "-")) else "")
    if _RELEASE.fullmatch(view) or _SHOUTED.match(view):
        return DeskNote()
    if (inner is not view and _RETAKE.match(inner)) or _STORY_WAS.match(inner):
        return DeskNote()
    return _of_contact(view)


def weak_note(view: str) -> bool:
    """Whether a line that is none of names and times speaks to editors all the same."""
    if len(view) > _MAX_NOTE:
        return False
    return bool(_EDITORS.match(view) or _CREDITED.fullmatch(view))


def goes_on(follows: str, view: str, *, is_next_line: bool, has_body: bool) -> bool:
    """Whether a line belongs to the note before it; `is_next_line`: no blank line is between."""
    if follows == "all":
        return True
    if follows == "label":
        return is_next_line
    if len(view) > _MAX_LINE:
        return False
    is_open = len(view) <= 80 and not _CLOSED.search(view) and not view[0].islower()
    if is_reach(view) or (is_open and bool(_DIRECT.search(view))):
        return True
    if has_body:
        return is_open
    # Before the story an open line may be its headline; a name right under `Contact:` is none.
    return follows == "contact" and is_next_line and is_full_name(view)


def head_note(view: str) -> int:
    """Where the story begins after a note in brackets that stands before it; 0: there is none."""
    if view[:1] not in ("(", "["):
        return 0
    end = _closing(view)
    if not 0 < end < min(len(view), _MAX_TAIL):
        return 0
    inner = view[1 : end - 1]
    spoken = _TO_EDITORS.match(inner)
    # A bare label in brackets speaks of the whole line, which is then the note.
    is_spoken = spoken and _has_words(inner[spoken.end() :])
    is_note = _RETAKE.match(inner) or is_spoken or is_embargo(inner)
    return end + len(view[end:]) - len(view[end:].lstrip(" .")) if is_note else 0


def tail_note(view: str) -> int:
    """Where a note begins that a paragraph closes with, after its last sentence; 0: none does."""
    base = max(0, len(view) - _MAX_TAIL)
    mail = _TAIL_MAIL.search(view, base)
    if mail:
        return mail.start()
    end = len(view.rstrip(" ."))
    if view[end - 1 : end] not in (")", "]"):
        return 0
    opening = view.rfind("(" if view[end - 1] == ")" else "[", base, end)
    while opening > 0 and view[opening - 1] in "([":
        opening -= 1
    if opening <= 0 or not _CLOSED.search(view[max(0, opening - 6) : opening].rstrip()):
        return 0
    inner = view[opening:end].strip("()[] ")
    is_note = (
        _RETAKE.match(inner)
        or _TO_EDITORS.match(inner)
        or is_embargo(inner)
        or is_reach(inner)
        or _CREDITED.fullmatch(view[opening:end])
    )
    return opening if is_note else 0


def is_reach(view: str) -> bool:
    """Whether a line is only how somebody is reached: an address, a telephone, names and labels."""
    if len(view) > _MAX_LINE or not _DIRECT.search(view):
        return False
    rest = _REACH.sub(" ", view)
    parts = [word.strip(".,;:()[]|/<>-'\"") for word in rest.split()]
    others = [
        word
        for word in parts
        if word and word.casefold() not in _REACH_WORDS and not _LOGIN.fullmatch(word)
    ]
    if any(word[0].islower() for word in others) or len(parts) > 20:
        return False
    # A telephone beside a name may be a helpline for readers; a label or an address says more.
    has_more = bool(_REACH_LABEL.search(rest)) or "@" in view
    return len(others) <= (6 if has_more else 0)


def is_correction(words: str) -> bool:
    """Whether a note says that the story corrects what it said before."""
    return bool(_CORRECTS.search(words))


def tells_of_a_take(words: str) -> bool:
    """Whether a note says what a later take of the story has that the one before had not."""
    return bool(_RETAKE.match(_inside(words)) or _SHOUTED.match(words) or _STORY_WAS.match(words))


def _of_contact(view: str) -> DeskNote | None:
    if len(view) > _MAX_LINE * 2:
        return None
    contact = _CONTACT.match(view)
    if contact:
        rest = view[contact.end() :].strip()
        is_open = len(rest) <= 80 and not _CLOSED.search(rest)
        if not rest or _DIRECT.search(rest) or (contact["stop"] == ":" and is_open):
            return DeskNote("reach" if rest else "contact")
    if _FOR_MORE.match(view) or is_reach(view):
        return DeskNote("contact" if view.endswith(":") else "")
    return None


_EMBARGO_LINE = re.compile(
    r"(?i)[-*_=#> ]*(?:(?:editors?|attention|note|press release|news release|media release)"
    r"[^:]{0,30}[:-] ?)?(?:this (?:story|report|release|article|item) is )?"
    r"(?:(?:strictly|strict|under|sous|bajo|sotto|sob|под) ){0,3}"
    r"(?:embargo\w*|embargad[oa]s?|sperrfrist|gesperrt|hold|not (?:for|to be)|do not"
    r"|for release|эмбарго|解禁|禁[发發]|本?[报報]?道?解禁|エンバーゴ|엠바고)"
)

_UNTIL = re.compile(
    r"(?i) ?[:-]| ?(?:for (?:release|publication|use)\b.{0,30})?"
    r"\b(?:until|till|before|bis|jusqu|hasta|até|fino|tot|до)\b"
    r"|.{0,40}(?:\d|\b(?:noon|midnight|(?:to|at|on|before) (?:\w+ )?\w{3,6}day)\b)"
)
_UNTIL_DAY = re.compile(r"(?i)\b(?:until|till|before|bis|jusqu|hasta|até)\b.{0,60}\d")
_OF_TRADE = re.compile(
    rf"(?i)embargo(?:es)? (?:on|against|over|of) (?!\d|{MONTH}|\w+day\b|noon|midnight"
    r"|.{0,12}\b(?:story|report|publication|release|use|text|speech)\b)"
)


def _is_embargo_line(inner: str) -> bool:
    """Whether the embargo is what the line is about: it opens it, or the line is shouted.

    `Embargoed oil reached the port` says none: a word of time, a digit or a stop must follow.
    """
    match = _EMBARGO_LINE.match(inner)
    if not match or (_OF_TRADE.match(inner) and not _UNTIL_DAY.search(inner)):
        return False
    rest = inner[match.end() :]
    is_until = _UNTIL.match(rest) and not _CLOSED.search(rest)
    return bool(inner.isupper() or not _has_words(rest) or is_until or _UNTIL_DAY.search(rest))


def _inside(view: str) -> str:
    """The words within the brackets that enclose all of a line; the line itself without such."""
    end = len(view.rstrip(" ."))
    if view[:1] in ("(", "[") and _closing(view) == end:
        return view[1 : end - 1].strip("()[] ")
    return view


def _closing(view: str) -> int:
    """Where the bracket that opens a line is closed, and what follows it begins; 0: nowhere."""
    depth = 0
    for bracket in re.finditer(r"[()\[\]]", view[:_MAX_NOTE]):
        depth += 1 if bracket.group() in "([" else -1
        if depth == 0:
            return bracket.end()
    return 0


def _has_words(words: str) -> bool:
    return any(map(str.isalnum, words))
