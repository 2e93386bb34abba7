"""ninjs, the IPTC's news in JSON: 1.x, 2.x and 3.x, alone, in lists, and as AP's service sends it.

The versions say the same in other words: `headline`, `headline_main`, `headlines[]`. Fields are
found whatever their case; those of no version are kept like all that the desk has no field for.
"""

import json
from typing import Any

from editions.body import blocks, clean_body, plain
from syndication.own import PROFILE
from wire.lines import PageError, not_read
from wire.pagefields import Page
from wire.readers.fields import Fields, in_lines
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.own_ninjs import own_item
from wire.readers.subjects import subject_of
from wire.readers.texts import from_html, from_plain, is_markup
from wire.told import Embargo, ItemLink, Rendition

NAME = "ninjs"
MOST_ITEMS = 2_000
DEEPEST = 60

IN_PICTURES = {"picture", "graphic"}
WITHOUT_TEXT = {"picture", "graphic", "video", "audio"}
# What AP and others put round the items of a list.
WRAPPINGS = ("data", "items", "item", "newsitems")
ITEM_FIELDS = {
    "uri", "guid", "headline", "headlines", "headline_main", "title", "versioncreated", "bodies",
    "body_text", "body_html", "body_xhtml", "body_main", "renditions", "pubstatus",
}  # fmt: skip


def read_ninjs(data: bytes) -> list[Page | PageError]:
    """Return the stories of a file of ninjs. Raises `PageError` where it is other JSON, or none."""
    rows = items_in(parsed(data))
    if not rows:
        raise not_read(data)
    if len(rows) > MOST_ITEMS:
        raise PageError(f"The file has {len(rows):,} items; {MOST_ITEMS:,} are the most.")
    return [page_of_item(row) for row in rows]


def parsed(data: bytes) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return what JSON says. Raises `PageError`."""
    try:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
    except UnicodeDecodeError:
        raise PageError("This is JSON in no encoding of Unicode. Ask for it in UTF-8.") from None
    if deepest(text) > DEEPEST:
        raise PageError(f"The file holds more than {DEEPEST} lists or objects in one another.")
    try:
        return json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise PageError(
            f"Line {line}: the JSON breaks off or is wrong there. Ask for the file again.", line
        ) from None


def deepest(text: str) -> int:
    """Return how deep lists and objects lie in one another, at most; words count as none."""
    depth = most = 0
    is_text = is_escaped = False
    for sign in text:
        if is_text:
            if is_escaped:
                is_escaped = False
            elif sign == "\\":
                is_escaped = True
            elif sign == '"':
                is_text = False
        elif sign == '"':
            is_text = True
        elif sign in "[{":
            depth += 1
            most = max(most, depth)
        elif sign in "]}":
            depth -= 1
    return most


def items_in(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # whatever JSON holds
    """Return the items of a file: one, several, or what a service put round them."""
    if isinstance(value, list):
        return [item for row in value for item in items_in(row)] if len(value) else []
    if not isinstance(value, dict):
        return []
    names = {name.lower() for name in value}
    if names & ITEM_FIELDS and not (names & {"item", "items"} and "headline" not in names):
        return [value]
    for name in WRAPPINGS:
        if isinstance(value.get(name), dict | list):
            return items_in(value[name])
    return []


def page_of_item(row: dict[str, Any]) -> Page | PageError:
    """Return one item as a page, or what is wrong with it: it stops no other."""
    try:
        return item_of(Fields(row)).page()
    except PageError as error:
        return error


def item_of(fields: Fields) -> Item:
    """Return what an item says."""
    if fields.left.get("profile") == PROFILE:
        return own_item(fields, NAME)
    item = Item(NAME)
    item.kind = fields.words("type")
    item.item_id = fields.words("uri", "guid")
    item.version = fields.words("version")
    item.status = fields.words("pubstatus")
    item.urgency = fields.words("urgency")
    item.language = fields.words("language")
    item.slugline = fields.words("slugline")
    take_headlines(item, fields)
    take_source_and_time(item, fields)
    item.notes += texts(fields.take("ednote"))
    take_subjects(item, fields)
    take_embargo(item, fields)
    if item.kind in IN_PICTURES:
        item.pictures.append(picture_of(fields, item))
    else:
        item.bylines += texts(fields.take("by", "byline"))
        # What the service says of the writers besides stays below.
        item.summary = description(item, fields)
    take_body(item, fields)
    for other in fields.rows("associations"):
        take_association(item, other)
    item.kept += list(fields.rest())
    return item


def take_headlines(item: Item, fields: Fields) -> None:
    """Take the headline, and the short one; others are kept."""
    rows = fields.rows("headlines")
    main = chosen(rows, ("main", "", "simple", "headline"))
    if main:
        item.headline = bare_words(main)
        short = next((row for row in rows if row.left.get("role") in ("short", "sms")), None)
        item.short_headline = bare_words(short) if short else ""
        for row in rows:
            if row not in (main, short):
                item.kept += list(row.rest("headline"))
    else:
        item.headline = fields.words("headline", "headline_main")
    item.headline = item.headline or fields.words("title")
    if is_markup(item.headline):
        item.headline = plain(without_tags(item.headline))


def take_source_and_time(item: Item, fields: Fields) -> None:
    """Take who sent it, and when."""
    item.source = fields.words("source", "provider")
    if not item.source:
        rows = fields.rows("infosources", "infosource")
        if rows:
            item.source = rows[0].words("name", "literal")
            item.kept += [line for row in rows for line in row.rest("source")]
    if not item.source:
        item.source = str(fields.left.get("copyrightholder") or "")
    written = fields.words("versioncreated", "contentcreated", "firstcreated")
    item.moment = moment_of(written, item.source)
    if written and item.moment is None:
        item.note("versionCreated", written)


def take_subjects(item: Item, fields: Fields) -> None:
    """Take what it is about. What an agency says of a subject besides code and name is kept."""
    for row in fields.rows("subjects", "subject"):
        uri, code = row.words("uri"), row.words("code", "literal")
        name, scheme = row.words("name"), row.words("scheme")
        subject = subject_of(uri or code, name, "" if uri else scheme)
        if uri and not subject.code.startswith(("medtop:", "subj:")) and code:
            by_code = subject_of(code)
            subject = by_code if by_code.code.startswith(("medtop:", "subj:")) else subject
            subject = subject_of(subject.code, name)
        item.subjects.append(subject)


def take_embargo(item: Item, fields: Fields) -> None:
    """Take until when it must not go out; an empty field says that somebody has to ask."""
    for name in ("embargoeduntil", "embargoed"):
        if name in fields.left:
            written = str(fields.left.pop(name) or "")
            until = moment_of(written, item.source)
            item.embargo = Embargo(until, f"Embargoed until {written or 'an unknown time'}")


def take_body(item: Item, fields: Fields) -> None:
    """Take the text in the fullest form there is; that of pictures and films is kept, if any."""
    forms: list[tuple[str, str]] = []
    for row in fields.rows("bodies"):
        kind = f"{row.words('contenttype')} {row.words('role')}".strip()
        forms.append((kind, row.words("value")))
    names = [name for name in fields.left if name.startswith("body")]
    forms += [(name.removeprefix("body_"), fields.words(name)) for name in names]
    forms = [(kind, text) for kind, text in forms if text.strip()]
    if item.kind in WITHOUT_TEXT:
        captions = {picture.caption for picture in item.pictures} | {item.summary}
        for _, text in forms:
            words = plain(without_tags(text))
            if words not in captions:
                item.note("Text", words)
        return
    best = min(forms, key=lambda form: rank(*form), default=None)
    if best is None:
        return
    has_pictures = "associations" in fields.left
    if is_html(*best):
        item.markup = from_html(best[1], without_figures=has_pictures)
    else:
        item.markup = from_plain(best[1])
    others = [kind for kind, text in forms if (kind, text) != best]
    item.note("The text also came as", ", ".join(others))


def rank(kind: str, text: str) -> int:
    """Return how far down the list of forms a text is: marked up for readers first, then plain."""
    if "nitf" in kind.casefold() or text.lstrip()[:6].upper() in {"<?XML ", "<TTNIT"}:
        return 9
    if "rich" in kind and "html5" in kind:
        return 1
    return 0 if is_html(kind, text) else 2


def is_html(kind: str, text: str) -> bool:
    """Whether a form of the text is markup: by its name, or by what is in it."""
    return is_markup(text) or any(name in kind.casefold() for name in ("html", "rich"))


def description(item: Item, fields: Fields) -> str:
    """Take what the item says in a sentence or two; further descriptions are kept."""
    rows = fields.rows("descriptions")
    main = chosen(rows, ("summary", "lead", "text", "caption", "main", ""))
    sentence = bare_words(main) if main else ""
    for row in rows:
        if row is not main and (other := bare_words(row)) and other != sentence:
            item.note(f"Description, {row.words('role') or 'another'}", other)
    names = [name for name in list(fields.left) if name.startswith("description")]
    names = [name for name in names if name != "description_creditline"]
    # The plain one first.
    for name in sorted(names, key=lambda one: ("html" in one or "rich" in one, one)):
        other = plain(without_tags(fields.words(name)))
        if not sentence:
            sentence = other
        elif other != sentence:
            item.note(name, other)
    return sentence


def picture_of(fields: Fields, item: Item) -> Picture:
    """Return an item that is a picture, or the picture of an item."""
    picture = Picture(caption=description(item, fields))
    picture.by = ", ".join(texts(fields.take("by", "byline")))
    for row in fields.rows("photographer"):
        picture.by = picture.by or row.words("name")
        item.kept += list(row.rest("photographer"))
    picture.credit = fields.words("description_creditline", "creditline")
    for name in ("copyrightnotice", "usageterms", "copyrightholder"):
        picture.rights += texts(fields.take(name))
    for row in fields.rows("renditions"):
        rendition = Rendition(
            href=row.words("href"),
            name=row.words("name", "title"),
            kind=row.words("mimetype", "contenttype"),
            width=row.words("width"),
            height=row.words("height"),
        )
        picture.renditions.append(rendition)
        item.kept += list(row.rest(f"rendition {rendition.name}"))
    return picture


def take_association(item: Item, fields: Fields) -> None:
    """Take a picture that goes with the story; of another item the link."""
    name = fields.words("name", "id")
    kind = fields.words("type")
    item_id = fields.words("uri", "guid", "id")
    if kind in IN_PICTURES:
        picture = picture_of(fields, item)
        picture.item_id = item_id
        row = fields.rows("headlines")
        headline = bare_words(row[0]) if row else fields.words("headline")
        if not picture.caption:
            picture.caption = headline or name
        elif headline and headline != picture.caption:
            item.note(f"Headline of the picture {name}", headline)
        item.notes += [f"Of the picture {name}: {note}" for note in texts(fields.take("ednote"))]
        item.pictures.append(picture)
    else:
        rows = fields.rows("headlines")
        title = bare_words(rows[0]) if rows else fields.words("headline", "title")
        item.links.append(ItemLink(name or kind or "association", item_id, plain(title)))
    item.kept += list(fields.rest(name or kind))


def chosen(rows: list[Fields], roles: tuple[str, ...]) -> Fields | None:
    """Return the row whose role comes first among these, else the first row."""
    for role in roles:
        for row in rows:
            if (row.left.get("role") or "") == role:
                return row
    return rows[0] if rows else None


def bare_words(row: Fields) -> str:
    """Take a row's value in plain words."""
    return plain(without_tags(row.words("value")))


def without_tags(text: str) -> str:
    """Return words without their markup."""
    return " ".join(block.text for block in blocks(clean_body(text))) if is_markup(text) else text


def texts(value: Any) -> list[str]:  # noqa: ANN401  # whatever JSON holds
    """Return a value that is one text, or several, as several."""
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    if isinstance(value, dict):
        return [words for _, words in in_lines("", value)]
    return [str(value)] if value not in (None, "") else []
