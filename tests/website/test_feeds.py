"""RSS, Atom and JSON Feed."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from lxml import etree, html
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.draft.snapshot import story_of
from editions.choices import Kind
from newsroom.leaks import lists_near, timelines
from people.actors import SHELL
from tests.builders import live_article, make_article, make_photo, make_section
from tests.website.live_pages import keep_menu, live_row, many
from website.feed_xml import NAMESPACES, add
from website.feeds import FORMATS, FeedFormat

pytestmark = pytest.mark.django_db

SITE = "https://news.example"
FEEDS = ("/feed/", "/section/city/feed/", "/feed.json", "/feed.atom", "/section/city/feed.json")


@pytest.fixture(autouse=True)
def site(settings: Settings) -> None:
    """Give the paper an address of its own."""
    settings.SITE_URL = SITE


def rss_items(reader: Client, address: str = "/feed/") -> list[etree._Element]:
    """Return the items of an RSS feed."""
    response = reader.get(address)
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    return list(etree.fromstring(response.content).iter("item"))


def json_items(reader: Client) -> list[dict[str, Any]]:
    """Return the items of the JSON feed."""
    response = reader.get("/feed.json")
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    items: list[dict[str, Any]] = json.loads(response.content)["items"]
    return items


def atom_entries(reader: Client, address: str = "/feed.atom") -> list[etree._Element]:
    """Return the entries of an Atom feed."""
    response = reader.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content).findall("atom:entry", NAMESPACES)


def found(item: etree._Element, path: str) -> list[str]:
    """Return the texts of the elements at a path."""
    return [element.text or "" for element in item.findall(path, NAMESPACES)]


@pytest.mark.parametrize("feed_format", FORMATS, ids=lambda each: each.tail)
def test_every_row_of_the_table_is_asked_for_linked_to_and_searched_for_leaks(
    reader: Client, feed_format: FeedFormat
) -> None:
    """A new format is its module and its row: nothing else has to know of it."""
    article = live_article(
        headline="Ministers meet",
        section=make_section(),
        source="Xinhua",
        writers=["Li Xuan"],
        tags=["Talks"],
    )
    put_in(article, make_thread("Talks", "talks", by=SHELL), by=SHELL)
    watched = [*lists_near([story_of(article)]), *timelines(article)]
    lists = ("section/city", "thread/talks", "tag/talks", "person/li-xuan", "source/xinhua")
    for home in ("/", *(f"/{each}/" for each in lists)):
        address = home + feed_format.tail
        response = reader.get(address)
        assert response["Content-Type"].startswith(feed_format.media_type), address
        assert "Ministers meet" in response.content.decode()
        page = html.fromstring(reader.get(home).content)
        [link] = page.xpath(f"//link[@rel='alternate'][@href='{address}']")
        assert link.get("type") == feed_format.media_type
        assert address in watched


def test_feeds_carry_the_facts_of_the_page(reader: Client) -> None:
    """Headline, people, source, dates, whole text, picture with credit, correction."""
    photo = make_photo(rendered=True, caption="A minister speaks.", credit_override="Xinhua/Li Bo")
    article = live_article(
        headline="Ministers meet",
        standfirst="Six neighbours agree.",
        body="<p>They <a href='/archive/'>met</a>.</p>",
        writers=["Li Xuan", "Chen Yu"],
        web_editors=["Zhang Kaiwei"],
        source="Xinhua",
        source_time=datetime.fromisoformat("2024-09-11T09:19:00+08:00"),
        source_offset_min=480,
        dateline_place="NANJING",
        tags=["Sea lanes"],
        photos=[photo],
    )
    amend(
        article,
        {"standfirst": "Seven agree."},
        NamedChange(Kind.CORRECTION, note="Seven."),
        by=SHELL,
    )
    [item], [entry] = rss_items(reader), json_items(reader)
    row = live_row(article)
    url = f"{SITE}{article.live_path}"
    assert found(item, "title") == [entry["title"]] == ["Ministers meet"]
    assert found(item, "link") == [entry["url"]] == [url]
    assert found(item, "dc:creator") == [who["name"] for who in entry["authors"]]
    assert found(item, "dc:contributor") == entry["_newsroom"]["web_editors"] == ["Zhang Kaiwei"]
    assert found(item, "description") == [entry["summary"]] == ["Seven agree."]
    assert found(item, "category") == ["City", *entry["tags"]]
    assert datetime.fromisoformat(entry["date_published"]) == row.first_published_at
    assert datetime.fromisoformat(entry["date_modified"]) == row.modified_at
    [content] = item.findall("media:content", NAMESPACES)
    assert content.get("url") == entry["image"]
    assert found(content, "media:credit") == ["Xinhua/Li Bo"]
    assert found(content, "media:description") == ["A minister speaks."]
    assert entry["_newsroom"]["corrections"][0]["text"] == "Seven."
    assert found(item, "content:encoded") == [entry["content_html"]]
    text = html.fragment_fromstring(entry["content_html"], create_parent="div")
    shown = " ".join(text.text_content().split())
    for part in (
        "Seven agree.",
        "By Li Xuan and Chen Yu",
        "(Xinhua) 09:19, September 11, 2024",
        "A minister speaks. Xinhua/Li Bo",
        "NANJING — They met.",
        "Web editor: Zhang Kaiwei",
        "Correction, ",
    ):
        assert part in shown
    assert f"{SITE}/archive/" in text.xpath(".//@href")
    assert all(address.startswith(SITE) for address in text.xpath(".//@src | .//@href"))


def test_atom_says_what_json_feed_does(reader: Client) -> None:
    photo = make_photo(rendered=True, credit_override="Xinhua/Li Bo")
    article = live_article(
        headline="Ministers meet",
        standfirst="Seven agree.",
        writers=["Li Xuan", "Chen Yu"],
        web_editors=["Zhang Kaiwei"],
        tags=["Sea lanes"],
        photos=[photo],
    )
    [entry], row = json_items(reader), live_row(article)
    [atom] = atom_entries(reader)
    assert found(atom, "atom:title") == ["Ministers meet"]
    assert found(atom, "atom:author/atom:name") == ["Li Xuan", "Chen Yu"]
    assert found(atom, "atom:contributor/atom:name") == ["Zhang Kaiwei"]
    assert found(atom, "atom:summary") == ["Seven agree."]
    assert [each.get("label") for each in atom.findall("atom:category", NAMESPACES)] == [
        "City", "Sea lanes"
    ]  # fmt: skip
    assert found(atom, "atom:content") == [entry["content_html"]]
    assert found(atom, "atom:id") == [entry["id"]]
    assert found(atom, "atom:updated") == [row.modified_at.isoformat()]
    assert found(atom, "media:content/media:credit") == ["Xinhua/Li Bo"]


@pytest.mark.parametrize(
    "headline",
    ["Fish & <chips>", "]]> --> <![CDATA[", '"quoted" \u2028 line', "\ufffe\uffff odd", "🎉 港口"],
)
def test_feeds_are_whole_whatever_a_headline_says(reader: Client, headline: str) -> None:
    """What XML or JSON could trip over is escaped, or taken out where XML forbids it."""
    article = live_article(headline=headline)
    [item], [entry] = rss_items(reader), json_items(reader)
    assert found(item, "title") == [entry["title"]] == [live_row(article).headline]
    assert found(atom_entries(reader)[0], "atom:title") == [live_row(article).headline]


def test_characters_that_xml_forbids_are_left_out() -> None:
    """The door cleans what people write; the feed does not rely on it."""
    title = add(etree.Element("item"), "title", "a\x00b\x1f\ufffec")
    assert title.text == "abc"


def test_feed_names_itself_and_goes_on(reader: Client) -> None:
    """`self` and, where there are more stories, `next`; each story once."""
    many(25)
    channel = etree.fromstring(reader.get("/feed/").content)[0]
    links = {
        link.get("rel"): link.get("href", "") for link in channel.findall("atom:link", NAMESPACES)
    }
    assert links["self"] == f"{SITE}/feed/"
    older = rss_items(reader, links["next"].removeprefix(SITE))
    titles = [found(item, "title")[0] for item in (*rss_items(reader), *older)]
    assert len(titles) == len(set(titles)) == 25


def test_atom_is_whole_without_a_story_and_goes_on(reader: Client) -> None:
    """RFC 4287 wants an id, a moment and an author of every feed."""
    for stories in (0, 25):
        many(stories)
        feed = etree.fromstring(reader.get("/feed.atom").content)
        assert found(feed, "atom:id") == [f"{SITE}/feed.atom"]
        [moment] = found(feed, "atom:updated")
        assert (datetime.fromisoformat(moment).year > 1970) == bool(stories)
        assert found(feed, "atom:author/atom:name") == ["Newsroom"]
    [onward] = [link for link in feed.findall("atom:link", NAMESPACES) if link.get("rel") == "next"]
    older = atom_entries(reader, onward.get("href", "").removeprefix(SITE))
    assert len({found(each, "atom:id")[0] for each in (*atom_entries(reader), *older)}) == 25


def test_hubs_are_named_where_a_feed_begins(reader: Client, settings: Settings) -> None:
    settings.WEBSUB_HUBS = ["https://hub.example/"]
    many(25)
    for address in ("/feed/", "/feed.atom"):
        begins = reader.get(address).content
        links = etree.fromstring(begins).iter(f"{{{NAMESPACES['atom']}}}link")
        by_rel = {link.get("rel"): link.get("href", "") for link in links}
        assert (by_rel["hub"], by_rel["self"]) == ("https://hub.example/", SITE + address)
        assert b"hub.example" not in reader.get(by_rel["next"].removeprefix(SITE)).content
    document = json.loads(reader.get("/feed.json").content)
    assert document["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


def test_section_has_a_feed_of_its_own(reader: Client) -> None:
    """With its stories alone; a section that is none has no feed."""
    live_article(headline="In sport", section=make_section("Sport", "sport"))
    live_article(headline="In the city")
    assert [found(item, "title") for item in rss_items(reader, "/section/sport/feed/")] == [
        ["In sport"]
    ]
    assert reader.get("/section/nope/feed/").status_code == 404


def test_item_keeps_its_id_when_the_address_changes(reader: Client) -> None:
    """So that no reader's programme shows a story twice."""
    article = live_article()
    before = found(rss_items(reader)[0], "guid")
    assert [json_items(reader)[0]["id"]] == before
    amend(article, {"slug": "another"}, NamedChange(Kind.HOUSEKEEPING), by=SHELL)
    assert found(rss_items(reader)[0], "guid") == [json_items(reader)[0]["id"]] == before


@pytest.mark.parametrize(
    "standfirst",
    [
        "Growth <3% in AT&T; the <script> element turns 30.",
        "R&D &amp; <b>not bold</b>",
        "1 < 2 > 0 & \"quoted\" 'so'",
        "&lt;p&gt; is how it is written",
    ],
)
@pytest.mark.parametrize("address", ["/feed/", "/section/city/feed/", "/thread/storm/feed/"])
def test_standfirst_is_read_whole_in_every_reader(
    reader: Client, address: str, standfirst: str
) -> None:
    """A description is HTML, so that markup in it would be taken as such; a title is plain."""
    article = live_article(headline=standfirst, standfirst=standfirst)
    put_in(article, make_thread("Storm", "storm", by=SHELL), by=SHELL)
    [item] = rss_items(reader, address)
    [description] = found(item, "description")
    read = html.fragment_fromstring(description, create_parent="div")
    assert (read.text_content(), len(read)) == (standfirst, 0)
    assert found(item, "title") == [standfirst]
    [whole] = found(item, "content:encoded")
    assert standfirst in html.fragment_fromstring(whole, create_parent="div").text_content()
    [entry] = json_items(reader)
    assert (entry["title"], entry["summary"]) == (standfirst, standfirst)


def test_story_without_a_standfirst_has_its_headline_as_description(reader: Client) -> None:
    live_article(headline="Fish & <chips>")
    [item] = rss_items(reader)
    assert found(item, "description") == ["Fish &amp; &lt;chips&gt;"]


def test_words_of_pictures_are_plain_text_in_feeds(reader: Client) -> None:
    signs = "A <3 sign & more"
    photo = make_photo(rendered=True, caption=signs, credit_override=signs, alt_text=signs)
    live_article(photos=[photo])
    [item], [entry] = rss_items(reader), json_items(reader)
    [content] = item.findall("media:content", NAMESPACES)
    for name in ("media:description", "media:credit", "media:text"):
        assert found(content, name) == [signs]
    assert entry["_newsroom"]["photos"] == [{"caption": signs, "credit": signs, "alt": signs}]


@pytest.mark.parametrize("address", FEEDS)
def test_feeds_have_nothing_that_readers_may_not_see(reader: Client, address: str) -> None:
    """Drafts and withdrawn stories are in none."""
    make_article(headline="Secret zebra")
    withdraw(live_article(headline="Withdrawn zebra"), reason="Wrong.", by=SHELL)
    assert "zebra" not in reader.get(address).content.decode()


@pytest.mark.parametrize("number", [3, 30])
def test_feed_costs_two_queries(
    reader: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The look at what changed, and the stories."""
    many(number, tags=["A", "B"])
    keep_menu(reader)
    for address in FEEDS:
        with django_assert_max_num_queries(2, info=address):
            reader.get(address)
