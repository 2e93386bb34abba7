"""What editors typed into a form of the desk and did not send: kept, offered back, thrown away.

A form that is kept so has the page's `page_key` in a hidden field, and once words were put back,
`taken`, the keys of the copies that they came from. `desk/static/desk/autosaves/autosaves.js`
sends it every few seconds: of a form about a live story all of it, so that it can be put into a
newer version; of every other form the fields that were changed, so that nobody undoes what a
colleague did to the others meanwhile.
"""

import hashlib
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from articles.draft.autosaves import new_key, page_key
from articles.models import Article, FormCopy
from desk.frame.powers import user_of
from people.models import User
from search.words import shortened

# Of one user and one form: pages that somebody opened, typed into and left.
MOST = 10
MOST_OFFERED = 3
MOST_LETTERS = 80
# Of one user and all forms together.
MOST_OF_ALL = 200
# What the browser sends with every form, and no words of anybody.
NOT_TYPED = {"csrfmiddlewaretoken", "page_key", "taken", "look"}


@dataclass(frozen=True)
class KeptForm:
    """A form of the desk whose typed words are kept: what its page needs.

    `page` is what it is called where its copies are, `at` where its page is, `key` the page's own,
    `taken` those of the copies whose words were put back. `begun` is what this very page kept
    before it came back.
    """

    page: str
    at: str
    key: str
    taken: str
    copies: list[FormCopy]
    begun: list[list[str]]

    @property
    def offers(self) -> list[tuple[FormCopy, str]]:
        """The newest copies, each with the first words of it."""
        return [(copy, first_words(copy)) for copy in self.copies[:MOST_OFFERED]]


def kept_form(request: HttpRequest, form_id: str = "", at: str = "") -> KeptForm:
    """Return what the page of a form needs to keep what is typed, and to offer it back.

    `at` is the address that the form is known by, where it is not that of the page itself.
    """
    page = page_of(request, form_id, at)
    is_sent = request.method == "POST" and "page_key" in request.POST
    key = page_key(request.POST["page_key"]) if is_sent else new_key()
    taken = request.POST.get("taken", "")[:400] if is_sent else ""
    own = {key, *taken.split()}
    copies = list(kept_forms(request, page)[:MOST])
    begun = [pair for copy in copies if copy.key == key for pair in copy.fields]
    others = [copy for copy in copies if copy.key not in own]
    return KeptForm(page, at or request.get_full_path(), key, taken, others, begun)


def next_form(request: HttpRequest, form_id: str, at: str, *, is_sent: bool) -> KeptForm:
    """Return the same of a page that a kept form led to, with a form of its own on the way.

    The words of the page before stay kept until those of this one are sent: `is_sent` says whether
    they were.
    """
    kept = kept_form(request, form_id, at)
    if is_sent:
        return kept
    before = " ".join([kept.key, *kept.taken.split()])
    return replace(kept, key=new_key(), taken=before[:400], begun=[])


def first_words(copy: FormCopy) -> str:
    """Return what somebody typed into the first fields of a copy, to tell it from others.

    What was chosen is said as the page called it.
    """
    chosen = {name[1:] for name, _ in copy.fields if name[0] == "~"}
    said = [value for name, value in copy.fields if name[0] != "!" and name not in chosen]
    return shortened(" · ".join(value for value in said if value.strip()), MOST_LETTERS)


def page_of(request: HttpRequest, form_id: str, at: str) -> str:
    """Return how the form at this address of the desk is called where its words are kept.

    What Django's lists hang on an address, to lead back to them, says nothing of the form.
    """
    asked = sorted(pair for pair in request.GET.lists() if not pair[0].startswith("_"))
    address = f"{at}#{form_id}" if at else f"{request.path}?{asked}#{form_id}"
    return f"form-{hashlib.sha256(address.encode()).hexdigest()[:40]}"


def keep_form(user: User, page: str, article: Article | None, sent: QueryDict) -> FormCopy | None:
    """Keep what stands in a form, in place of what this page had before.

    Returns none where nothing stands in it: what was undone is not offered back.
    """
    fields = [
        [name, value]
        for name, values in sent.lists()
        if name not in NOT_TYPED and not name.startswith("_")
        for value in values
    ]
    key = page_key(sent.get("page_key", ""))
    if not fields:
        FormCopy.objects.filter(user=user, key=key).delete()
        return None
    values = {"page": page, "article": article, "fields": fields, "kept_at": timezone.now()}
    copy, _ = FormCopy.objects.update_or_create(user=user, key=key, defaults=values)
    kept = FormCopy.objects.filter(user=user)
    older = [*kept.filter(page=page)[MOST : MOST * 2], *kept[MOST_OF_ALL : MOST_OF_ALL * 2]]
    FormCopy.objects.filter(pk__in=[one.pk for one in older]).delete()
    return copy


def kept_forms(request: HttpRequest, page: str) -> QuerySet[FormCopy]:
    """Return what the one who asks has typed into a form and not sent, the newest first."""
    return FormCopy.objects.filter(user=user_of(request), page=page)


def drop_sent(request: HttpRequest) -> None:
    """Drop the copy of a page that was sent, and those whose words it took."""
    keys = [request.POST.get("page_key", ""), *request.POST.get("taken", "").split()]
    FormCopy.objects.filter(user=user_of(request), key__in=[key for key in keys if key]).delete()


def typed_in(copy: FormCopy) -> QueryDict:
    """Return the fields of a copy as a form takes them."""
    typed = QueryDict(mutable=True)
    for name, value in copy.fields:
        typed.appendlist(name, value)
    return typed
