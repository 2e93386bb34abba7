"""A name across stories: every place where it stands in live stories, mended in one act."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict

from articles.door.addresses import left_behind
from articles.workflow import DoorError
from desk.across.library_names import following_library, library_links
from desk.acts.amending import NEWER, amend_seen
from desk.acts.many import NOT_THERE, StoryResult
from desk.correcting.change_form import ChangeForm
from desk.frame.kept_forms import drop_sent, next_form
from desk.frame.pages import show
from desk.frame.powers import can, check_can
from editions.body import plain
from editions.difference import Change, story_difference
from editions.models import PublishedArticle
from editions.phrase_search import Occurrence, occurrences, story_with
from editions.phrases import Phrase, how_it_is_set
from editions.search import newest_first
from editions.story import Story
from paging.keyset import Cursor, MomentKey, Page, moment_cursor, page_of
from paging.numbers import whole_number
from people.roles import Act

PER_PAGE = 50
# The index finds the words, not the phrase: so many stories are read for one page at most.
MOST_READ = 400
MOST_TICKS = 2_000


@dataclass(frozen=True)
class Found:
    """A live story and the places in it where the phrase stands."""

    story: PublishedArticle
    places: Sequence[Occurrence]

    @property
    def ticks(self) -> list[tuple[str, Occurrence]]:
        """Each place with the value that its tick sends: story, edition and place."""
        start = f"{self.story.pk}|{self.story.edition_number}|"
        return [(start + place.key, place) for place in self.places]


@dataclass(frozen=True)
class Chosen:
    """The ticked places of one story, with what they change for readers, or why they cannot."""

    public_id: str
    edition: int
    keys: Sequence[str]
    words: str
    changes: Sequence[Change] = ()
    problem: str = ""
    left_behind: Sequence[str] = ()

    @property
    def ticks(self) -> list[str]:
        """The values that the ticks sent."""
        return [f"{self.public_id}|{self.edition}|{key}" for key in self.keys]


class PhraseForm(forms.Form):
    """What is looked for."""

    q = forms.CharField(
        label="Word or name",
        max_length=200,
        widget=forms.TextInput({"type": "search", "data-search": ""}),
    )
    any_case = forms.BooleanField(label="Capital letters do not count", required=False)
    begins = forms.BooleanField(label="Also where a longer word begins so", required=False)

    @property
    def phrase(self) -> Phrase:
        """The phrase that is looked for."""
        values = self.cleaned_data
        return Phrase(plain(values["q"]), any_case=values["any_case"], whole=not values["begins"])


class ReplacementForm(forms.Form):
    """What stands there instead, exactly as typed."""

    put = forms.CharField(label="Put instead", max_length=200)

    def clean_put(self) -> str:
        """Clean the words as every way in does."""
        return plain(self.cleaned_data["put"])


TITLE = "A name across stories"
# What the page that asks carries on from the one before, beside the ticks.
ASKED = ("q", "any_case", "begins", "put")


def across(request: HttpRequest) -> HttpResponse:
    """Find the phrase; show what ticked places would become; mend them, a story at a time."""
    check_can(request, Act.CORRECT)
    asked = request.POST if request.method == "POST" else request.GET
    form = PhraseForm(asked if "q" in asked else None)
    if not form.is_bound or not form.is_valid():
        return show(request, "desk/across/across.html", {"title": TITLE, "form": form})
    if request.method != "POST":
        return results(request, form, ReplacementForm())
    replacement = ReplacementForm(request.POST)
    ticks = request.POST.getlist("tick")[:MOST_TICKS]
    if not replacement.is_valid() or not ticks:
        return results(request, form, replacement, ticks, is_unticked=not ticks)
    return mended(request, form.phrase, replacement.cleaned_data["put"], ticks)


def results(
    request: HttpRequest,
    form: PhraseForm,
    replacement: ReplacementForm,
    ticks: Sequence[str] = (),
    *,
    is_unticked: bool = False,
) -> HttpResponse:
    """Show where the phrase stands, the newest stories first."""
    phrase = form.phrase
    page = found_in_live(phrase, moment_cursor(request))
    query = {name: str(value) for name, value in request.GET.items() if name != "before"}
    context = {
        "title": TITLE,
        "form": form,
        "replacement": replacement,
        "page": page,
        "next": page.query(**query),
        "count": sum(len(found.places) for found in page.rows),
        "spellings": spellings(page.rows),
        "ticked": set(ticks),
        "is_unticked": is_unticked,
        "library": library_links(phrase.words) if can(request, Act.EDIT_PEOPLE) else [],
    }
    return show(request, "desk/across/across.html", context)


def spellings(rows: Sequence[Found]) -> list[tuple[str, str, int]]:
    """Return each spelling on the page, how it is set, and how often; none where all are one."""
    counted = Counter(place.found for found in rows for place in found.places)
    if len(counted) < 2:
        return []
    return [(found, how_it_is_set(found), many) for found, many in counted.most_common()]


def found_in_live(phrase: Phrase, cursor: Cursor[MomentKey] | None) -> Page[Found]:
    """Return a page of the live stories in which the phrase stands, along the search index."""
    place = cursor.key if cursor else None
    stories = newest_first(phrase.words, place, MOST_READ + 1, is_begun=not phrase.whole)
    rows: list[Found] = []
    read = None
    for number, story in enumerate(stories):
        if number == MOST_READ or len(rows) == PER_PAGE:
            assert read is not None, "one story was read at least"
            after = Cursor((read.first_published_at, read.pk))
            return Page(rows, after, is_first=cursor is None)
        read = story
        said = story.parsed.story
        if said and (places := occurrences(said, phrase)):
            rows.append(Found(story, places))
    return page_of(
        rows, cursor, lambda one: (one.story.first_published_at, one.story.pk), MOST_READ
    )


def mended(request: HttpRequest, phrase: Phrase, put: str, ticks: Sequence[str]) -> HttpResponse:
    """Show the difference for each story and ask what the change is; then mend each."""
    is_sure = "sure" in request.POST
    change = ChangeForm(request.POST if is_sure else None)
    chosen = list(choices(phrase, put, ticks))
    left = [one.left_behind for one in chosen if one.left_behind]
    change.ask_addresses([word for words in left for word in words], len(left))
    context: dict[str, Any] = {"title": TITLE, "again": again(request.POST)}
    if is_sure and change.is_valid():
        outcomes = [mend(request, one, phrase, put, change) for one in chosen]
        drop_sent(request)
        return show(request, "desk/across/done.html", {**context, "outcomes": outcomes})
    context |= {
        "form": change,
        "fitting": [one for one in chosen if one.changes],
        "others": [one for one in chosen if not one.changes],
        "asked": [(name, request.POST[name]) for name in ASKED if name in request.POST],
        "kept": next_form(request, "look", f"{request.path}?{context['again']}", is_sent=is_sure),
    }
    return show(request, "desk/across/look.html", context)


def again(asked: QueryDict) -> str:
    """Return the address that looks for the same phrase anew."""
    return urlencode([(name, value) for name in ASKED[:-1] if (value := asked.get(name))])


def choices(phrase: Phrase, put: str, ticks: Sequence[str]) -> list[Chosen]:
    """Return what was ticked, a story each, with what it changes for readers."""
    keys: dict[tuple[str, str], list[str]] = {}
    for tick in ticks:
        public_id, _, rest = tick.partition("|")
        edition, _, key = rest.partition("|")
        keys.setdefault((public_id[:20], edition[:9]), []).append(key[:80])
    live = PublishedArticle.objects.in_bulk([public_id for public_id, _ in keys])
    chosen = []
    for (public_id, edition), places in keys.items():
        number = whole_number(edition) or 0
        row = live.get(public_id)
        old = row.parsed.story if row else None
        if row is None or old is None:
            chosen.append(Chosen(public_id, number, places, public_id, problem=NOT_THERE))
            continue
        if row.edition_number != number:
            chosen.append(Chosen(public_id, number, places, row.headline, problem=NEWER))
            continue
        try:
            new = new_story(old, phrase, places, put)
            changes, left = story_difference(old, new), left_behind(row.slug, old, new)
            problem = "" if changes else "Nothing would change."
        except DoorError as error:
            changes, left, problem = [], [], str(error)
        chosen.append(Chosen(public_id, number, places, row.headline, changes, problem, left))
    return chosen


def new_story(old: Story, phrase: Phrase, keys: Sequence[str], put: str) -> Story:
    """Return the story with the new words, its names as the library has them."""
    return following_library(old, story_with(old, phrase, keys, put))


def mend(
    request: HttpRequest, chosen: Chosen, phrase: Phrase, put: str, change: ChangeForm
) -> StoryResult:
    """Amend one live story in a transaction of its own, if readers still see what was looked at."""
    return amend_seen(
        request,
        chosen.public_id,
        chosen.edition,
        lambda old: new_story(old, phrase, chosen.keys, put),
        change,
        words=chosen.words,
    )
