"""From a page to the story the desk keeps: names become people and houses that are known."""

from collections.abc import Iterator, Sequence
from html import escape

from django.db.models import Field, Model

from articles.models import Article
from editions.body import body_from_paragraphs, plain, too_large
from editions.choices import CreditRole
from editions.story import Dateline, Named, Story, StoryCredit, StoryFigure
from editions.wording import wording_key
from paper.now import paper_now
from people.found_names import FoundNames
from people.models import Organisation, Person
from people.names import letters_key, name_key
from wire.lines import PageError, is_ideograph
from wire.pagefields import Caption, Page

# No news page has more; a text that seems to is a list, and would fill the desk with names.
MOST_PARTS = 300
FROM_THE_PAGE = {CreditRole.WRITER, CreditRole.WEB_EDITOR}


def check_fits(page: Page) -> None:
    """Raise `PageError` for a page with a part that is longer or more than the desk can keep."""
    for name, limit, value in measured(page):
        if len(value) > limit:
            raise PageError(
                f"The {name} “{value[:40]}…” is longer than {limit} characters."
                " Shorten it in the page and try again."
            )
    if too_large("".join(f"<p>{escape(part.text)}</p>" for part in page.body)):
        raise PageError(
            "The text is longer than the 1 MB that a story can have. That is no single news page:"
            " save each story in a file of its own."
        )
    for name, parts in (
        ("photo captions", page.captions),
        ("writers", page.authors),
        ("web editors", page.web_editors),
        ("related headlines", page.related),
    ):
        if len(parts) > MOST_PARTS:
            raise PageError(
                f"The page has {len(parts)} {name}; {MOST_PARTS} are the most."
                " Save each story in a file of its own."
            )


def measured(page: Page) -> Iterator[tuple[str, int, str]]:
    """Yield each short part of a page as (what it is, longest allowed, value)."""
    house, person = limit(Organisation, "name"), limit(Person, "name")
    yield "headline", limit(Article, "headline"), page.headline
    yield "place of the byline", limit(Article, "byline_place"), page.byline_place
    if page.dateline:
        yield "place of the dateline", limit(Article, "dateline_place"), page.dateline.place
        yield "day of the dateline", limit(Article, "dateline_date_text"), page.dateline.date_text
        yield "agency of the dateline", house, page.dateline.agency or ""
    yield "source", house, page.source or ""
    for name in (*page.authors, *page.web_editors, *page.told.translators):
        yield "name", person, name
        yield "name", person, name_key(name)
    for caption in page.captions:
        yield "photo credit", 300, caption.credit
        yield "photo agency", house, caption.agency or ""
        yield "photographer", person, caption.photographer or ""


def limit(model: type[Model], field_name: str) -> int:
    """Return the longest value that a column takes, in characters."""
    field = model._meta.get_field(field_name)
    assert isinstance(field, Field)
    assert field.max_length is not None
    return int(field.max_length)


def story_with_page(base: Story, page: Page, names: FoundNames) -> Story:
    """Return `base` saying what the page says; what a page cannot say stays as it is.

    People and houses are matched to those known, and made where they are new. What stays is
    the desk's own: section, tags, standfirst, address, pictures, translators.
    """
    source = organisation(page.source, names)
    moment = page.source_time
    return base.with_changes(
        {
            "headline": plain(page.headline),
            "source": Named(name=source.name, slug=source.slug) if source else None,
            "source_time": moment.isoformat() if moment else "",
            "byline_place": plain(page.byline_place),
            "dateline": dateline_of(page, names),
            "body": body_of(page),
            "credits": credits_with(base.credits, page, names),
            "figures": figures_with(base.figures, page.captions, names),
            **told_fields(base, page),
        }
    )


def told_fields(base: Story, page: Page) -> dict[str, str]:
    """Return the fields that a format fills and a printed page cannot, such as the standfirst.

    What is too long for its field stays with the reading, where the desk sees it.
    """
    item = page.told
    fields = {"standfirst": item.summary or base.standfirst}
    for name in ("short_headline", "kicker"):
        words = getattr(item, name)
        fits = 0 < len(words) <= limit(Article, name)
        fields[name] = words if fits else getattr(base, name)
    return fields


def body_of(page: Page) -> str:
    """Return the page's text as a story has it: with its own markup, where its format has some."""
    if page.told.markup:
        return page.told.markup
    return body_from_paragraphs(
        [("h2" if part.is_subhead else "p", part.text) for part in page.body]
    )


def organisation(name: str | None, names: FoundNames) -> Organisation | None:
    """Return the house of this name, made where it is new; none for a name without a letter."""
    return names.house(name) if name and letters_key(name) else None


def person(name: str | None, names: FoundNames) -> Person | None:
    """Return the person of this name, made where they are new; none where there is no letter."""
    return names.person(name) if name and letters_key(name) else None


def dateline_of(page: Page, names: FoundNames) -> Dateline | None:
    """Return the page's dateline with its agency as the desk knows it."""
    if page.dateline is None:
        return None
    agency = organisation(page.dateline.agency, names)
    dateline = Dateline(
        place=plain(page.dateline.place),
        date=page.dateline.date.isoformat() if page.dateline.date else "",
        date_text=plain(page.dateline.date_text),
        agency=agency.name if agency else "",
    )
    return dateline if dateline.place or dateline.agency else None


def credits_with(
    base: Sequence[StoryCredit], page: Page, names: FoundNames
) -> tuple[StoryCredit, ...]:
    """Return the page's writers and web editors, each once, and the desk's other credits.

    Translators are the desk's, unless the page is a story of ours that names them.
    """
    printed = [(CreditRole.WRITER, name) for name in page.authors]
    printed += [(CreditRole.WEB_EDITOR, name) for name in page.web_editors]
    printed += [(CreditRole.TRANSLATOR, name) for name in page.told.translators]
    by_role: dict[tuple[str, str], StoryCredit] = {}
    for role, name in printed:
        known = person(name, names)
        if known:
            # Over the story stands what the page said, however the library spells the name.
            credit = StoryCredit(role=role.value, name=plain(name), slug=known.slug)
            by_role.setdefault((credit.role, credit.slug), credit)
    from_the_page = FROM_THE_PAGE | ({CreditRole.TRANSLATOR} if page.told.translators else set())
    kept = [credit for credit in base if credit.role not in from_the_page]
    return (*by_role.values(), *kept)


def figures_with(
    base: Sequence[StoryFigure], page_captions: Sequence[Caption], names: FoundNames
) -> tuple[StoryFigure, ...]:
    """Return the page's captions, each with the picture the desk found for it, if any."""
    return merged_figures(base, [figure_of(caption, names) for caption in page_captions])


def merged_figures(
    base: Sequence[StoryFigure], wanted: Sequence[StoryFigure]
) -> tuple[StoryFigure, ...]:
    """Return the wanted captions, each with the picture that the base has for it, if any.

    A caption is known by its words, else, where only those were mended, by its credit. Pictures
    that the desk placed for no caption of the page stay, after the others.
    """
    left = list(base)
    placed: dict[int, StoryFigure] = {}
    for same in (same_words, same_credit):
        for at, figure in enumerate(wanted):
            known = next((old for old in left if at not in placed and same(old, figure)), None)
            if known:
                left.remove(known)
                placed[at] = known
    figures = [
        with_picture(figure, placed[at]) if at in placed and not figure.photo else figure
        for at, figure in enumerate(wanted)
    ]
    return (*figures, *(figure for figure in left if figure.photo))


def same_words(old: StoryFigure, new: StoryFigure) -> bool:
    """Say whether two captions have the same words; case and signs do not count."""
    return wording_key(old.caption) == wording_key(new.caption)


def same_credit(old: StoryFigure, new: StoryFigure) -> bool:
    """Say whether two pictures have the same credit."""
    return bool(new.credit) and old.credit == new.credit


def with_picture(figure: StoryFigure, known: StoryFigure) -> StoryFigure:
    """Return a figure with the picture of another, and what belongs to that picture."""
    return StoryFigure(
        **figure.__dict__
        | {"photo": known.photo, "alt": known.alt, "copyright_notice": known.copyright_notice}
    )


def figure_of(caption: Caption, names: FoundNames) -> StoryFigure:
    """Return a caption as a figure that waits for its picture."""
    agency = organisation(caption.agency, names)
    photographer = person(caption.photographer, names)
    made_of_names = "/".join(row.name for row in (agency, photographer) if row)
    return StoryFigure(
        photo=None,
        caption=plain(caption.text),
        credit=plain(caption.credit) or made_of_names,
        alt="",
        agency=agency.name if agency else "",
        photographer=photographer.name if photographer else "",
        photographer_slug=photographer.slug if photographer else "",
    )


def guessed_language(page: Page) -> str:
    """Return the language that a page names; else `zh` for a text that is mostly Chinese.

    All others are in the paper's own language.
    """
    if page.told.language:
        return page.told.language
    ours: str = paper_now().speaks
    text = "".join(part.text for part in page.body)
    if text.isascii():
        return ours
    letters = [sign for sign in text if sign.isalpha()]
    # Japanese has kana among its characters, and is not Chinese.
    kana = sum("\u3040" <= sign <= "\u30ff" for sign in letters)
    chinese = sum(map(is_ideograph, letters))
    return "zh" if chinese * 2 > len(letters) and kana * 10 < chinese else ours
