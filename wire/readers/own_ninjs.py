"""ninjs that we wrote ourselves (`syndication/ninjs.py`), here or at another paper."""

from urllib.parse import unquote

from editions.choices import PHOTOGRAPHER, CreditRole
from syndication.own import ALT, BYLINE_PLACE, CREDIT_LINE, KICKER, MAIN, SHORT, SUMMARY
from wire.own import is_of_this_paper, text_again
from wire.readers.fields import Fields
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.subjects import subject_of
from wire.told import Rendition


def own_item(fields: Fields, name: str) -> Item:
    """Return what an item of ours says.

    Another paper's own story has that paper for its source, and the time of its last change.
    """
    item = Item(name, is_ours=True)
    for known in ("profile", "standard"):
        fields.take(known)
    item.kind, item.item_id = fields.words("type"), fields.words("uri")
    item.version, item.status = fields.words("version"), fields.words("pubstatus")
    item.language = fields.words("language")
    is_own_paper = is_of_this_paper(item.item_id)
    sources = [row.words("name") for row in fields.rows("infosources")]
    paper, changed = fields.words("copyrightholder"), fields.words("versioncreated")
    item.source = "".join(sources[:1]) or ("" if is_own_paper else paper)
    created = fields.words("contentcreated") or ("" if is_own_paper else changed)
    item.moment = moment_of(created, item.source)
    headlines, descriptions = by_role(fields, "headlines"), by_role(fields, "descriptions")
    item.headline = headlines.pop(MAIN, "")
    item.short_headline, item.kicker = headlines.pop(SHORT, ""), headlines.pop(KICKER, "")
    item.summary = descriptions.pop(SUMMARY, "")
    item.kept += [*headlines.items(), *descriptions.items()]
    item.notes += [note for note in fields.words("ednote").split("\n") if note]
    take_people(item, fields)
    for row in fields.rows("subjects"):
        item.subjects.append(subject_of(unquote(row.words("uri")), row.words("name")))
    text = by_role(fields, "bodies").get(MAIN, "")
    item.dateline_read, item.markup = text_again(text, is_of_this_paper=is_own_paper)
    for row in fields.rows("associations"):
        item.pictures.append(own_picture(row, item))
    item.kept += list(fields.rest())
    return item


def by_role(fields: Fields, name: str) -> dict[str, str]:
    """Take words by their roles; of two in one role the first."""
    words_by_role: dict[str, str] = {}
    for row in fields.rows(name):
        words_by_role.setdefault(row.words("role"), row.words("value"))
    return words_by_role


def take_people(item: Item, fields: Fields) -> None:
    """Take who did what for the story, and where the writers wrote."""
    in_role: dict[str, list[str]] = {
        CreditRole.WRITER: item.people,
        CreditRole.WEB_EDITOR: item.web_editors,
        CreditRole.TRANSLATOR: item.translators,
    }
    for row in fields.rows("people"):
        role = row.words("rel")
        if role in in_role:
            in_role[role].append(row.words("name"))
        else:
            item.kept += list(row.rest("people"))
    for row in fields.rows("places"):
        if row.words("rel") == BYLINE_PLACE:
            item.byline_place = row.words("name")
    # They say the same as printed.
    fields.take("by")
    fields.take("located")


def own_picture(fields: Fields, item: Item) -> Picture:
    """Return a picture of a story of ours."""
    descriptions = by_role(fields, "descriptions")
    picture = Picture(
        caption=descriptions.pop("caption", ""),
        credit=descriptions.pop(CREDIT_LINE, ""),
        item_id=fields.words("uri"),
    )
    people = [row for row in fields.rows("people") if row.words("rel") == PHOTOGRAPHER]
    picture.by = people[0].words("name") if people else ""
    houses = [row.words("name") for row in fields.rows("infosources")]
    picture.agency = "".join(houses[:1])
    notice = fields.words("copyrightnotice")
    picture.rights += [notice] if notice else []
    item.note("In words", descriptions.pop(ALT, ""))
    for row in fields.rows("renditions"):
        picture.renditions.append(
            Rendition(
                href=row.words("href"),
                name=row.words("name"),
                kind=row.words("contenttype"),
                width=row.words("width"),
                height=row.words("height"),
            )
        )
    name = fields.words("name")
    for said in ("by", "rel", "type"):
        fields.take(said)
    item.kept += list(fields.rest(name))
    return picture
