"""Walking every address under /admin/, as the resolver has them, with ids of real rows."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.admin import site
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from articles.acts.removal.orders import ask_removal, hide_edition
from articles.acts.texts import publish_text, save_text
from articles.acts.threads import put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.draft.autosaves import autosave, new_key
from articles.draft.snapshot import story_of
from articles.models import (
    Article,
    Autosave,
    ClockLook,
    Hold,
    Note,
    Notice,
    PassageNote,
    Presence,
    PreviewLink,
    RemovalOrder,
    SavedFilter,
    TranslationTask,
)
from articles.workflow import ACTIONS
from editions.choices import Kind, TextKind
from editions.models import Lead
from media.models import IncomingBatch, Photo
from people.actors import SHELL
from people.models import Organisation, Person, User
from related.decisions.decide import pin
from related.decisions.transaction import Decider, Target
from taxonomy.models import Tag, Thread
from tests.builders import live_article, make_article, make_photo
from wire.models import (
    Batch,
    Channel,
    Delivery,
    HouseRule,
    RouteRule,
    SubjectMeaning,
    Way,
    WireItem,
)

# Queries that make a page give something worth looking at.
QUERIES = {
    "story_choices": "?term=s",
    "colleague_choices": "?to=read&term=r",
    "across": "?q=ferries",
    "page_of": "?page=/section/city/edit",
    "photo_choices": "?q=ferry",
    "name_choices": "?term=li",
    "new_name": "?name=Li",
    "tag_choices": "?q=s",
    "tag_suggestions": "?text=Sea",
    "original_choices": "?term=s",
    "palette": "?q=s",
    "search": "?q=s",
    "autocomplete": "?app_label=articles&model_name=credit&field_name=person&term=x",
}
# What the pages of one row are about, where it is not in the address.
ROW_OF = {
    "copy": Autosave, "copy_page": Autosave, "take_copy": Autosave, "drop_copy": Autosave,
    "conflict": Autosave, "second_removal": RemovalOrder, "original": Photo,
    "read_delivery_again": Delivery, "channel_key": Channel, "fetch_channel": Channel,
    "channel_header": Channel, "let_rule_act": RouteRule, "stop_rule": RouteRule,
    "undo_remembered": HouseRule,
    "batch": Batch, "gather": Thread, "close_thread": Thread, "forget_filter": SavedFilter,
    "kill_photo": Photo, "photo_reading": Photo, "photo_use": Photo, "photo_stories": Photo,
    "sent_pictures": IncomingBatch,
    "send_picture": IncomingBatch, "sent_results": IncomingBatch, "close_account": User,
    "give_byline": User, "open_account": User,
    "answer_note": PassageNote, "resolve_note": PassageNote,
    "reset_factor": User, "invite_again": User, "merge_tag": Tag, "merge_person": Person,
    "merge_organisation": Organisation,
}  # fmt: skip
# Addresses that Django writes as regular expressions.
WRITTEN_OUT = {
    "app_list": "admin/articles/",
    "account_reset_password_from_key": "admin/account/new-password/1-abc/",
    None: "admin/no/such/page",
}
NOT_THERE = 987654


def fill_paper(superuser: User) -> Article:
    """Fill the paper with a row of everything, and return a story that has been through much."""
    article = live_article(
        headline="Five ships", photos=[make_photo(rendered=True), None], tags=["Sea"], source="X"
    )
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.CORRECTION, note="Six."), by=SHELL)
    amend(article, {"headline": "Seven ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    hide_edition(article, 1, reason="x", by=SHELL)
    ask_removal(article, [1], reason="x", by=superuser)
    target = Target(headline="Later")
    pin(Decider(article.public_id, superuser, seen=0), target)
    gone = live_article()
    withdraw(gone, reason="x", by=SHELL)
    make_article()
    surround(article, superuser)
    Lead.objects.create(article_id=article.public_id, by="x")
    IncomingBatch.objects.create(by=superuser)
    SavedFilter.objects.create(user=superuser, name="Mine", query="stage__exact=draft")
    ClockLook.objects.create(at=timezone.now())
    return article


def surround(article: Article, user: User) -> None:
    """Put a row of everything around a story that can stand around one."""
    soon = timezone.now() + timedelta(days=1)
    Hold.objects.create(article=article, name="Ships", look_again_on=soon.date()).people.add(user)
    Note.objects.create(article=article, by="x", words="Count the ships again.")
    PassageNote.objects.create(article=article, exact="ships", by="x", words="How many?")
    Notice.objects.create(article=article, user=user, words="The ships are yours.")
    Presence.objects.create(article=article, user=user)
    PreviewLink.objects.create(article=article, made_by=user, expires_at=soon)
    TranslationTask.objects.create(article=article, original=article, edition_number=1)
    typed = story_of(article).with_changes({"headline": "Ships not saved"})
    autosave(user, article, new_key(), 1, typed)
    save_text(TextKind.MASTHEAD, "Masthead", "<p>Li Xuan</p>", opened=0, by=user)
    publish_text(TextKind.MASTHEAD, number=1, by=user)
    thread, _ = Thread.objects.get_or_create(slug="sea", title="At sea")
    put_in(article, thread, by=user)
    channel = Channel.objects.create(name="North", short_name="north", way=Way.POST)
    Delivery.objects.create(channel=channel, name="north.xml")
    SubjectMeaning.objects.create(code="subj:15000000")
    house = Organisation.objects.named("X")
    Organisation.objects.filter(pk=house.pk).update(home="https://x.example/")
    HouseRule.objects.create(house=house, kind="line", line="Ads", times=2, article=article)
    # Its words are its own: pages that show it say nothing of the story.
    RouteRule.objects.create(name="Ferries", words="ferries", channel=channel)
    WireItem.objects.create(
        article=article,
        batch=Batch.objects.create(name="A folder", by="x"),
        path="ships.txt",
        headline_key="ships",
        fields_digest="x",
        revision_number=1,
    )


@dataclass
class Rows:
    """What stands in the addresses: rows about this story, or about none that is there."""

    article: Article | None

    def key(self, model: type[Model]) -> int:
        """Return the key of a row about the story; of what is about no story: of any row."""
        rows = model._default_manager.order_by("pk")
        if model is Article:
            return self.article.pk if self.article else NOT_THERE
        if any(field.name == "article" for field in model._meta.concrete_fields):
            key = getattr(self.article, self.target(model)) if self.article else NOT_THERE
            rows = rows.filter(article=key)
        return rows.values_list("pk", flat=True).first() or NOT_THERE

    def target(self, model: type[Model]) -> str:
        """Return how rows of this model name their story: readers' rows by its public id."""
        related = model._meta.get_field("article").related_model
        return "pk" if related is Article else "public_id"

    def photo_hash(self) -> str:
        """Return the hash of the story's photo, else of none."""
        figure = self.article.figures.filter(photo__isnull=False).first() if self.article else None
        return figure.photo.content_hash if figure and figure.photo else "0" * 32

    def values(self, page: str | None, name: str) -> list[str]:
        """Return what stands for an argument of this page. Raises `KeyError` for a new one."""
        if name == "object_id":
            models = {f"{m._meta.app_label}_{m._meta.model_name}": m for m in site._registry}
            return [str(self.key(models.get((page or "").rpartition("_")[0], Article)))]
        if name == "pk":
            known = ROW_OF.get(page or "")
            return [str(self.key(known) if known else NOT_THERE)]
        if name == "name":
            return [*ACTIONS, "no-such-action"]
        if name == "digest":
            return ["0" * 32]
        if name == "text":
            return ["masthead", "no-such-text"]
        if name == "kind":
            return ["person", "organisation", "no-such-kind"]
        return [
            {
                "public_id": self.article.public_id if self.article else "nothere",
                "key": new_key(),
                "token": "no-such-invitation",
                "page": f"correct-{self.article.public_id if self.article else 'nothere'}",
                "content_type_id": str(ContentType.objects.get_for_model(Article).pk),
                "content_hash": self.photo_hash(),
                "width_px": "480",
                "format": "jpg",
                "text": "robots.txt",
                "number": "1",
                "id": str(self.key(User)),
            }[name]
        ]


def routes(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield every route below these with the name of its page."""
    for pattern in found:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, pattern.name  # type: ignore[misc]


def every_address(article: Article | None) -> Iterator[str]:
    """Yield every address of the desk with rows about this story, or about none that is there."""
    rows = Rows(article)
    for route, page in routes(get_resolver().url_patterns):
        if not route.startswith("admin/"):
            continue
        route = WRITTEN_OUT.get(page, route) if "(?P<" in route else route
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        for values in itertools.product(*(rows.values(page, name) for name in names)):
            given = iter(values)
            address = re.sub(r"<(?:\w+:)?\w+>", lambda _: next(given), route)  # noqa: B023
            yield f"/{address}{QUERIES.get(page, '')}"


def snapshot() -> dict[str, list[str]]:
    """Return every row of every table but the sessions."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - {"django_session"}
        rows = {}
        for table in sorted(tables):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(str(row) for row in cursor.fetchall())
    return rows
