"""Filling an empty site with the demo newspaper, through the same door as everything else."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from addresses.slugs import address_slug
from articles.acts.colleagues import give
from articles.acts.embargo import embargo
from articles.acts.hold import hold
from articles.acts.lead_story import LeadPlace, lead
from articles.acts.page_pictures import choose_picture
from articles.acts.stages import move, schedule
from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, withdraw
from articles.draft.revisions import save_revision
from articles.models import Article, Credit, Event, Figure, Note
from demo.beside_stories import (
    edit_fronts,
    say_what_breaks,
    say_what_the_paper_is,
    speak_further_languages,
)
from demo.newspaper import DemoStory, body_markup, portraits, read_paper, read_stories
from demo.pictures import draw, focal_point
from demo.users import make_users
from editions.choices import Kind
from media.add_photo import add_photo
from media.models import Photo
from media.renditions import make_first_rendition
from people.actors import SystemActor
from people.models import Organisation, Person, User
from related.decisions.decide import pin
from related.decisions.transaction import Decider, Target, version_of
from taxonomy.models import Section, Tag

DEMO = SystemActor("the demo")
Say = Callable[[str], None]


def load_demo(say: Say) -> None:
    """Fill an empty site: sections, people, users, pictures and stories in every stage.

    All in one transaction, so that a demo that was interrupted starts again from nothing.
    """
    now = timezone.now().replace(second=0, microsecond=0)
    stories = read_stories()
    pictures = draw_pictures(pictures_in(stories), say)
    with transaction.atomic():
        fill_library()
        users = make_users()
        speak_further_languages(by=users["publisher"])
        photos: dict[str, Photo] = {}
        loader = Loader(now, users, pictures, photos, addresses_of(stories, now))
        say(f"Publishing {len(stories)} stories …")
        for story in stories:
            loader.load(story)
        loader.link(stories)
        gather(loader.ids, by=users["web-editor"])
        say_of_names(loader)
        say_what_the_paper_is(by=users["publisher"])
        edit_fronts(loader.ids, by=users["publisher"])
        say_what_breaks(loader.ids, by=users["publisher"])


def pictures_in(stories: list[DemoStory]) -> list[str]:
    """Return the pictures that the stories name, and the portraits of people."""
    figures = [figure for story in stories for figure in story.get("figures", [])]
    wanted = {figure["picture"] for figure in figures if figure.get("picture")}
    return sorted(wanted | {portrait["picture"] for portrait in portraits().values()})


def draw_pictures(names: list[str], say: Say) -> dict[str, bytes]:
    """Draw these pictures, on all the cores there are."""
    say(f"Drawing {len(names)} pictures …")
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        return dict(zip(names, pool.map(draw, names), strict=True))


def fill_library() -> None:
    """Make the paper's sections, people and organisations."""
    paper = read_paper()
    for position, section in enumerate(paper["sections"]):
        Section.objects.create(position=position, **section)
    for person in paper["people"]:
        Person.objects.create(**{key: of for key, of in person.items() if key != "portrait"})
    for organisation in paper["organisations"]:
        Organisation.objects.create(**organisation)


def gather(ids: dict[str, str], *, by: User) -> None:
    """Gather the stories of the paper's threads, the one that is still a draft too."""
    for fields in read_paper().get("threads", []):
        words = (fields["title"], fields["slug"], fields["description"])
        thread = make_thread(*words, by=by, is_series=fields.get("is_series", False))
        for name in fields["stories"]:
            put_in(Article.objects.get(public_id=ids[name]), thread, by=by)


def say_of_names(loader: "Loader") -> None:
    """Let the topics say what they are, and people have their portraits."""
    for topic in read_paper()["topics"]:
        tag = Tag.objects.get(name=topic["tag"])
        tag.description = topic["description"].strip()
        tag.lead_story = loader.ids[topic["lead"]] if "lead" in topic else ""
        tag.save()
        if "picture" in topic:
            choose_picture(tag, loader.photos[topic["picture"]], by=DEMO)
    for name, portrait in portraits().items():
        choose_picture(Person.objects.named(name), loader.photo(portrait), by=DEMO)


def addresses_of(stories: list[DemoStory], now: datetime) -> dict[str, str]:
    """Return the address each live story will have, by the name of its file and its slug."""
    addresses: dict[str, str] = {}
    for story in stories:
        if story.state == "live" and story.slug:
            day = timezone.localtime(published_at(story, now))
            path = f"/{day:%Y/%m/%d}/{address_slug(story.slug)}/"
            addresses[story.name] = addresses[story.slug] = path
    return addresses


def published_at(story: DemoStory, now: datetime) -> datetime:
    """Return when a story went out, or would have been begun."""
    return now - timedelta(hours=float(story.get("published_hours_ago", 3)))


class Loader:
    """Brings one story after the other to the stage its file names."""

    def __init__(
        self,
        now: datetime,
        users: dict[str, User],
        pictures: dict[str, bytes],
        photos: dict[str, Photo],
        addresses: dict[str, str],
    ) -> None:
        self.now = now
        self.users = users
        self.pictures = pictures
        self.photos = photos
        self.addresses = addresses
        self.ids: dict[str, str] = {}

    def load(self, story: DemoStory) -> None:
        """Write a story, and take it to its stage."""
        at = published_at(story, self.now)
        article = self.write(story, at)
        self.ids[story.name] = self.ids[story.slug or story.name] = article.public_id
        by = self.users["web-editor"]
        if story.is_shown:
            publish(article, by=DEMO, at=at)
            for change in story.get("changes", []):
                self.change(article, change, at)
        if story.state == "withdrawn":
            reason = str(story.get("withdraw_reason"))
            withdraw(article, reason=reason, by=DEMO, at=at + timedelta(hours=1))
        elif story.state == "in_review" or story.get("return_note"):
            move(article, "submit", by=article.created_by or by)
        elif story.state in {"approved", "scheduled"}:
            move(article, "approve", by=by)
        elif story.state == "spiked":
            move(article, "spike", by=by)
        if story.get("return_note"):
            move(article, "return", by=by, note=str(story.get("return_note")))
        self.keep_back(article, story)
        if story.get("leads"):
            lead(article, LeadPlace(story.get("leads")), by=by)
        if story.state == "scheduled":
            schedule(
                article, at=self.now + timedelta(hours=story.get("publish_in_hours", 12)), by=by
            )

    def keep_back(self, article: Article, story: DemoStory) -> None:
        """Embargo a story, put it on hold, or give it to a colleague."""
        by = self.users["web-editor"]
        if story.get("embargo_in_hours"):
            ends = self.now + timedelta(hours=story.get("embargo_in_hours"))
            embargo(article, until=ends.replace(minute=0), by=by)
        if story.get("assign_to"):
            give(article, "assign", to=self.users[story.get("assign_to")], by=by)
        placed = story.get("hold", {})
        if placed:
            day = timezone.localdate(self.now) + timedelta(days=placed["look_again_in_days"])
            people = [self.users["publisher"]]
            hold(article, name=placed["name"], people=people, look_again_on=day, by=by)

    def write(self, story: DemoStory, at: datetime) -> Article:
        """Write the draft as its file says."""
        author = self.users["reporter"]
        figures = [figure for figure in story.get("figures", []) if figure.get("picture")]
        hashes = {figure["picture"]: self.photo(figure).content_hash for figure in figures}
        article = Article(
            created_by=author,
            changed_at=at,
            section=Section.objects.get(slug=story.get("section")),
            body=body_markup(str(story.get("body")), self.addresses, hashes),
            **{
                name: story.get(name)
                for name in (
                    "headline", "short_headline", "kicker", "standfirst", "slug", "byline_place"
                )
            },
            language=story.get("language", "en"),
            is_flash=story.get("is_flash", False),
            translation_of=self.original(story),
        )  # fmt: skip
        self.add_source(article, story, at)
        article.save()
        for position, credit in enumerate(story.get("credits", [])):
            Credit.objects.create(
                article=article,
                person=Person.objects.named(credit["name"]),
                role=credit["role"],
                position=position,
            )
        for position, figure in enumerate(story.get("figures", [])):
            self.add_figure(article, figure, position)
        article.tags.set(story.get("tags", []))
        if story.get("note"):
            Note.objects.create(article=article, by=str(author), at=at, words=story.get("note"))
        save_revision(article, author)
        Article.objects.filter(pk=article.pk).update(changed_at=at, created_at=at)
        return article

    def original(self, story: DemoStory) -> Article | None:
        """Return the story that this one translates; it is older, so it is there."""
        name = story.get("translation_of")
        return Article.objects.get(public_id=self.ids[name]) if name else None

    def add_source(self, article: Article, story: DemoStory, at: datetime) -> None:
        """Set the source, its time and the dateline."""
        if story.get("source"):
            article.source = Organisation.objects.named(str(story.get("source")))
            minutes = int(story.get("source_time_minutes_before", 0))
            moment = timezone.localtime(at - timedelta(minutes=minutes))
            offset = moment.utcoffset() or timedelta()
            article.source_time = moment
            article.source_offset_min = int(offset.total_seconds() // 60)
        dateline: dict[str, Any] = story.get("dateline", {})
        if dateline:
            day = timezone.localtime(at - timedelta(days=dateline.get("days_before", 0))).date()
            article.dateline_place = dateline["place"]
            article.dateline_date = day
            article.dateline_date_text = f"{day:%B} {day.day}"
            if dateline.get("agency"):
                article.dateline_agency = Organisation.objects.named(dateline["agency"])

    def add_figure(self, article: Article, figure: dict[str, str], position: int) -> None:
        """Place a picture in the story, or a caption that waits for one."""
        agency = figure.get("agency")
        photographer = figure.get("photographer")
        Figure.objects.create(
            article=article,
            position=position,
            photo=self.photo(figure) if figure.get("picture") else None,
            caption=figure["caption"],
            alt_text=figure.get("alt", ""),
            agency=Organisation.objects.named(agency) if agency else None,
            photographer=Person.objects.named(photographer) if photographer else None,
        )

    def photo(self, figure: dict[str, str]) -> Photo:
        """Return the photo of a figure, put into the library the first time."""
        name = figure["picture"]
        if name not in self.photos:
            agency, photographer = figure.get("agency"), figure.get("photographer")
            focal_x, focal_y = focal_point(name)
            self.photos[name] = add_photo(
                ContentFile(self.pictures[name], name=f"{name}.jpg"),
                by=self.users["photo-editor"],
                caption=figure["caption"],
                alt_text=figure.get("alt", ""),
                agency=Organisation.objects.named(agency) if agency else None,
                photographer=Person.objects.named(photographer) if photographer else None,
                copyright_notice=f"© The Harbour Daily/{photographer}" if photographer else "",
                focal_x=focal_x,
                focal_y=focal_y,
            )
            make_first_rendition(self.photos[name])
        return self.photos[name]

    def change(self, article: Article, change: dict[str, Any], at: datetime) -> None:
        """Publish a later edition."""
        article.refresh_from_db()
        patch: dict[str, Any] = dict(change.get("set", {}))
        body = article.body
        for old, new in change.get("replace", []):
            body = body.replace(old, new)
        if body != article.body:
            patch["body"] = body
        changed_at = min(at + timedelta(hours=change["hours_after"]), self.now)
        amend(
            article,
            patch,
            NamedChange(
                Kind(change["kind"]), note=change.get("note", ""), reason="As the demo's files say."
            ),
            by=DEMO,
            at=changed_at,
        )
        Article.objects.filter(pk=article.pk).update(changed_at=changed_at)

    def link(self, stories: list[DemoStory]) -> None:
        """Pin what the files say stands under "You May Also Like"."""
        for story in stories:
            article_id = self.ids[story.name]
            named = dict.fromkeys(story.get("related", []))
            targets = [Target(id=self.ids[name]) for name in named if name in self.ids]
            targets += [Target(headline=words) for words in story.get("related_waiting", [])]
            for target in targets:
                seen = version_of(article_id)
                pin(Decider(article_id, by=self.users["moderator"], seen=seen), target)


def is_empty() -> bool:
    """Say whether nobody has used this site yet."""
    return not (Article.objects.exists() or User.objects.exists() or Event.objects.exists())
