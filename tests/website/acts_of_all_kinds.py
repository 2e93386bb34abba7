"""A small paper and all that can be done to it, by names: what a kept page must follow."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.acts.lead_story import LeadPlace, lead
from articles.acts.page_pictures import choose_picture
from articles.acts.paper import publish_paper, save_paper
from articles.acts.photo_kill import kill_photo
from articles.acts.removal.orders import ask_removal, do_removal, hide_edition
from articles.acts.texts import publish_text, save_text, withdraw_text
from articles.acts.threads import close_thread, make_thread, put_in, take_out, word_thread
from articles.acts.uniting import go_on_uniting, unite
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, restore, withdraw
from articles.models import Article, TextSave
from editions.bringing_along import follow_moves
from editions.choices import Kind, TextKind
from editions.front import Layout, Row, Rule, RuleKind, Slot, front_json
from editions.models import Address, Edition, PublishedArticle
from editions.projection import project_photo
from editions.verification import rebuild_site
from fronts.publishing import next_version
from media.models import Photo, PhotoStatus
from media.renditions import make_renditions
from media.restricting import free, restrict
from paper.models import PaperSave
from people.actors import SHELL
from people.models import Organisation, Person, User
from related.decisions import decide
from related.decisions.transaction import Decider, Target, version_of
from related.lists.models import EVERYWHERE, NearDuplicate, RelatedLink
from related.suggestions.indexing import index_all
from taxonomy.models import Section, Tag, Thread
from tests.builders import live_article, make_article, make_photo, make_section
from tests.related.list_builders import suggest
from tests.website.api.paper import addresses_of_api
from website.models import MachineText, TextName
from website.most_read import rank
from website.readings import Tally, note_readings

HEADLINES = ("Ferry sails", "Ferry sails again", "Harbour freezes", "Pier opens", "Storm comes")


class Paper:
    """The paper, and who works for it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0
        self.root = User.objects.create_superuser("root", password=None)
        self.second = User.objects.create_superuser("second", password=None)
        self.sections = [make_section("Sea", "sea"), make_section("City", "city", position=1)]
        self.threads = [make_thread(name, name.lower(), by=SHELL) for name in ("Storm", "Strike")]
        photos = [make_photo(rendered=True, caption=f"Pier {n}") for n in range(2)]
        for n in range(8):
            self.write(photos=photos[: n % 3], is_live=n < 6)
        stories = [*Article.objects.order_by("pk")]
        for n, story in enumerate(stories):
            suggest(story, *(other for other in stories if other != story))
            put_in(story, self.threads[n % 2], by=SHELL)

    def write(self, *, photos: list[Photo], is_live: bool) -> Article:
        """Write a story of the paper's few people, tags and sources."""
        self.count += 1
        maker = partial(live_article, dated=self.lately()) if is_live else make_article
        return maker(
            headline=f"{self.chance.choice(HEADLINES)} {self.count}",
            section=self.chance.choice(self.sections),
            writers=self.chance.choice([(), ("Li Xuan",), ("Zhang Kaiwei",)]),
            web_editors=("Zhong Wenxing",),
            source=self.chance.choice(["", "Xinhua", "Global Times"]),
            tags=self.chance.sample(["Ferries", "Harbour", "Weather"], 2),
            photos=photos,
            is_sensitive=self.chance.random() < 0.15,
        )

    def lately(self) -> datetime:
        """Return a moment of the last days."""
        return timezone.now() - timedelta(hours=self.chance.randrange(80))

    # --- Whom it meets ------------------------------------------------------------------------

    def some(self) -> Article:
        """Return any story."""
        return self.chance.choice(Article.objects.order_by("pk"))

    def live(self) -> Article:
        """Return a story that readers see."""
        ids = PublishedArticle.objects.values_list("pk", flat=True)
        return self.chance.choice(Article.objects.filter(public_id__in=list(ids)).order_by("pk"))

    def changed(self) -> Article:
        """Return a story that went out more than once."""
        ids = Edition.objects.filter(number=2).values_list("article_id", flat=True)
        return self.chance.choice(Article.objects.filter(public_id__in=list(ids)).order_by("pk"))

    def decider(self) -> Decider:
        """Return somebody who decides about a list."""
        about = self.live().public_id
        return Decider(about, self.root, version_of(about))

    def target(self) -> Target:
        """Return what may be put into a list."""
        if self.chance.random() < 0.5:
            return Target(headline=self.some().headline)
        return Target(self.some().public_id)

    def addresses(self) -> list[str]:
        """Return every address that readers may ask for."""
        stories = [
            f"/{one.published_on:%Y/%m/%d}/{one.slug}/"
            for one in Address.objects.exclude(slug__startswith="~")
        ]
        return [
            *("/", "/corrections/", "/archive/", "/feed/", "/feed.json", "/feed.atom"),
            *("/robots.txt", "/api/"),
            *addresses_of_api(),
            *("/most-read/", "/latest/", "/de/", "/de/latest/", "/de/feed/", "/de/section/sea/"),
            *("/sitemap.xml", "/sitemap-news.xml", "/sitemap-threads.xml", "/sitemap-pages.xml"),
            *(f"/sitemap-{timezone.localdate():%Y-%m}.xml",),
            *(f"/archive/{timezone.localdate():%Y/%m/%d}/",),
            *(f"/section/{one.slug}/" for one in Section.objects.all()),
            *(f"/section/{one.slug}/feed/" for one in Section.objects.all()),
            *(f"/tag/{one.slug}/" for one in Tag.objects.all()),
            *(f"/tag/{one.slug}/feed/" for one in Tag.objects.all()),
            *(f"/thread/{one.slug}/" for one in Thread.objects.all()),
            *(f"/thread/{one.slug}/feed/" for one in Thread.objects.all()),
            *(f"/person/{one.slug}/" for one in Person.objects.all()),
            *(f"/source/{one.slug}/" for one in Organisation.objects.all()),
            *(f"/about/{kind}/" for kind in TextKind.values[:2]),
            *stories,
            *(f"{story}history/" for story in stories),
        ]

    # --- What is done ---------------------------------------------------------------------------

    def story_is_written(self) -> None:
        self.write(photos=list(Photo.objects.order_by("pk")[:1]), is_live=True)

    def story_goes_out(self) -> None:
        publish(self.some(), NamedChange(Kind.UPDATE), by=SHELL)

    def story_is_corrected(self) -> None:
        self.count += 1
        patch = {"headline": f"Pier opens {self.count}", "body": f"<p>Text {self.count}.</p>"}
        change = NamedChange(Kind.CORRECTION, note=f"It was wrong {self.count}.")
        amend(self.live(), patch, change, by=SHELL)

    def story_changes_its_place(self) -> None:
        section = self.chance.choice(Section.objects.order_by("pk"))
        about = {"is_sensitive": self.chance.random() < 0.5}
        article = self.live()
        Article.objects.filter(pk=article.pk).update(section=section, **about)

    def story_is_withdrawn(self) -> None:
        withdraw(self.live(), reason="Wrong.", by=SHELL)

    def story_comes_back(self) -> None:
        restore(self.some(), by=SHELL)

    def story_leads_the_front(self) -> None:
        lead(self.live(), LeadPlace.FRONT, by=SHELL)

    def story_leads_its_section(self) -> None:
        lead(self.live(), LeadPlace.SECTION, by=SHELL)

    def front_is_edited(self) -> None:
        place = self.chance.choice(["", "city", "sea"])
        kinds = [Rule(RuleKind.PAPER), Rule(RuleKind.SECTION, "sea"), Rule(RuleKind.TAG, "ferries")]
        kinds.append(Rule(RuleKind.MOST_READ))
        slots = [Slot(f"h{n}", self.some().public_id) for n in range(2)]
        slots += [Slot(f"r{n}", rule=self.chance.choice(kinds)) for n in range(3)]
        self.chance.shuffle(slots)
        layout = self.chance.choice([*Layout])
        front = next_version(place, front_json([Row("top", layout, "", tuple(slots))]), "root", "")
        if self.chance.random() < 0.2:
            next_version(front.place, "", "root", "")

    def headline_is_waited_for(self) -> None:
        self.count += 1
        decide.pin(self.decider(), Target(headline=f"It comes {self.count}"))

    def headline_comes(self) -> None:
        waiting = RelatedLink.objects.filter(target_id="").exclude(headline="")
        headline = self.chance.choice(waiting.order_by("pk")).headline
        live_article(headline=headline, writers=["Somebody else"])

    def version_is_hidden(self) -> None:
        hide_edition(self.changed(), 1, reason="Wrong.", by=SHELL)

    def version_is_removed(self) -> None:
        order = ask_removal(self.changed(), [1], reason="Order.", by=self.root)
        do_removal(order, by=self.second)

    def photo_is_killed(self) -> None:
        kill_photo(self.chance.choice(Photo.objects.order_by("pk")), reason="Not ours.", by=SHELL)

    def photo_comes(self) -> None:
        photo = make_photo(caption="New pier")
        self.write(photos=[photo], is_live=True)
        make_renditions(photo)
        project_photo(photo)

    def thread_takes_a_story(self) -> None:
        put_in(self.some(), self.chance.choice(Thread.objects.order_by("pk")), by=SHELL)

    def thread_loses_a_story(self) -> None:
        take_out(self.some(), self.chance.choice(Thread.objects.order_by("pk")), by=SHELL)

    def thread_is_called_otherwise(self) -> None:
        self.count += 1
        thread = self.chance.choice(Thread.objects.order_by("pk"))
        word_thread(thread, f"Storm {self.count}", "What it was.", by=SHELL)

    def thread_becomes_a_series_or_none(self) -> None:
        thread = self.chance.choice(Thread.objects.order_by("pk"))
        title, about = thread.title, thread.description
        word_thread(thread, title, about, by=SHELL, is_series=not thread.is_series)

    def thread_is_closed_or_opened(self) -> None:
        thread = self.chance.choice(Thread.objects.order_by("pk"))
        close_thread(thread, by=SHELL, again_open=thread.is_closed)

    def section_is_called_otherwise(self) -> None:
        self.count += 1
        Section.objects.filter(slug="city").update(name=f"City {self.count}")

    def section_changes_places(self) -> None:
        Section.objects.filter(slug="sea").update(position=self.chance.randrange(3))

    def section_comes_or_goes(self) -> None:
        if Section.objects.filter(slug="new").delete()[0] == 0:
            make_section("New", "new", position=1)

    def name_gets_another_address(self) -> None:
        self.count += 1
        name = self.chance.choice([*Person.objects.all(), *Tag.objects.all()])
        name.slug = f"name-{self.count}"
        name.save()
        while follow_moves():
            pass

    def names_are_written_otherwise(self) -> None:
        tag = self.chance.choice(Tag.objects.order_by("pk"))
        source = self.chance.choice(Organisation.objects.order_by("pk"))
        person = self.chance.choice(Person.objects.order_by("pk"))
        for row in (tag, source, person):
            self.count += 1
            row.name = f"{row.name.split(' No. ')[0]} No. {self.count}"
            row.save()

    def person_says_who_they_are(self) -> None:
        self.count += 1
        Person.objects.filter(name="Li Xuan").update(bio=f"Sails for {self.count} years.")

    def houses_say_what_they_are(self) -> None:
        self.count += 1
        about = f"Of {self.count} writers."
        Organisation.objects.filter(slug="xinhua").update(description=about, kind="agency")

    def topic_is_described(self) -> None:
        self.count += 1
        tag = self.chance.choice(Tag.objects.order_by("pk"))
        about = self.chance.choice(["", f"Of {self.count} boats."])
        lead = self.chance.choice(["", self.some().public_id])
        Tag.objects.filter(pk=tag.pk).update(description=about, lead_story=lead)

    def page_gets_a_picture_or_none(self) -> None:
        tag = self.chance.choice(Tag.objects.order_by("pk"))
        person = self.chance.choice(Person.objects.order_by("pk"))
        for name in (tag, person):
            photo = self.chance.choice([None, *Photo.objects.order_by("pk")])
            choose_picture(name, photo, by=SHELL)

    def photo_is_restricted_or_freed(self) -> None:
        photo = self.chance.choice(Photo.objects.order_by("pk"))
        act = free if photo.status == PhotoStatus.RESTRICTED else restrict
        with suppress(ValidationError):
            act(photo, reason="Asked.", by=SHELL)

    def photo_is_worded_otherwise(self) -> None:
        self.count += 1
        photo = self.chance.choice(Photo.objects.order_by("pk"))
        Photo.objects.filter(pk=photo.pk).update(caption=f"Pier {self.count}")

    def names_become_one(self) -> None:
        tags = [*Tag.objects.order_by("pk")]
        if len(tags) > 1:
            unite(*self.chance.sample(tags, 2), by=SHELL)
        while go_on_uniting():
            pass

    def text_is_published(self) -> None:
        self.count += 1
        kind = self.chance.choice([*TextKind][:2])
        opened = TextSave.objects.filter(kind=kind).count()
        words = f"Policy {self.count}", f"<p>We correct within {self.count} hours.</p>"
        save = save_text(kind, *words, opened=opened, by=SHELL)
        publish_text(kind, number=save.number, by=SHELL)

    def text_is_withdrawn(self) -> None:
        withdraw_text(self.chance.choice([*TextKind][:2]), by=SHELL)

    def paper_is_set_otherwise(self) -> None:
        self.count += 1
        hidden = [section.pk for section in Section.objects.order_by("?")[:1]]
        values = {
            "name": f"Paper {self.count}",
            "tagline": f"Since {self.count}",
            "language": self.chance.choice(["en", "de"]),
            "time_zone": self.chance.choice(["UTC", "Asia/Shanghai"]),
            "colours": {"accent": self.chance.choice(["#a3181f", "#005500"])},
            "order": [*Section.objects.order_by("?").values_list("pk", flat=True)],
            "hidden": hidden,
            "further": self.chance.choice(
                [[], [{"language": "de", "name": f"Blatt {self.count}"}]]
            ),
            "menu_links": [[f"Shop {self.count}", "/archive/"]],
            "foot_links": [[f"Foot {self.count}", "https://shop.example/"]],
        }
        opened = PaperSave.objects.count()
        save = save_paper(values, opened=opened, by=SHELL)
        publish_paper(number=save.number, by=SHELL)

    def stories_are_read(self) -> None:
        tally = Tally()
        for _ in range(5):
            tally.count(self.live().live_path)
        note_readings(tally)
        rank()

    def link_is_pinned(self) -> None:
        decide.pin(self.decider(), self.target(), both=self.chance.random() < 0.3)

    def link_is_accepted(self) -> None:
        decide.accept(self.decider(), Target(self.some().public_id))

    def link_is_banned(self) -> None:
        decide.ban(self.decider(), self.target())

    def link_is_banned_everywhere_or_no_more(self) -> None:
        banned = RelatedLink.objects.filter(article_id=EVERYWHERE).first()
        if banned:
            target = Target(banned.target_id)
            decide.allow(self.decider(), target, everywhere=True)
        else:
            decide.ban_everywhere(self.decider(), Target(self.live().public_id))

    def list_is_reset(self) -> None:
        decide.reset(self.decider())

    def list_is_suggested(self) -> None:
        chosen = self.chance.sample([*Article.objects.order_by("pk")], 4)
        suggest(chosen[0], *chosen[1:])

    def all_is_suggested(self) -> None:
        index_all()

    def stories_tell_one(self) -> None:
        story, twin = self.live().public_id, self.live().public_id
        if NearDuplicate.objects.all().delete()[0] == 0 and story != twin:
            NearDuplicate.objects.create(article_id=story, twin_id=twin)
            NearDuplicate.objects.create(article_id=twin, twin_id=story)

    def site_is_rebuilt(self) -> None:
        for _ in rebuild_site():
            pass

    def machines_are_told_another_thing(self) -> None:
        self.count += 1
        MachineText.objects.create(name=TextName.ROBOTS, text=f"# {self.count} lines", by="x")

    def story_is_translated(self) -> None:
        original = self.live()
        live_article(headline="Fähre", language="de", translation_of=original, writers=["Li Xuan"])


NO_ACTS = {"write", "lately", "some", "live", "changed", "decider", "target", "addresses"}
ACTS: dict[str, Callable[[Paper], None]] = {
    name: act
    for name, act in Paper.__dict__.items()
    if not name.startswith("_") and name not in NO_ACTS
}
