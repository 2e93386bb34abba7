"""The preview at the desk: the public page with the draft's content, at a width and in colours."""

import re
from pathlib import Path

import pytest
from django.test import Client

from articles.models import Article
from people.models import User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import desk
from tests.related.list_builders import pin

pytestmark = pytest.mark.django_db

CSS = Path(__file__).resolve().parents[3] / "website" / "static" / "website" / "site.css"


def address(article: Article, tail: str = "") -> str:
    return f"/admin/stories/{article.public_id}/preview/{tail}"


def test_preview_is_the_public_page_of_the_draft_and_nobody_elses(
    web_editor: User, moderator: User, reader: Client
) -> None:
    article = make_article(headline="Bridge opens", photos=[make_photo(rendered=True)])
    article.section = None
    article.save()
    for tail in ("", "page/"):
        assert desk(moderator).get(address(article, tail)).status_code == 404
        assert reader.get(address(article, tail)).status_code == 302
    page = desk(web_editor).get(address(article, "page/")).content.decode()
    assert "Bridge opens" in page
    assert f"/admin/pictures/{article.figures.get().photo.content_hash}-960" in page  # type: ignore[union-attr]
    assert 'content="noindex"' in page
    assert 'rel="canonical"' not in page


def test_preview_shows_what_would_stand_under_the_story(web_editor: User) -> None:
    other = live_article(headline="Ferries were late", writers=["Li Xuan"])
    article = make_article()
    pin(article, other)
    page = desk(web_editor).get(address(article, "page/")).content.decode()
    assert "You May Also Like" in page
    assert "Ferries were late" in page


@pytest.mark.parametrize(
    ("query", "width", "colours"),
    [
        ("", "desktop", "light"),
        ("?width=phone&colours=dark", "phone", "dark"),
        ("?width=x&colours=%22%3E", "desktop", "light"),
    ],
)
def test_frame_has_the_width_and_the_colours_asked_for(
    web_editor: User, query: str, width: str, colours: str
) -> None:
    article = make_article()
    page = desk(web_editor).get(address(article) + query).content.decode()
    assert f'class="preview-{width}"' in page
    assert f'src="{address(article, "page/")}?colours={colours}"' in page
    inner = desk(web_editor).get(address(article, f"page/?colours={colours}")).content.decode()
    assert f'data-colours="{colours}"' in inner


def test_only_the_frame_holds_a_page_and_only_the_preview_is_held(web_editor: User) -> None:
    article = live_article()
    client = desk(web_editor)
    frame, held = client.get(address(article)), client.get(address(article, "page/"))
    policy = frame.headers["Content-Security-Policy"]
    assert "frame-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert frame.headers["X-Frame-Options"] == "DENY"
    policy = held.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "frame-src" not in policy
    assert held.headers["X-Frame-Options"] == "SAMEORIGIN"
    for other in (article.live_path, "/admin/"):
        answer = client.get(other)
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-src" not in answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_colours_of_the_preview_are_those_of_the_paper() -> None:
    css = CSS.read_text(encoding="utf-8")

    def tokens(opening: str) -> dict[str, str]:
        part = css.split(opening, 1)[1].split("}", 1)[0]
        return dict(re.findall(r"(--\w+): (#\w+);", part))

    assert tokens(':root[data-colours="light"] {') == tokens(":root {")
    assert tokens(':root[data-colours="dark"] {') == tokens("(prefers-color-scheme: dark) {\n")
    assert tokens(":root {")
