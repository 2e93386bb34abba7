"""Between a draft's rows and its story: the one form of revision, edition and comparison."""

from collections.abc import Iterable
from datetime import date, timedelta, timezone

from articles.models import Article, Credit, Figure
from editions.body import clean_body, plain
from editions.moved import moves_of, with_moves
from editions.story import (
    TEXTS,
    Dateline,
    Named,
    Story,
    StoryCredit,
    StoryFigure,
    StoryPhoto,
)
from media.models import Photo
from people.found_names import FoundNames
from people.models import Organisation, Person
from people.names import is_one_name
from taxonomy.models import Section, Tag


def story_of(article: Article) -> Story:
    """Return the draft as it stands in the database, its text cleaned."""
    return assemble(
        article,
        credits=article.credits.select_related("person"),
        figures=article.figures.select_related(
            "photo__agency", "photo__photographer", "agency", "photographer"
        ),
        tags=[item.tag for item in article.tag_items.select_related("tag")],
    )


def assemble(
    article: Article,
    *,
    credits: Iterable[Credit],
    figures: Iterable[Figure],
    tags: Iterable[Tag],
) -> Story:
    """Return the story that a draft and its parts make, saved or not; nothing is written."""
    tags = list(tags)
    by_tags = any(tag.is_sensitive for tag in tags)
    return Story(
        **{name: plain(getattr(article, name)) for name in TEXTS},
        slug=article.slug,
        language=article.language,
        section=named(article.section),
        source=named(article.source),
        source_time=source_time_text(article),
        dateline=dateline_of(article),
        body=clean_body(article.body),
        credits=tuple(
            StoryCredit(role=credit.role, name=plain(credit.name), slug=credit.person.slug)
            for credit in credits
        ),
        figures=tuple(figure_of(figure) for figure in figures),
        tags=tuple(Named(name=tag.name, slug=tag.slug) for tag in tags),
        social_photo=photo_of(article.social_photo),
        translation_of=article.translation_of.public_id if article.translation_of else "",
        is_flash=article.is_flash,
        is_sensitive=by_tags if article.is_sensitive is None else article.is_sensitive,
    )


def named(row: Section | Organisation | None) -> Named | None:
    """Return the name and slug of a section or source."""
    return Named(name=row.name, slug=row.slug) if row else None


def source_time_text(article: Article) -> str:
    """Return the source's time in its own zone, ISO 8601, or ''."""
    if article.source_time is None:
        return ""
    zone = timezone(timedelta(minutes=article.source_offset_min))
    return article.source_time.astimezone(zone).isoformat()


def dateline_of(article: Article) -> Dateline | None:
    """Return the draft's dateline where it has any part of one."""
    dateline = Dateline(
        place=plain(article.dateline_place),
        date=article.dateline_date.isoformat() if article.dateline_date else "",
        date_text=plain(article.dateline_date_text),
        agency=article.dateline_agency.name if article.dateline_agency else "",
    )
    return dateline if dateline.place or dateline.agency else None


def figure_of(figure: Figure) -> StoryFigure:
    """Return a figure with its own words, or the photo's where it has none."""
    photo = figure.photo
    agency = figure.agency or (photo.agency if photo else None)
    photographer = figure.photographer or (photo.photographer if photo else None)
    printed = "/".join(str(part) for part in (agency, photographer) if part)
    return StoryFigure(
        photo=photo_of(photo),
        caption=plain(figure.caption or (photo.caption if photo else "")),
        credit=plain(figure.credit or (photo.credit_line if photo else "") or printed),
        alt=plain(figure.alt_text or (photo.alt_text if photo else "")),
        agency=agency.name if agency else "",
        photographer=photographer.name if photographer else "",
        photographer_slug=photographer.slug if photographer else "",
        copyright_notice=plain(photo.copyright_notice) if photo else "",
    )


def photo_of(photo: Photo | None) -> StoryPhoto | None:
    """Return a photo as the record names it."""
    if photo is None:
        return None
    return StoryPhoto(
        hash=photo.content_hash,
        width_px=photo.width_px,
        height_px=photo.height_px,
        focal_x=photo.focal_x,
        focal_y=photo.focal_y,
        digital_source_type=photo.digital_source_type,
        licence_page=photo.licence_page,
    )


def apply_story(article: Article, story: Story) -> None:
    """Make the draft say what this story says: a restored version, a merge, a wire's text.

    People, sections and photos are found again by slug, name or content hash. Credits and figures
    that say the same already stay: a caption left to the photo is still the photo's. The caller
    is in a transaction, and keeps a revision afterwards.
    """
    before, names = story_of(article), FoundNames()
    story = with_moves(story, moves_of(story))
    put_words(article, story, names)
    article.save()
    if before.credits != story.credits:
        article.credits.all().delete()
        Credit.objects.bulk_create(credit_rows(article, story.credits, names))
    if before.figures != story.figures:
        article.figures.all().delete()
        Figure.objects.bulk_create(figure_rows(article, story.figures, names))
    article.tags.set(tags_of(story.tags))
    apply_sensitivity(article, story)


def put_words(article: Article, story: Story, names: FoundNames) -> None:
    """Let an article say what a story says, but for its credits, figures and tags; unsaved."""
    for name in TEXTS:
        setattr(article, name, getattr(story, name))
    article.slug = story.slug
    article.language = story.language
    article.body = clean_body(story.body)
    article.section = section_of(story.section)
    article.source = source_of(story.source, names)
    moment = story.source_moment
    offset = moment.utcoffset() if moment else None
    article.source_time = moment
    article.source_offset_min = int(offset.total_seconds() // 60) if offset else 0
    article.social_photo = photo_named(story.social_photo)
    original = story.translation_of
    article.translation_of = (
        Article.objects.filter(public_id=original).first() if original else None
    )
    article.is_flash = story.is_flash
    put_dateline(article, story.dateline, names)


def apply_sensitivity(article: Article, story: Story) -> None:
    """Leave the switch to the tags where they say the same; else set it."""
    wanted = sensitivity_of(tags_of(story.tags), story)
    if article.is_sensitive != wanted:
        article.is_sensitive = wanted
        article.save(update_fields=["is_sensitive"])


def sensitivity_of(tags: Iterable[Tag], story: Story) -> bool | None:
    """Return where the switch stands: unset where the tags say what the story says."""
    return (
        None if any(tag.is_sensitive for tag in tags) == story.is_sensitive else story.is_sensitive
    )


def tags_of(tags: Iterable[Named]) -> list[Tag]:
    """Return the tags of a story, each once: by address, which a new name has too, else by name."""
    tags = list(tags)
    if not tags:
        return []
    known = {tag.slug: tag for tag in Tag.objects.filter(slug__in=[tag.slug for tag in tags])}
    found = [known.get(tag.slug) or Tag.objects.named(tag.name) for tag in tags]
    return list(dict.fromkeys(found))


def source_of(source: Named | None, names: FoundNames) -> Organisation | None:
    """Return the house that a story came from, by its address, else by its name."""
    if source is None:
        return None
    by_slug = names.house_at(source.slug) if source.slug else None
    return by_slug or names.house(source.name)


def photo_named(photo: StoryPhoto | None) -> Photo | None:
    """Return the photo that the record names, if it is still in the library."""
    return Photo.objects.filter(content_hash=photo.hash).first() if photo else None


def section_of(section: Named | None) -> Section | None:
    """Return the section of this slug or name, if it still exists."""
    if section is None:
        return None
    by_slug = Section.objects.filter(slug=section.slug).first()
    return by_slug or Section.objects.filter(name=section.name).first()


def put_dateline(article: Article, dateline: Dateline | None, names: FoundNames) -> None:
    """Put the parts of a dateline into their fields."""
    parts = dateline or Dateline(place="")
    article.dateline_place = parts.place
    article.dateline_date = date.fromisoformat(parts.date) if parts.date else None
    article.dateline_date_text = parts.date_text
    article.dateline_agency = names.house(parts.agency) if parts.agency else None


def credit_rows(
    article: Article, credits: Iterable[StoryCredit], names: FoundNames
) -> list[Credit]:
    """Return the rows of a story's credits, in this order, unsaved."""
    rows: dict[tuple[int, str], Credit] = {}
    for credit in credits:
        person = names.person_at(credit.slug) if credit.slug else None
        person = person or names.person(credit.name)
        key = (person.pk, credit.role)
        rows.setdefault(
            key,
            Credit(
                article=article,
                person=person,
                role=credit.role,
                printed=printed_as(credit.name, person),
                position=len(rows),
            ),
        )
    return list(rows.values())


def printed_as(name: str, person: Person) -> str:
    """Return a spelling that differs from the library's; '' where it does not, or is no spelling.

    Somebody who was renamed since is called as they are called now.
    """
    return name if name != person.name and is_one_name(name, person.name) else ""


def figure_rows(
    article: Article, figures: Iterable[StoryFigure], names: FoundNames
) -> list[Figure]:
    """Return the rows of a story's figures, in this order, unsaved."""
    return [
        Figure(
            article=article,
            photo=photo_named(figure.photo),
            caption=figure.caption,
            credit=figure.credit,
            alt_text=figure.alt,
            agency=names.house(figure.agency) if figure.agency else None,
            photographer=photographer_of(figure, names),
            position=position,
        )
        for position, figure in enumerate(figures)
    ]


def photographer_of(figure: StoryFigure, names: FoundNames) -> Person | None:
    """Return who took a picture, by their address, else by their name."""
    by_slug = names.person_at(figure.photographer_slug) if figure.photographer_slug else None
    return by_slug or (names.person(figure.photographer) if figure.photographer else None)
