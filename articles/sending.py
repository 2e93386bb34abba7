"""Sending what colleagues are told: by mail to each, and to the paper's webhook.

A notice is leased for two minutes by the worker that sends it; one whose worker died is taken
up again. It is marked as sent only after it was, so that it may come twice and never not at all.
"""

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from articles.models import Notice
from articles.models.notices import NoticeQuerySet
from leases.lease import CountedLease
from paper.now import paper_now
from search.words import shortened

# After each attempt that failed but the last.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
ATTEMPTS = len(PAUSES) + 1
LEASE = CountedLease(timedelta(minutes=2), most_attempts=ATTEMPTS)
WEBHOOK_TIMEOUT_S = 5
SUBJECT_LETTERS = 80
logger = logging.getLogger(__name__)


def send_next_mail() -> bool:
    """Mail the next notice to its colleague; say whether there was one."""
    return send_next(Notice.objects.filter(user__isnull=False), mail)


def send_next_alert() -> bool:
    """Post the next notice to the webhook; say whether there was one."""
    return send_next(Notice.objects.filter(user=None), post)


def send_next(notices: NoticeQuerySet, send: Callable[[Notice], None]) -> bool:
    """Send the next of these notices; one that cannot be sent is put off and stops no other."""
    notice = claim(notices)
    if notice is None:
        return False
    try:
        send(notice)
    except Exception as error:
        logger.warning("Notice %s could not be sent: %s", notice.pk, error)
        put_off(notice, str(error) or type(error).__name__)
    else:
        LEASE.give_back(Notice.objects.filter(pk=notice.pk), sent_at=timezone.now())
    return True


def claim(notices: NoticeQuerySet) -> Notice | None:
    """Take the next notice for this worker, urgent ones first, or none where all are sent."""
    return LEASE.next_of(
        notices.to_send().select_related("user").order_by("-is_urgent", "pk"),
        give_up=lambda notice: put_off(notice, "The worker ended each time this was to be sent."),
    )


def put_off(notice: Notice, problem: str) -> None:
    """Try a notice again later, each time after a longer pause; after the last keep why not."""
    row = Notice.objects.filter(pk=notice.pk)
    if notice.attempts >= ATTEMPTS:
        LEASE.give_back(row, problem=problem[:300])
    else:
        LEASE.put_off(row, PAUSES[notice.attempts - 1])


def mail(notice: Notice) -> None:
    """Mail a notice to its colleague; where there is no server or address, the desk suffices."""
    user = notice.user
    if user is None or not settings.EMAIL_URL or not user.email or not user.is_active:
        return
    text = " ".join(notice.words.split())
    subject = shortened(text, SUBJECT_LETTERS)
    host = urlsplit(settings.SITE_URL).hostname
    EmailMessage(
        f"{paper_now().name}: {subject}",
        f"{text}\n\n{desk_address(notice)}\n",
        to=[user.email],
        # One that comes twice is known as the same by the programs that read mail.
        headers={"Message-ID": f"<notice-{notice.pk}@{host}>"},
    ).send()


def post(notice: Notice) -> None:
    """Post a notice to the paper's webhook, where it has one."""
    if not settings.ALERT_WEBHOOK_URL:
        return
    payload = {"text": notice.words, "url": desk_address(notice), "at": notice.at.isoformat()}
    request = Request(
        settings.ALERT_WEBHOOK_URL,
        data=json.dumps(payload).encode(),
        headers={"Content-Type": "application/json", "User-Agent": "Newsroom"},
    )
    with build_opener(NoRedirect).open(request, timeout=WEBHOOK_TIMEOUT_S) as answer:
        answer.read(1)


class NoRedirect(HTTPRedirectHandler):
    """Takes a redirect for a failure: what was posted would get lost on the way."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Go nowhere else."""


def desk_address(notice: Notice) -> str:
    """Return the full address of the story that a notice is about, else of the first page."""
    if notice.article_id is None:
        return f"{settings.SITE_URL}{reverse('admin:index')}"
    path = reverse("admin:articles_article_change", args=[notice.article_id])
    return f"{settings.SITE_URL}{path}"
