"""A paper that was just set up has no section: the first page and the command ask for one."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from lxml import html

from articles.models import Article
from people.models import Person, User
from taxonomy.models import Section
from tests.builders import make_article, make_section
from tests.desk.client import desk
from tests.wire.samples import page_text

pytestmark = pytest.mark.django_db


def command(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out)
    return out.getvalue()


def test_first_page_asks_for_a_section_until_there_is_one(web_editor: User) -> None:
    page = desk(web_editor).get("/admin/").content.decode()
    assert "The paper has no section yet" in page
    assert 'href="/admin/taxonomy/section/add/"' in page
    answer = desk(web_editor).post(
        "/admin/taxonomy/section/add/", {"name": "World", "slug": "world", "position": "0"}
    )
    assert answer.status_code == 302
    assert "has no section yet" not in desk(web_editor).get("/admin/").content.decode()


def test_who_may_make_none_is_told_whom_to_ask(reporter: User) -> None:
    page = desk(reporter).get("/admin/").content.decode()
    assert "Ask a web editor or a publisher to make the first." in page
    assert "/taxonomy/section/add/" not in page


def test_wire_without_a_section_says_what_to_run_and_publishes_after_it(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(page_text())
    out = command("ingest", "--publish", str(path))
    assert "Not published: The paper has no section yet" in out
    assert "manage.py add_section World" in out
    assert command("add_section", "World").strip() == "World: ingest --section world"
    assert Article.objects.get().live_path in command("ingest", "--publish", str(path))
    assert Article.objects.get().is_live


def test_wire_makes_the_section_that_it_is_told_to(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(page_text())
    command("ingest", "--publish", "--make-section", "Home  News", str(path))
    article = Article.objects.get()
    assert article.is_live
    assert str(article.section) == "Home News"
    command("ingest", "--make-section", "home news", str(path))
    assert Section.objects.count() == 1
    with pytest.raises(CommandError, match="not both"):
        command("ingest", "--make-section", "A", "--section", "B", str(path))
    with pytest.raises(CommandError):
        command("ingest", "--make-section", "x" * 90, str(path))


def test_empty_desk_shows_its_steps_until_there_is_a_story(
    publisher: User, web_editor: User
) -> None:
    def steps() -> list[str]:
        page = html.fromstring(desk(publisher).get("/admin/").content.decode())
        return [" ".join(one.text_content().split()) for one in page.xpath("//ol/li//h3")]

    names = ["Name and clock", "Your name", "Sections", "People Done", "The first story"]
    assert steps() == names
    command("add_section", "World")
    desk(publisher).post(f"/admin/accounts/{publisher.pk}/byline/")
    assert steps()[1:3] == ["Your name Done", "Sections Done"]
    page = desk(publisher).get("/admin/").content.decode()
    for address in ("/admin/accounts/invite/", "/admin/articles/article/add/"):
        assert f'href="{address}"' in page
    # Who does not run the paper has their lists.
    assert "Before the first story" not in desk(web_editor).get("/admin/").content.decode()
    make_article()
    assert steps() == []


def test_superuser_gets_a_name_and_its_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-and-good-one-9")
    call = ("createsuperuser", "--no-input", "--email", "a@paper.example", "--username")
    assert "“Noor Ansari”" in command(*call, "noor", "--name", "Noor  Ansari")
    command(*call, "admin")
    people = [(one.name, str(one.user)) for one in Person.objects.order_by("pk")]
    assert people == [("Noor Ansari", "Noor Ansari"), ("admin", "admin")]


def test_unknown_section_is_refused_with_those_there_are_and_how_to_make_one(
    tmp_path: Path,
) -> None:
    make_section("World", "world")
    make_section("Sport", "sport", 2)
    with pytest.raises(CommandError) as told:
        command("ingest", "--section", "Local news", str(tmp_path))
    assert str(told.value) == (
        "There is no section 'Local news'. The sections are: world (World), sport (Sport). "
        "To make it: manage.py add_section 'Local news'"
    )


@pytest.mark.parametrize("named", ["sport", "Sport", "SPORT"])
def test_section_is_named_by_its_slug_or_its_name(named: str, tmp_path: Path) -> None:
    make_section("Sport", "sport")
    path = tmp_path / "page.txt"
    path.write_text(page_text())
    command("ingest", "--section", named, str(path))
    section = Article.objects.get().section
    assert section is not None
    assert section.slug == "sport"


def test_section_that_is_there_is_not_made_again() -> None:
    command("add_section", "World")
    command("add_section", "Sport", "--slug", "games")
    with pytest.raises(CommandError, match="already"):
        command("add_section", "world")
    assert [(one.name, one.slug, one.position) for one in Section.objects.all()] == [
        ("World", "world", 0),
        ("Sport", "games", 1),
    ]
