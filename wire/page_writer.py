"""A story written out as the text of a news page, in the form that `wire.page` reads.

What is written is read back before it is given out: either the page says exactly what the story
says, or `PageWriteError` names the field that the form cannot carry. The form has no quoting, so
these cannot be carried: a paragraph that itself reads like a part of a page (`(Editor: A)`, `You
May Also Like`, a photo credit after a sentence), a name with a comma, a slash or ` and ` in it or
one that is no name at all (`the team`), a headline that reads like a paragraph, fractions of a
second. Whether a short paragraph is a subhead is told by its shape alone. Runs of white space
become single spaces.
"""

from calendar import month_name
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo

from wire.agencies import zone_of
from wire.lines import PageError, is_ideograph, tidy, tidy_name
from wire.page import parse
from wire.pagefields import Caption, Dateline, Page, Paragraph

_SHORT_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.",
    "Nov.", "Dec.",
)  # fmt: skip


class PageWriteError(ValueError):
    """A story that the page form cannot carry; `field` names the part, the message says why."""

    def __init__(self, message: str, field_name: str) -> None:
        super().__init__(message)
        self.field = field_name


@dataclass(frozen=True, slots=True)
class PageFields:
    """What of a story goes onto its page; the same fields that `parse` gives."""

    headline: str
    body: tuple[Paragraph, ...]
    source: str | None = None
    source_time: datetime | None = None
    authors: tuple[str, ...] = ()
    byline_place: str = ""
    dateline: Dateline | None = None
    captions: tuple[Caption, ...] = ()
    web_editors: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(slots=True)
class _Forms:
    """Which of its forms each part is written in; the first that reads back is kept."""

    source: int = 0
    dateline: int = 0
    web_editors: int = 0
    captions: dict[int, int] = field(default_factory=dict)


_FIELDS = {
    "headline": "headline",
    "source": "source",
    "source_time": "time of the source",
    "authors": "writers",
    "byline_place": "place of the byline",
    "dateline": "dateline",
    "captions": "photo captions and credits",
    "body": "text",
    "web_editors": "web editors",
    "related": "related headlines",
}
_MAX_TRIES = 60
_LABELLED = 2
"""The last of a dateline's forms: a line of its own, for what no wire service would print."""


def write_page(fields: PageFields, *, site_zone: tzinfo | None = None) -> str:
    """The text of the story's page, ending in a line break.

    Times are printed in the zone of their source; where that is not known to be Chinese it is
    `site_zone`, and any other offset is printed with the time (always, where no `site_zone` is
    given). Raises PageWriteError for what the form cannot carry.
    """
    fields = _tidied(fields)
    forms = _Forms()
    differs: str | None = None
    for _ in range(_MAX_TRIES):
        text = _compose(fields, forms, site_zone)
        try:
            page = parse(text, site_zone=site_zone or UTC)
        except PageError as error:
            raise PageWriteError(
                f"This story cannot be written as a page. {error}", "page"
            ) from None
        differs = _first_difference(fields, page)
        if differs is None:
            return text
        if not _next_form(forms, differs, fields, page):
            break
    differs = differs or "body"
    raise PageWriteError(
        f"This story's {_FIELDS[differs]} would not be read back from a page as written here:"
        " something in it reads like another part of a page. Change the wording, or export the"
        " story in another format.",
        differs,
    )


def _tidied(fields: PageFields) -> PageFields:
    moment = fields.source_time
    if moment is not None:
        moment = moment.replace(microsecond=0)
        offset = moment.utcoffset()
        # A page prints hours and minutes; the local mean times of long ago have seconds too.
        if offset is None or offset % timedelta(minutes=1) or abs(offset) > timedelta(hours=14):
            moment = moment.astimezone(UTC)
    return replace(
        fields,
        headline=tidy(fields.headline),
        body=tuple(Paragraph(tidy(p.text), p.is_subhead) for p in fields.body if tidy(p.text)),
        source=tidy_name(fields.source or "") or None,
        source_time=moment,
        authors=_names(fields.authors),
        byline_place=tidy_name(fields.byline_place),
        dateline=fields.dateline and _tidied_dateline(fields.dateline),
        web_editors=_names(fields.web_editors),
        related=tuple(tidy(line) for line in fields.related if tidy(line)),
        captions=tuple(
            replace(
                caption,
                text=tidy(caption.text),
                agency=tidy_name(caption.agency or "") or None,
                photographer=tidy_name(caption.photographer or "") or None,
            )
            for caption in fields.captions
        ),
    )


def _tidied_dateline(dateline: Dateline) -> Dateline | None:
    place, words = tidy_name(dateline.place), tidy_name(dateline.date_text)
    agency = tidy_name(dateline.agency or "") or None
    return Dateline(place, dateline.date, words, agency) if place or agency else None


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in map(tidy_name, names) if name)


def _compose(fields: PageFields, forms: _Forms, site_zone: tzinfo | None) -> str:
    parts = [fields.headline, *_source_lines(fields, forms.source, site_zone)]
    dateline = _dateline(fields.dateline, min(forms.dateline, 1))
    if fields.dateline and forms.dateline == _LABELLED:
        parts.append(_labelled_dateline(fields.dateline))
        dateline = ""
    for position, paragraph in enumerate(fields.body):
        parts.extend(_captions_at(fields, position, forms))
        parts.append(dateline + paragraph.text if position == 0 else paragraph.text)
    parts.extend(_captions_at(fields, len(fields.body), forms))
    if fields.web_editors:
        parts.append(_editors(fields.web_editors, forms.web_editors))
    if fields.related:
        parts.extend(["You May Also Like", *fields.related])
    return "\n\n".join(parts) + "\n"


def _source_lines(fields: PageFields, form: int, site_zone: tzinfo | None) -> list[str]:
    time = _time(fields, site_zone)
    place = f" in {fields.byline_place}" if fields.byline_place else ""
    if form == 0:
        by = f"By {_list(fields.authors)}{place}" if fields.authors else ""
        source = f"({fields.source})" if fields.source else ""
        return (
            [" ".join(part for part in (by, source, time) if part)] if by or source or time else []
        )
    about = [f"Source: {fields.source}"] if fields.source else []
    about += [time] if time else []
    lines = [" | ".join(about)] if about else []
    if not fields.authors:
        return lines
    if form == 1:
        return [f"By {_list(fields.authors)}{place}", *lines]
    return [f"Authors: {', '.join(fields.authors)}", *lines]


def _time(fields: PageFields, site_zone: tzinfo | None) -> str:
    moment = fields.source_time
    if moment is None:
        return ""
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    printed = f"{clock}, {month_name[moment.month]} {moment.day}, {moment.year:04}"
    if fields.source and all(map(is_ideograph, fields.source)):
        printed = f"{moment.year:04}年{moment.month:02}月{moment.day:02}日{clock}"
    unknown = UTC if site_zone is None else site_zone
    zone = zone_of(fields.source, unknown)
    is_told = site_zone is not None or zone is not unknown
    if is_told and moment.replace(tzinfo=zone).utcoffset() == moment.utcoffset():
        return printed
    return f"{printed} UTC{moment:%:z}"


def _dateline(dateline: Dateline | None, form: int) -> str:
    if dateline is None:
        return ""
    place, agency, day = dateline.place, dateline.agency, dateline.date
    if agency and all(map(is_ideograph, agency + place)):
        date_text = dateline.date_text or (f"{day.month}月{day.day}日" if day else "")
        if form and day:
            date_text = f"{day.year}年{day.month}月{day.day}日"
        return f"{agency}{place}{date_text}电 " if date_text else f"{agency}消息："
    date_text = dateline.date_text or (f"{_SHORT_MONTHS[day.month - 1]} {day.day}" if day else "")
    if form and day:
        date_text = f"{_SHORT_MONTHS[day.month - 1]} {day.day}, {day.year}"
    before = f"{place}, {date_text}" if date_text else place
    return f"{before} ({agency}) — " if agency else f"{before} — "


def _labelled_dateline(dateline: Dateline) -> str:
    day = dateline.date
    date_text = (
        f"{_SHORT_MONTHS[day.month - 1]} {day.day}, {day.year}" if day else dateline.date_text
    )
    parts = [dateline.place, date_text, dateline.agency or ""]
    while not parts[-1] and len(parts) > 1:
        parts.pop()
    return "Dateline: " + " | ".join(parts)


def _captions_at(fields: PageFields, position: int, forms: _Forms) -> list[str]:
    last = len(fields.body)
    return [
        _caption(caption, forms.captions.get(number, 0))
        for number, caption in enumerate(fields.captions)
        if min(max(caption.position, 0), last) == position
    ]


def _caption(caption: Caption, form: int) -> str:
    agency, who = caption.agency, caption.photographer
    if not agency and not who:
        return caption.text if form == 0 else f"Caption: {caption.text}"
    in_chinese = all(map(is_ideograph, (agency or "") + (who or "")))
    if in_chinese and form == 0:
        credit = f"（{agency or ''}记者 {who} 摄）" if who and agency else f"（{who} 摄）"
        credit = credit if who else f"（图/{agency}）"
    elif agency and who:
        credit = f"({agency}/{who})" if form <= 1 else f"[Photo by {who}/{agency}]"
    elif agency:
        credit = f"(Photo/{agency})" if form <= 1 else f"[Photo provided to {agency}]"
    else:
        credit = f"(Photo by {who})"
    prefix = "Caption: " if form == 3 and caption.text else ""
    return f"{prefix}{caption.text} {credit}".strip()


def _editors(names: tuple[str, ...], form: int) -> str:
    in_chinese = all(is_ideograph(sign) for name in names for sign in name)
    if in_chinese and form == 0:
        return f"(责编：{'、'.join(names)})"
    return f"(Web editor: {', '.join(names)})"


def _list(names: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _first_difference(fields: PageFields, page: Page) -> str | None:
    """The first field that the page would not give back as it is."""
    said, read = fields.source_time, page.source_time
    same_time = said == read and (not said or not read or said.utcoffset() == read.utcoffset())
    checks = {
        "headline": fields.headline == page.headline,
        "source": fields.source == page.source,
        "source_time": same_time,
        "authors": fields.authors == page.authors,
        "byline_place": fields.byline_place == page.byline_place,
        "dateline": _same_dateline(fields.dateline, page.dateline),
        "captions": _caption_facts(fields.captions, fields)
        == _caption_facts(page.captions, fields),
        "web_editors": fields.web_editors == page.web_editors,
        "related": fields.related == page.related,
        "body": [p.text for p in fields.body] == [p.text for p in page.body],
    }
    return next((name for name, same in checks.items() if not same), None)


def _same_dateline(own: Dateline | None, read: Dateline | None) -> bool:
    if own is None or read is None:
        return own is read
    # A day whose year is not known is only words; else the day itself is what must come back.
    same_day = own.date == read.date if own.date else own.date_text == read.date_text
    return same_day and (own.place, own.agency) == (read.place, read.agency)


def _caption_facts(captions: tuple[Caption, ...], fields: PageFields) -> list[tuple[object, ...]]:
    last = len(fields.body)
    facts = [(min(max(c.position, 0), last), c.text, c.agency, c.photographer) for c in captions]
    return sorted(facts, key=lambda fact: int(str(fact[0])))


def _next_form(forms: _Forms, differs: str, fields: PageFields, page: Page) -> bool:
    """Try the field in its next form; False when all of its forms were tried."""
    if differs in ("source", "source_time", "authors", "byline_place") and forms.source < 2:
        forms.source += 1
        return True
    if differs == "dateline" and forms.dateline < _LABELLED:
        forms.dateline += 1
        return True
    if differs == "web_editors" and forms.web_editors < 1:
        forms.web_editors += 1
        return True
    if differs not in ("captions", "body"):
        return False
    read = Counter((c.text, c.agency, c.photographer) for c in page.captions)
    for number, caption in enumerate(fields.captions):
        form = forms.captions.get(number, 0)
        facts = (caption.text, caption.agency, caption.photographer)
        if read[facts] > 0:
            read[facts] -= 1
        elif form < 3:
            forms.captions[number] = form + 1
            return True
    return False
