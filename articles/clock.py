"""Stories that go out by the clock. A scheduled story is data: nothing is lost with a worker."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.changes import NothingChanged
from articles.models import Article
from articles.publishing import publish
from articles.revisions import lock
from articles.workflow import DoorError
from editions.choices import Kind
from editions.models import Edition
from people.actors import CLOCK

logger = logging.getLogger(__name__)


def publish_due(at: datetime | None = None) -> Iterator[tuple[Article, Edition | None]]:
    """Publish what is due, and yield each story with its edition, or none where it could not.

    However many workers run this, each story goes out once: the story is locked, and looked at
    again under the lock. What stops one story is noted on it and stops no other.
    """
    for pk in Article.objects.due(at).order_by("publish_at").values_list("pk", flat=True):
        try:
            with transaction.atomic():
                article = lock(Article(pk=pk))
                if not Article.objects.due(at).filter(pk=pk).exists():
                    continue
                kind = Kind.UPDATE if article.is_live else None
                edition = publish(article, by=CLOCK, kind=kind, revision=article.approved_revision)
        except (DoorError, PermissionDenied) as error:
            refused = Article.objects.filter(pk=pk)
            # It is tried no more: an editor sees why on the dashboard and schedules it anew.
            problem = "" if isinstance(error, NothingChanged) else str(error)[:500]
            refused.update(publish_at=None, publish_problem=problem)
            yield refused.get(), None
        except Exception:
            # It stays due and is tried again; whatever ails one story stops no other.
            logger.exception("A scheduled story (row %s) could not be published.", pk)
        else:
            yield article, edition
