"""Links by which an outsider, such as a lawyer or a source, reads a draft for a while.

The address carries the link's token signed with the site's key, and the row says whether it is
still open: neither a guessed token nor a copied row alone opens anything.
"""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from articles.dates import moment_words
from articles.draft.revisions import lock
from articles.models import Article, PreviewLink
from articles.workflow import WrongState, log
from people.actors import check_may
from people.models import User
from people.roles import Act, may

MOST_HOURS = 24 * 30
# A character that no signature and no token has, and that no address needs to escape.
SEPARATOR = "~"


def signer() -> Signer:
    """Return what signs the tokens of preview links, and nothing else."""
    return Signer(salt="articles.outsiders", sep=SEPARATOR)


def signed(link: PreviewLink) -> str:
    """Return the end of a link's address."""
    return signer().sign(link.token)


@transaction.atomic
def show_outsider(article: Article, *, by: User, to: str, hours: int) -> PreviewLink:
    """Make a link for somebody outside, who sees the draft as it stands until it ends.

    Raises `PermissionDenied`, or `WrongState` where nobody is named or the time is none.
    """
    locked = lock(article)
    check_may(by, Act.SHOW_OUTSIDERS, own=locked.is_own(by))
    if not to.strip():
        raise WrongState("Say for whom it is. The page names them.")
    if not 1 <= hours <= MOST_HOURS:
        raise WrongState(f"Choose between 1 and {MOST_HOURS} hours.")
    ends = timezone.now() + timedelta(hours=hours)
    link = PreviewLink.objects.create(
        article=locked, note=to.strip()[:200], made_by=by, expires_at=ends
    )
    log(locked, "show an outsider", by, note=f"{link.note}, until {moment_words(ends)}")
    return link


@transaction.atomic
def end_link(link: PreviewLink, *, by: User) -> None:
    """End a link before its time. Raises `PermissionDenied`; one that has ended stays so."""
    locked = lock(link.article)
    check_may(by, Act.SHOW_OUTSIDERS, own=locked.is_own(by))
    now = timezone.now()
    if PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now):
        log(locked, "end an outsider's link", by, note=link.note)


def open_link(address_end: str) -> PreviewLink | None:
    """Return the link of an address as long as it leads to the draft, else none.

    It ends with its time, when it is taken back, and when whoever made it may not show the story
    any more: their account is closed, or the story is on hold and they are not named.
    """
    try:
        token = signer().unsign(address_end)
    except BadSignature:
        return None
    found = PreviewLink.objects.select_related("article__section", "article__source", "made_by")
    link = found.filter(token=token).first()
    if link is None or not link.is_open or link.made_by is None:
        return None
    article, maker = link.article, link.made_by
    if not may(maker, Act.SHOW_OUTSIDERS, own=article.is_own(maker)):
        return None
    if not Article.objects.seen_by(maker).filter(pk=article.pk).exists():
        return None
    return link
