"""`/wire/in/…`: a house sends its stories here, with the key of its channel.

It is no page: no cookie is read, no form taken, and every answer is JSON. What comes is kept and
answered at once (202) with an address, where the same key reads what became of it.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from people.program_keys import key_sent
from wire.channels.deliveries import let_wait
from wire.channels.keys import opens
from wire.lines import MOST_FILE_BYTES
from wire.models import Channel, Delivery, DeliveryStatus, Way
from wire.outcome import Status

A_MINUTE = timedelta(minutes=1)
# So many wait for the worker at most: more only means that it stands still.
MOST_WAITING = 1_000

type View = Callable[..., HttpResponse]


def with_key(view: View) -> View:
    """Let in who has the key of the channel; all others learn nothing, not even if it is there."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, short_name: str, **rest: str) -> HttpResponse:
        channel = Channel.objects.filter(short_name=short_name, way=Way.POST).first()
        if not opens(key_sent(request), channel):
            answer = problem(401, "Send the key of this channel: Authorization: Bearer KEY.")
            answer["WWW-Authenticate"] = 'Bearer realm="wire"'
            return answer
        return view(request, channel, **rest)

    # What is sent is no form (newsroom/no_null.py).
    answered.takes_bytes = True  # type: ignore[attr-defined]
    return answered


@with_key
@require_http_methods(["POST"])
def take_in(request: HttpRequest, channel: Channel) -> HttpResponse:
    """Keep what a house sends, and say where it can be asked after."""
    refusal = why_refused(request, channel)
    if refusal:
        return refusal
    try:
        data = request.body
    except RequestDataTooBig:
        return too_large()
    except UnreadablePostError:
        return problem(400, "The connection ended before all of it was here. Send it again.")
    if not data.strip():
        return problem(400, "There is nothing in it. Send the file itself as the body.")
    if len(data) > MOST_FILE_BYTES:
        return too_large()
    delivery = let_wait(channel, data)
    answer = JsonResponse(as_json(delivery), status=202)
    answer["Location"] = address_of(delivery)
    return answer


@with_key
@require_http_methods(["GET", "HEAD"])
def what_became(request: HttpRequest, channel: Channel, public_id: str) -> HttpResponse:
    """Say what became of something that was sent on this channel."""
    delivery = Delivery.objects.filter(channel=channel, public_id=public_id).first()
    if delivery is None:
        return problem(404, "Nothing was sent here under this address, or more than 30 days ago.")
    return JsonResponse(as_json(delivery))


def why_refused(request: HttpRequest, channel: Channel) -> HttpResponse | None:
    """Return why nothing is taken in, before it is read; None where it may come."""
    if not channel.is_open:
        return problem(403, "This channel is closed. Ask the paper to open it.")
    kind = request.content_type or ""
    if kind.startswith("multipart/"):
        return problem(415, "Send the file itself as the body, not as a form.")
    length = request.headers.get("Content-Length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > MOST_FILE_BYTES:
        return too_large()
    sent = channel.deliveries.filter(received_at__gt=timezone.now() - A_MINUTE)
    if sent[: settings.WIRE_POSTS_PER_MIN].count() >= settings.WIRE_POSTS_PER_MIN:
        return later(f"No more than {settings.WIRE_POSTS_PER_MIN} a minute. Send it again later.")
    # What a house put into a folder, however much at once, shuts nobody out.
    waiting = Delivery.objects.filter(status=DeliveryStatus.WAITING, folder_file="")
    if waiting[:MOST_WAITING].count() >= MOST_WAITING:
        return later("Too much waits to be read in. Send it again later.")
    return None


def as_json(delivery: Delivery) -> dict[str, object]:
    """Return a delivery for the program that sent it: nothing of what the desk does with it."""
    return {
        "address": address_of(delivery),
        "status": delivery.status,
        "received_at": delivery.received_at.isoformat(),
        "stories": [
            {
                "name": outcome["path"],
                "status": outcome["status"],
                "problem": outcome["reason"] if outcome["status"] == Status.REFUSED else "",
            }
            for outcome in delivery.outcomes
        ],
    }


def address_of(delivery: Delivery) -> str:
    """Return the whole address at which can be asked what became of a delivery."""
    place = reverse("wire_delivery", args=[delivery.channel.short_name, delivery.public_id])
    return f"{settings.SITE_URL}{place}"


def problem(status: int, words: str) -> HttpResponse:
    """Answer that something cannot be done, and what to do."""
    return JsonResponse({"problem": words}, status=status)


def too_large() -> HttpResponse:
    """Answer that it is more than is taken."""
    return problem(413, f"No more than {MOST_FILE_BYTES // 1_000_000} MB. Send it in parts.")


def later(words: str) -> HttpResponse:
    """Answer that it is too much at this time."""
    answer = problem(429, words)
    answer["Retry-After"] = str(int(A_MINUTE.total_seconds()))
    return answer
