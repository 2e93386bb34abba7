"""A batch that a feed brought in by accident is withdrawn whole, with one reason."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import DjangoAssertNumQueries

from articles.door.publishing import publish, withdraw
from articles.models import Article, Notice
from editions.models import Edition, PublishedArticle
from people.actors import SHELL
from people.models import User
from people.roles import Role
from tests.builders import make_section
from tests.conftest import make_user
from tests.desk.client import desk
from tests.wire.samples import page_text
from wire.models import Batch

pytestmark = pytest.mark.django_db


def read_in(folder: Path, *headlines: str, body: str = "It is so.", publish: bool = True) -> None:
    """Read pages in by one run of the command."""
    make_section()
    folder.mkdir(exist_ok=True)
    names = []
    for headline in headlines:
        name = folder / f"{headline}.txt"
        name.write_text(page_text(headline=headline, body=[f"{headline}. {body}"]))
        names.append(str(name))
    call_command("ingest", *names, *(["--publish"] if publish else []), verbosity=0)


def page(client: Client, batch: Batch) -> html.HtmlElement:
    return html.fromstring(client.get(f"/admin/batches/{batch.pk}/").content)


def boxes(root: html.HtmlElement) -> dict[str, bool]:
    """Return the stories of the form by their ids, and whether each is ticked."""
    return {
        box.get("value", ""): box.get("checked") is not None
        for box in root.xpath("//input[@name='story']")
    }


def story(headline: str) -> Article:
    return Article.objects.get(headline=headline)


def take_back(client: Client, batch: Batch, *ids: str, reason: str = "Sent by mistake.") -> str:
    response = client.post(f"/admin/batches/{batch.pk}/", {"story": ids, "reason": reason})
    return response.content.decode()


def test_one_run_is_one_batch_and_goes_as_a_whole(
    web_editor: User, publisher: User, reader: Client, tmp_path: Path
) -> None:
    read_in(tmp_path / "a", "One ship", "Two ships")
    read_in(tmp_path / "b", "Three ships")
    batch = Batch.objects.earliest("pk")
    client = desk(web_editor)
    ticked = boxes(page(client, batch))
    assert ticked == {story("One ship").public_id: True, story("Two ships").public_id: True}
    said = take_back(client, batch, *ticked)
    assert said.count("state-green") >= 2
    assert PublishedArticle.objects.get().headline == "Three ships"
    answer = reader.get(story("One ship").live_path)
    assert answer.status_code == 410
    assert "Sent by mistake." in answer.content.decode()
    # Publishers and the webhook hear of it once, not of each story.
    (mine,) = Notice.objects.filter(user=publisher)
    assert "withdraws 2 stories of the batch" in mine.words
    assert Notice.objects.filter(user=None).count() == 1
    assert "Readers see no story of this batch" in page(client, batch).text_content()


def test_what_the_batch_only_updated_is_named_and_not_ticked(
    web_editor: User, tmp_path: Path
) -> None:
    read_in(tmp_path / "a", "One ship")
    read_in(tmp_path / "a", "One ship", "Two ships", body="There is more.")
    batch = Batch.objects.latest("pk")
    root = page(desk(web_editor), batch)
    assert boxes(root) == {story("One ship").public_id: False, story("Two ships").public_id: True}
    assert "only updated by it" in root.text_content()
    assert story("One ship").live_edition == 2


def test_drafts_of_before_that_go_out_by_a_second_run_are_that_runs(
    web_editor: User, tmp_path: Path
) -> None:
    read_in(tmp_path / "a", "One ship", publish=False)
    read_in(tmp_path / "a", "One ship")
    first, second = Batch.objects.order_by("pk")
    client = desk(web_editor)
    assert boxes(page(client, first)) == {story("One ship").public_id: False}
    assert boxes(page(client, second)) == {story("One ship").public_id: True}


def test_run_that_brought_nothing_new_is_no_batch(tmp_path: Path) -> None:
    read_in(tmp_path / "a", "One ship")
    read_in(tmp_path / "a", "One ship")
    assert Batch.objects.count() == 1


def test_paste_is_a_batch_and_what_the_desk_published_of_it_is_not_ticked(
    web_editor: User,
) -> None:
    make_section()
    client = desk(web_editor)
    client.post("/admin/paste/", {"text": page_text(headline="One ship")})
    batch = Batch.objects.get()
    assert batch.by == str(web_editor)
    article = story("One ship")
    assert boxes(page(client, batch)) == {}
    article.section = make_section()
    article.save()
    publish(article, by=SHELL)
    assert boxes(page(client, batch)) == {article.public_id: False}


def test_one_that_was_withdrawn_meanwhile_stops_no_other(web_editor: User, tmp_path: Path) -> None:
    read_in(tmp_path / "a", "One ship", "Two ships")
    batch = Batch.objects.get()
    client = desk(web_editor)
    ticked = boxes(page(client, batch))
    withdraw(story("One ship"), reason="Another reason.", by=SHELL)
    take_back(client, batch, *ticked)
    assert not PublishedArticle.objects.exists()
    assert Edition.objects.of(story("One ship").public_id).count() == 2


def test_reason_and_a_tick_are_needed_and_nothing_is_lost(web_editor: User, tmp_path: Path) -> None:
    read_in(tmp_path / "a", "One ship", "Two ships")
    batch = Batch.objects.get()
    client = desk(web_editor)
    one = story("One ship").public_id
    root = html.fromstring(take_back(client, batch, one, reason=" "))
    assert boxes(root) == {one: True, story("Two ships").public_id: False}
    assert "Tick the stories" in take_back(client, batch)
    assert PublishedArticle.objects.count() == 2
    assert not Notice.objects.exists()


def test_story_of_another_batch_cannot_be_slipped_in(web_editor: User, tmp_path: Path) -> None:
    read_in(tmp_path / "a", "One ship")
    read_in(tmp_path / "b", "Two ships")
    batch = Batch.objects.earliest("pk")
    take_back(desk(web_editor), batch, story("Two ships").public_id)
    assert PublishedArticle.objects.count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DUTY_EDITOR])
def test_batches_are_for_those_who_may_withdraw(role: Role, tmp_path: Path) -> None:
    read_in(tmp_path / "a", "One ship")
    batch = Batch.objects.get()
    client = desk(make_user("Ann Actor", role))
    may = role in {Role.WEB_EDITOR, Role.PUBLISHER}
    for address in ("/admin/batches/", f"/admin/batches/{batch.pk}/"):
        assert client.get(address).status_code == (200 if may else 404)
    take_back(client, batch, story("One ship").public_id)
    assert PublishedArticle.objects.exists() != may


def test_duty_editor_withdraws_a_batch_at_night(reporter: User, tmp_path: Path) -> None:
    read_in(tmp_path / "a", "One ship")
    reporter.duty_until = timezone.now() + timedelta(hours=8)
    reporter.save()
    take_back(desk(reporter), Batch.objects.get(), story("One ship").public_id)
    assert not PublishedArticle.objects.exists()


def test_list_says_how_many_are_live_and_goes_on_by_key(
    web_editor: User, tmp_path: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    read_in(tmp_path / "a", "One ship", "Two ships")
    withdraw(story("One ship"), reason="x", by=SHELL)
    client = desk(web_editor)
    assert "1 live" in client.get("/admin/batches/").content.decode()
    for number in range(35):
        Batch.objects.create(name=f"Batch {number}", by="the wire")
    with django_assert_max_num_queries(8):
        listed = client.get("/admin/batches/").content.decode()
    assert "Batch 34" in listed
    assert "Batch 4<" not in listed
    older = html.fromstring(listed).xpath("//p[@class='more']/a/@href")[0]
    assert "1 live" in client.get(f"/admin/batches/{older}").content.decode()
    assert client.get("/admin/batches/?before=x").status_code == 404
    assert client.get("/admin/batches/999/").status_code == 404
