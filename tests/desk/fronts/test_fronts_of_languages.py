"""The front of a further language at the desk: edited, looked at and led as that of the paper."""

from functools import partial

import pytest
from django.test import Client

from articles.acts.lead_story import LeadPlace, lead
from articles.acts.threads import make_thread, put_in
from articles.workflow import WrongState
from editions.front import Layout, Row, Rule, RuleKind, Slot
from editions.models import lead_of
from fronts.drafting import change
from fronts.publishing import publish
from people.actors import SHELL
from people.models import User
from tests.builders import live_article
from tests.desk.client import desk
from tests.desk.fronts.test_fronts import PAGE, press, stands
from tests.website.live_pages import headlines, text_of, tree
from tests.website.tongues import FRENCH, speak

pytestmark = pytest.mark.django_db
HOME = "/fr/"


def test_front_of_a_language_is_edited_as_that_of_the_paper(
    reader: Client, web_editor: User
) -> None:
    speak({**FRENCH, "menu": [["La ville", "/fr/section/city/"]]})
    english = live_article(headline="Ferry sails")
    old, newer, newest = (live_article(headline=f"Numéro {n}", language="fr") for n in range(3))
    client = desk(web_editor)
    page = client.get(PAGE, {"of": HOME}).content.decode()
    assert "Front page, français" in page
    assert "La ville" in page
    assert english.headline not in text_of(tree(client.get(PAGE, {"of": HOME})).xpath("//form")[0])
    press(client, f"put {old.public_id}", of=HOME, row="top")
    assert stands(HOME)[0] == [old.public_id, *["paper"] * 4]
    preview = client.get("/admin/fronts/preview/page/", {"of": HOME})
    assert headlines(preview)[:3] == ["Numéro 0", "Numéro 2", "Numéro 1"]
    assert b'<html lang="fr"' in preview.content
    assert "version 1" in press(client, "publish", of=HOME, version="1")
    assert headlines(reader.get(HOME)) == ["Numéro 0", "Numéro 2", "Numéro 1"]
    assert headlines(reader.get("/")) == [str(english)]
    lead(newer, LeadPlace.FRONT, by=SHELL)
    assert headlines(reader.get(HOME))[:2] == [str(newer), str(old)]
    assert (lead_of(HOME), lead_of("")) == (newer.public_id, "")
    story = client.get(f"/admin/stories/{newer.public_id}/do/lead/").content.decode()
    assert "the front page in French" in story
    assert "its section" not in story
    with pytest.raises(WrongState):
        lead(newest, LeadPlace.SECTION, by=SHELL)
    lead(newer, LeadPlace.NOTHING, by=SHELL)
    assert lead_of(HOME) == ""


def test_rules_take_what_stands_in_the_lists_of_the_language(reader: Client) -> None:
    speak(FRENCH)
    thread = make_thread("Storm", "storm", by=SHELL)
    for headline, language in (("Ferry", "en"), ("Bac", "fr")):
        story = live_article(headline=headline, language=language, tags=["Boats"], source="Xinhua")
        put_in(story, thread, by=SHELL)
    kinds = (
        (RuleKind.PAPER, ""),
        (RuleKind.SECTION, "city"),
        (RuleKind.TAG, "boats"),
        (RuleKind.THREAD, "storm"),
        (RuleKind.SOURCE, "xinhua"),
        (RuleKind.PERSON, "li-xuan"),
    )
    for kind, slug in kinds:
        slots = (Slot("a-0", rule=Rule(kind, slug)), Slot("a-1", rule=Rule(kind, slug)))
        row = [Row("a", Layout.THREE, slots=slots)]
        for place, headline in (("", "Ferry"), (HOME, "Bac")):
            change(place, partial(lambda made, rows: made, row), by=SHELL)
            publish(place, by=SHELL)
            assert headlines(reader.get(place or "/")) == [headline], (kind, place)


def test_a_section_s_lead_in_a_language_with_a_front_stands_there_alone(reader: Client) -> None:
    story = live_article(headline="Bac", language="fr")
    live_article(headline="Ferry")
    lead(story, LeadPlace.SECTION, by=SHELL)
    assert headlines(reader.get("/section/city/"))[0] == "Bac"
    speak(FRENCH)
    assert headlines(reader.get("/section/city/")) == ["Ferry"]
