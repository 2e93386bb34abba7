"""What editors typed into a form of the desk and did not send: kept, offered back, thrown away.

A form that is kept so has the page's `key` in a hidden field, and once its words were put back,
`taken`, the copy that they came from. `desk/static/desk/autosaves/autosaves.js` sends it every
few seconds.
"""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone

from articles.draft.autosaves import page_key
from articles.models import Article, FormCopy
from desk.frame.pages import story_for
from desk.frame.powers import user_of
from people.models import User
from people.roles import Act

# Of one user and one form: pages that somebody opened, typed into and left.
MOST = 10
# What the browser sends with every form, and no words of anybody.
NOT_TYPED = {"csrfmiddlewaretoken", "page_key", "taken", "look"}
# Forms about a story, and what one must be allowed to do there.
OF_STORIES = {"correct": Act.CORRECT}


def story_of_form(request: HttpRequest, page: str) -> Article:
    """Return the story that a form is about, for those who may send it. Raises `Http404`."""
    kind, _, public_id = page.partition("-")
    if kind not in OF_STORIES:
        raise Http404("There is no such page.")
    return story_for(request, public_id, OF_STORIES[kind])


def keep_form(user: User, page: str, article: Article, sent: QueryDict) -> FormCopy:
    """Keep what stands in a form, in place of what this page had before."""
    fields = [
        [name, value]
        for name, values in sent.lists()
        if name not in NOT_TYPED and not name.startswith("_")
        for value in values
    ]
    key = page_key(sent.get("page_key", ""))
    values = {"page": page, "article": article, "fields": fields, "kept_at": timezone.now()}
    copy, _ = FormCopy.objects.update_or_create(user=user, key=key, defaults=values)
    kept = FormCopy.objects.filter(user=user, page=page).values_list("pk", flat=True)
    older = kept[MOST : MOST * 2]
    FormCopy.objects.filter(pk__in=list(older)).delete()
    return copy


def kept_forms(request: HttpRequest, page: str) -> QuerySet[FormCopy]:
    """Return what the one who asks has typed into a form and not sent, the newest first."""
    return FormCopy.objects.filter(user=user_of(request), page=page)


def drop_sent(request: HttpRequest, page: str, *keys: str) -> None:
    """Drop the copies of a page that was sent, and of the one whose words it took."""
    kept_forms(request, page).filter(key__in=keys).delete()


def typed_in(copy: FormCopy) -> QueryDict:
    """Return the fields of a copy as a form takes them."""
    typed = QueryDict(mutable=True)
    for name, value in copy.fields:
        typed.appendlist(name, value)
    return typed
