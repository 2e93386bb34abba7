"""robots.txt, ads.txt, security.txt and trust.txt, as machines get them."""

from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client

from tests.builders import live_article
from website.crawlers import CRAWLERS, PRESETS
from website.models import MachineText, TextName
from website.text_checks import faults_of, robots_remarks

pytestmark = pytest.mark.django_db


def put_out(name: TextName, text: str, turned_away: list[str] | None = None) -> None:
    MachineText.objects.create(name=name, text=text, turned_away=turned_away or [], by="x")


def crawler_may(reader: Client, agent: str, path: str) -> bool:
    """Say whether robots.txt lets a crawler have a path, as Python's own reader of it has it."""
    parser = RobotFileParser()
    parser.parse(reader.get("/robots.txt").content.decode().splitlines())
    return parser.can_fetch(agent, path)


def test_who_is_turned_away_reads_nothing_and_all_others_what_readers_read(reader: Client) -> None:
    story = live_article()
    put_out(TextName.ROBOTS, "User-agent: *\nDisallow: /section/", PRESETS["training"].tokens)
    for path in ("/", story.live_path, "/photo/x.jpg"):
        assert not crawler_may(reader, "GPTBot", path)
        for agent in ("Googlebot", "bingbot", "OAI-SearchBot", "Claude-User"):
            assert crawler_may(reader, agent, path), (agent, path)
    for path in ("/admin/", "/search/?q=x", "/preview/x/", "/followed/a/b/c/", "/section/city/"):
        assert not crawler_may(reader, "Googlebot", path), path
    assert "Sitemap: " in reader.get("/robots.txt").content.decode()


def test_crawlers_are_named_once_and_no_search_engine_is_among_them() -> None:
    tokens = [crawler.token.casefold() for crawler in CRAWLERS]
    assert len(set(tokens)) == len(tokens)
    assert not {"googlebot", "bingbot", "applebot", "yandexbot", "duckduckbot"} & set(tokens)
    assert PRESETS["all"].tokens == [crawler.token for crawler in CRAWLERS]


@pytest.mark.parametrize(
    ("name", "path", "text"),
    [
        (TextName.ADS, "/ads.txt", "ads.example, 1, DIRECT"),
        (TextName.SECURITY, "/.well-known/security.txt", "Contact: mailto:a@b.example"),
        (TextName.SECURITY, "/security.txt", "Contact: mailto:a@b.example"),
        (TextName.TRUST, "/trust.txt", "belongto=https://b.example/"),
        (TextName.TRUST, "/.well-known/trust.txt", "belongto=https://b.example/"),
    ],
)
def test_text_is_there_as_put_out_last_and_not_there_without_one(
    reader: Client, name: TextName, path: str, text: str
) -> None:
    assert reader.get(path).status_code == 404
    put_out(name, text)
    answer = reader.get(path)
    assert (answer["Content-Type"], answer.content.decode()) == (
        "text/plain; charset=utf-8",
        f"{text}\n",
    )
    put_out(name, "# Another.")
    assert reader.get(path).content == b"# Another.\n"
    put_out(name, "")
    assert reader.get(path).status_code == 404


NOW = "Contact: mailto:a@b.example\nExpires: 2999-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (TextName.ROBOTS, "Disallow: /x", "Line 1: say for whom"),
        (TextName.ROBOTS, "User-agent: *\nDisallow: x", "Line 2: begin the path with /"),
        (TextName.ROBOTS, "User-agent: *\nNoindex: /x", "Line 2: write User-agent"),
        (TextName.ROBOTS, "go away", "Line 1: write User-agent"),
        (TextName.ROBOTS, "User-agent: *\x00", "cannot be seen"),
        (TextName.ROBOTS, "Sitemap: /x.xml", "whole address"),
        (TextName.ROBOTS, "# x\n" * 30_000, "longer than"),
        (TextName.ADS, "# ours\nads.example, 1", "Line 2: write the seller’s domain"),
        (TextName.ADS, "ads example, 1, DIRECT", "is no domain"),
        (TextName.ADS, "ads.example, 1, OWN", "DIRECT or RESELLER"),
        (TextName.ADS, "OWNER=x.example", "OWNERDOMAIN"),
        (TextName.SECURITY, "Expires: 2999-01-01T00:00:00Z", "Say whom to write to"),
        (TextName.SECURITY, "Contact: mailto:a@b.example", "Say until when"),
        (TextName.SECURITY, NOW, "within a year"),
        (TextName.SECURITY, NOW.replace("2999", "2020"), "has passed"),
        (TextName.SECURITY, NOW.replace("T00:00:00Z", ""), "write the moment as"),
        (TextName.SECURITY, f"{NOW}\nExpires: 2999-01-01T00:00:00Z", "stand there once"),
        (TextName.SECURITY, "Contact: a@b.example", "begins with mailto:"),
        (TextName.SECURITY, "Policy: http://a.example/", "begin with https://"),
        (TextName.TRUST, "belongto=association", "whole address"),
        (TextName.TRUST, "datatrainingallowed=maybe", "yes or no"),
        (TextName.TRUST, "belongs=https://a.example/", "write one of"),
    ],
)
def test_what_no_machine_would_read_is_said_with_its_line(
    name: TextName, text: str, said: str
) -> None:
    assert any(said in fault for fault in faults_of(name, text)), faults_of(name, text)


def test_what_machines_read_has_no_fault() -> None:
    robots = (
        "# Ours\nUser-agent: *\nUser-agent: x-bot/1.0\nDisallow: /a # not this\nAllow: /a/b$\n"
        "Disallow:\n\nSitemap: https://a.example/x.xml"
    )
    assert faults_of(TextName.ROBOTS, robots) == []
    ads = "CONTACT=ads@a.example\nads.example, 12, direct, f08c # ours\nb.example,1,RESELLER;x=1"
    assert faults_of(TextName.ADS, ads) == []
    trust = "member=https://a.example/\ncontact=tel:+123\ndatatrainingallowed=no"
    assert faults_of(TextName.TRUST, trust) == []


def test_signed_security_text_is_read_between_its_signature() -> None:
    signed = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nContact: a@b.example\n"
        "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----"
    )
    assert [fault[:6] for fault in faults_of(TextName.SECURITY, signed)] == ["Line 4", "Say un"]


def test_lines_that_shut_search_out_are_pointed_at() -> None:
    [shut, named, again] = robots_remarks(
        "User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nDisallow: /*\n"
    )
    assert shut == "Line 2 asks * to leave out the whole paper."
    assert "Googlebot reads the lines under its own name alone" in named
    assert again == "Line 5 asks Googlebot to leave out the whole paper."
    assert list(robots_remarks("User-agent: *\nDisallow: /a")) == []
