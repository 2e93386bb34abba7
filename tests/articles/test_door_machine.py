"""Whatever is done at the door, the record is whole and the site shows it, and nothing else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from articles.acts.colleagues import add_note, give
from articles.acts.embargo import embargo, release
from articles.acts.hold import hold, unhold
from articles.acts.lead_story import LeadPlace, lead
from articles.acts.photo_kill import kill_photo
from articles.acts.removal.orders import ask_removal, do_removal, hide_edition
from articles.acts.stages import move
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, restore, withdraw
from articles.draft.revisions import save_revision
from articles.models import Article
from articles.workflow import DoorError
from editions.choices import CHANGES, Kind
from editions.models import Edition, PublishedArticle, lead_of
from editions.projection import project_photo
from editions.verification import rebuild_site, standing_rows, verify_record
from media.models import Photo
from media.renditions import claim_photo, make_renditions
from newsroom.leaks import leaks
from people.actors import SHELL
from people.models import Organisation, Person, User
from taxonomy.models import Section
from tests.builders import count_anew, make_article, make_photo, make_section, picture_bytes
from tests.lengths import short_or_long
from website.caching import forget_pages

HEADLINES = ("Ferry sails", "Ferry sails again", "渡轮", "Ferry <b>sinks</b> & floats")
WORDS = (
    "The ferry left the northern pier at eight with ninety people on board.",
    "Nobody had told the harbour master that the northern pier was closed.",
    "It came back an hour later with ninety-one, and a goat.",
)
pick = st.integers(min_value=0, max_value=11)
kinds = st.sampled_from(CHANGES)
words = st.sampled_from(WORDS)
headlines = st.sampled_from(HEADLINES)


class Door(RuleBasedStateMachine):
    """Random acts of an unruly newsroom; what the door refuses must leave nothing behind."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    @initialize()
    def open_paper(self) -> None:
        count_anew()
        # The newsroom before this one was rolled back, and its changes with it.
        forget_pages()
        make_section("City", "city")
        make_section("Sea", "sea", position=1)
        self.asker = User.objects.create_superuser("asker", password=None)
        self.second = User.objects.create_superuser("second", password=None)
        self.serial = 0
        for headline, text in zip(HEADLINES, WORDS, strict=False):
            self.write(headline, text, pictures=2, tagged=True)
        for article in Article.objects.order_by("pk")[:2]:
            publish(article, by=SHELL)

    def story(self, number: int) -> Article | None:
        articles = list(Article.objects.order_by("pk"))
        return articles[number % len(articles)] if articles else None

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, or see that the door's refusal changed nothing."""
        before = Edition.objects.count()
        try:
            with transaction.atomic():
                act()
        except DoorError:
            assert Edition.objects.count() == before

    def fresh(self, text: str) -> str:
        """Return a paragraph that no story has yet."""
        self.serial += 1
        return f"<p>{text} This was told for the {self.serial}th time on the quay.</p>"

    @rule(headline=headlines, text=words, pictures=st.integers(0, 2), tagged=st.booleans())
    def write(self, headline: str, text: str, pictures: int, tagged: bool) -> None:
        if Article.objects.count() >= 6:
            return
        photos: list[Photo | None] = [
            make_photo(data=picture_bytes(size=(60, 40))) for _ in range(pictures)
        ]
        make_article(
            headline=headline,
            body=self.fresh(text),
            photos=[*photos, None],
            tags=["Ferries"] if tagged else [],
            web_editors=["Zhang Kaiwei"],
            source="Northwind" if tagged else "",
        )

    @rule(number=pick, headline=headlines, text=words)
    def edit(self, number: int, headline: str, text: str) -> None:
        if article := self.story(number):
            article.headline, article.body = headline, article.body + self.fresh(text)
            article.save()
            save_revision(article, SHELL)

    @rule(number=pick, kind=st.none() | kinds, owed=st.booleans())
    def publish(self, number: int, kind: Kind | None, owed: bool) -> None:
        if article := self.story(number):
            self.attempt(
                lambda: publish(
                    article, NamedChange(kind, reason="because", is_note_owed=owed), by=SHELL
                )
            )

    @rule(number=pick, kind=kinds, text=words, headline=headlines)
    def amend(self, number: int, kind: Kind, text: str, headline: str) -> None:
        if article := self.story(number):
            patch = {"body": self.fresh(text), "headline": headline}
            self.attempt(
                lambda: amend(
                    article, patch, NamedChange(kind, note="We erred.", reason="so"), by=SHELL
                )
            )

    @rule(number=pick)
    def withdraw(self, number: int) -> None:
        if article := self.story(number):
            self.attempt(lambda: withdraw(article, reason="A court asked.", by=SHELL))

    @rule(number=pick, action=st.sampled_from(["submit", "approve", "spike", "unspike"]))
    def move(self, number: int, action: str) -> None:
        if article := self.story(number):
            self.attempt(lambda: move(article, action, by=SHELL))

    @rule(number=pick, hours=st.sampled_from([-1, 5]))
    def embargo(self, number: int, hours: int) -> None:
        if article := self.story(number):
            until = timezone.now() + timedelta(hours=hours)
            self.attempt(lambda: embargo(article, until=until, by=SHELL))

    @rule(number=pick)
    def release(self, number: int) -> None:
        if article := self.story(number):
            self.attempt(lambda: release(article, by=SHELL, note="Everybody has it."))

    @rule(number=pick)
    def hold(self, number: int) -> None:
        if article := self.story(number):
            day = timezone.localdate() + timedelta(days=9)
            people = [self.asker]
            self.attempt(
                lambda: hold(article, name="Goat", people=people, look_again_on=day, by=SHELL)
            )

    @rule(number=pick, name=st.sampled_from(["goat", "kid"]))
    def publish_what_is_on_hold(self, number: int, name: str) -> None:
        held = list(Article.objects.filter(hold__isnull=False).order_by("pk"))
        if held:
            article = held[number % len(held)]
            self.attempt(lambda: publish(article, by=SHELL, hold_name=name))

    @rule(number=pick)
    def unhold(self, number: int) -> None:
        if article := self.story(number):
            self.attempt(lambda: unhold(article, by=SHELL))

    @rule(number=pick, place=st.sampled_from(LeadPlace))
    def lead(self, number: int, place: LeadPlace) -> None:
        if article := self.story(number):
            self.attempt(lambda: lead(article, place, by=SHELL))

    @rule(number=pick, action=st.sampled_from(["assign", "hand_over"]))
    def give(self, number: int, action: str) -> None:
        if article := self.story(number):
            self.attempt(lambda: give(article, action, to=self.second, by=SHELL))
            self.attempt(lambda: add_note(article, "Count the goats.", by=self.asker))

    @rule(number=pick)
    def kill(self, number: int) -> None:
        photos = list(Photo.objects.order_by("pk"))
        if photos:
            photo = photos[number % len(photos)]
            self.attempt(lambda: kill_photo(photo, reason="A source in danger.", by=SHELL))

    @rule()
    def render(self) -> None:
        if photo := claim_photo():
            make_renditions(photo)
            project_photo(photo)

    @rule(number=pick, slug=st.sampled_from(["ferry", "ferry-two", "the-goat"]))
    def readdress(self, number: int, slug: str) -> None:
        if article := self.story(number):
            article.slug = slug
            article.save()
            save_revision(article, SHELL)

    @rule(name=st.sampled_from(["Zhang Kai-wei", "Zhang K.", "Northwind News", "Harbour"]))
    def rename_in_the_library(self, name: str) -> None:
        for model in (Person, Organisation, Section):
            row = model._default_manager.order_by("pk").first()
            if row is not None:
                row.name = f"{name} {row.pk}"
                row.save()

    @rule(number=pick, edition=st.integers(1, 4))
    def hide(self, number: int, edition: int) -> None:
        if article := self.story(number):
            self.attempt(lambda: hide_edition(article, edition, reason="Names a child.", by=SHELL))

    @rule(number=pick, edition=st.integers(1, 4))
    def remove(self, number: int, edition: int) -> None:
        article = self.story(number)
        if article is None:
            return

        def ask_and_do() -> None:
            order = ask_removal(article, [edition], reason="Court order 7.", by=self.asker)
            do_removal(order, by=self.second)

        self.attempt(ask_and_do)

    @rule(number=pick)
    def restore_what_was_withdrawn(self, number: int) -> None:
        withdrawn = list(Article.objects.filter(live="withdrawn").order_by("pk"))
        if withdrawn:
            self.attempt(lambda: restore(withdrawn[number % len(withdrawn)], by=SHELL))

    def teardown(self) -> None:
        try:
            self.check()
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def check(self) -> None:
        """See that the site is the record's, byte for byte, and nothing else can be read."""
        if not hasattr(self, "asker"):
            return
        assert list(verify_record()) == []
        ids = list(Article.objects.values_list("public_id", flat=True))
        before = {public_id: standing_rows(public_id) for public_id in ids}
        live = set(Article.objects.filter(live="live").values_list("public_id", flat=True))
        assert live == set(PublishedArticle.objects.values_list("pk", flat=True))
        list(rebuild_site())
        assert {public_id: standing_rows(public_id) for public_id in ids} == before
        assert [str(leak) for leak in leaks()] == []
        # What is on hold never went out; what leads is live.
        assert not Article.objects.filter(hold__isnull=False).exclude(live="not_yet").exists()
        for place in ("", "city", "sea"):
            assert lead_of(place) in live | {""}


@pytest.mark.long
@pytest.mark.django_db
def test_random_acts_leave_record_and_site_as_one() -> None:
    run_state_machine_as_test(
        Door,
        settings=settings(
            max_examples=short_or_long(5, 40),
            stateful_step_count=50,
            suppress_health_check=list(HealthCheck),
        ),
    )
