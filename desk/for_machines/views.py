"""The paper's texts for machines: looked at, written, previewed, put out, and put back."""

from collections.abc import Iterable

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from desk.for_machines.forms import TextForm, initial_of
from desk.for_machines.words import ABOUT
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import show
from desk.frame.powers import check_can, user_of
from paging.numbers import whole_number
from people.roles import Act
from website.crawlers import CRAWLERS, PRESETS
from website.machine_texts import newest, robots_text, sitemaps_now
from website.models import MachineText, TextName
from website.text_checks import SOON, expires_at, robots_remarks

TITLE = "Texts for machines"
VERSIONS = 20
MEANWHILE = (
    "Somebody put out another version meanwhile. It stands among the versions below: look at it, "
    "then press again."
)


def machine_texts(request: HttpRequest) -> HttpResponse:
    """Show which texts the paper has, and since when."""
    check_can(request, Act.RUN_THE_PAPER)
    rows = [(name, ABOUT[name], newest(name)) for name in TextName]
    return show(request, "desk/for_machines/texts.html", {"title": TITLE, "rows": rows})


def machine_text(request: HttpRequest, text: str) -> HttpResponse:
    """Show one of them; what is typed is shown as machines will get it before it is put out."""
    check_can(request, Act.RUN_THE_PAPER)
    name = next((name for name in TextName if name == text), None)
    if name is None:
        raise Http404("There is no such text.")
    if request.method == "POST":
        return sent(request, name)
    now = newest(name)
    version = version_asked(request, name) or now
    form = TextForm(name=name, initial=initial_of(version, now))
    return page(request, name, form, older=version if version != now else None)


def sent(request: HttpRequest, name: TextName) -> HttpResponse:
    """Tick what a preset says, show what machines would get, or put it out."""
    form = TextForm(with_preset(request.POST), name=name)
    if not form.is_valid():
        return page(request, name, form)
    text, turned_away = (
        form.cleaned_data["text"],
        in_order(form.cleaned_data.get("turned_away", ())),
    )
    preview = robots_text(text, turned_away, sitemaps_now()) if name == TextName.ROBOTS else text
    if "put_out" not in request.POST:
        return page(request, name, form, preview=preview, remarks=remarks_on(name, text))
    if not put_out(name, text, turned_away, form.cleaned_data["seen"], by=str(user_of(request))):
        form.add_error(None, MEANWHILE)
        return page(request, name, form, preview=preview)
    drop_sent(request)
    messages.success(request, f"{name} is out." if preview.strip() else f"{name} was taken away.")
    return HttpResponseRedirect(reverse("admin:machine_text", args=[name]))


def with_preset(posted: QueryDict) -> QueryDict:
    """Return what was sent, with the ticks of the preset that was pressed, if one was."""
    preset = PRESETS.get(posted.get("preset", ""))
    if preset is None:
        return posted
    changed = posted.copy()
    changed.setlist("turned_away", preset.tokens)
    return changed


def in_order(tokens: Iterable[str]) -> list[str]:
    """Return crawlers in the order of their table."""
    chosen = set(tokens)
    return [crawler.token for crawler in CRAWLERS if crawler.token in chosen]


@transaction.atomic
def put_out(name: TextName, text: str, turned_away: list[str], seen: str, *, by: str) -> bool:
    """Make a version what machines get; not where another came since the form was opened."""
    # Whoever waited for a colleague looks again: what was newest before may not be so any more.
    MachineText.objects.select_for_update().filter(name=name).order_by("-id").first()
    now = MachineText.objects.filter(name=name).order_by("-id").first()
    if seen != (str(now.pk) if now else ""):
        return False
    if now is None or (now.text, now.turned_away) != (text, turned_away):
        MachineText.objects.create(name=name, text=text, turned_away=turned_away, by=by)
    return True


def remarks_on(name: TextName, text: str) -> list[str]:
    """Return what somebody should know who puts a text out."""
    return list(robots_remarks(text)) if name == TextName.ROBOTS else []


def version_asked(request: HttpRequest, name: TextName) -> MachineText | None:
    """Return the older version that is asked for, if one is."""
    key = whole_number(request.GET.get("version", ""))
    return MachineText.objects.filter(name=name, pk=key).first() if key else None


def page(
    request: HttpRequest,
    name: TextName,
    form: TextForm,
    *,
    preview: str | None = None,
    remarks: Iterable[str] = (),
    older: MachineText | None = None,
) -> HttpResponse:
    """Show the page of a text."""
    now = newest(name)
    expires = expires_at(now.text) if now and name == TextName.SECURITY else None
    context = {
        "title": name,
        "about": ABOUT[name],
        "form": form,
        "presets": PRESETS if name == TextName.ROBOTS else {},
        "groups": list(form.groups()) if name == TextName.ROBOTS else [],
        "preview": preview,
        "remarks": remarks,
        "older": older,
        "expires": expires,
        "is_expiring": expires is not None and expires <= timezone.now() + SOON,
        "now": now,
        "versions": MachineText.objects.filter(name=name).order_by("-id")[:VERSIONS],
    }
    return show(request, "desk/for_machines/text.html", context)
