"""A page of every type that readers have, with all that may stand on it."""

from articles.acts.page_pictures import choose_picture
from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from editions.choices import Kind
from people.actors import SHELL
from people.models import Organisation, Person
from related.models import RelatedLink
from taxonomy.models import Tag
from tests.builders import live_article, make_photo, make_section
from tests.website.live_pages import many
from tests.website.tongues import CHINESE, speak

HTML = (
    "<p>One.</p><h2>Two</h2><blockquote>Three.</blockquote><ul><li>Four</li></ul>"
    "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Ro</td><td>2</td></tr></table>"
    '<p><a href="https://a.example/">Five</a>.</p>'
)


def page_of_each_type() -> list[str]:
    """Make a paper, and return an address of each type of page; some answer 404 or 410."""
    many(22, tags=["Ferries"], source="Xinhua", web_editors=["Zhang Kaiwei"])
    story = live_article(
        headline="A long headline about internationalisation and its counterrevolutionaries",
        standfirst="Two sentences. Of standfirst.",
        body=HTML,
        tags=["Ferries"],
        source="Xinhua",
        photos=[make_photo(rendered=True), make_photo(rendered=True), make_photo()],
    )
    patch = {"standfirst": "Three sentences. Of standfirst. No more."}
    amend(story, patch, NamedChange(Kind.CORRECTION, note="There are three sentences."), by=SHELL)
    amend(story, {"body": f"{HTML}<p>Six.</p>"}, NamedChange(Kind.UPDATE), by=SHELL)
    arabic = live_article(
        headline="ماء الشرب",
        body="<p>نص.</p>",
        language="ar",
        translation_of=story,
        tags=["Ferries"],
    )
    RelatedLink.objects.create(article_id=story.public_id, target_id=live_article().public_id)
    RelatedLink.objects.create(
        article_id=story.public_id, url="https://a.example/b", headline="Boats", position=1
    )
    gone = live_article()
    withdraw(gone, reason="It was about somebody else.", by=SHELL)
    make_section("Sport", "sport")
    thread = make_thread("A storm of counterrevolutionaries", "storm", "Since Monday.", by=SHELL)
    for gathered in (story, arabic):
        put_in(gathered, thread, by=SHELL)
    series = make_thread("The wall", "wall", "How it was built.", by=SHELL, is_series=True)
    for part in (story, arabic):
        put_in(part, series, by=SHELL)
    say_of_names(arabic)
    return [
        "/",
        *pages_of_a_language(story),
        "/thread/wall/",
        "/thread/storm/",
        story.live_path,
        f"{story.live_path}history/",
        f"{story.live_path}history/1/",
        arabic.live_path,
        gone.live_path,
        "/section/city/",
        "/section/sport/",
        "/tag/ferries/",
        "/person/li-xuan/",
        "/source/xinhua/",
        "/latest/",
        "/corrections/",
        "/archive/",
        f"/archive/{story.live_path[1:11]}/",
        "/api/",
        "/search/?q=story",
        "/search/?q=nothing",
        "/not/there/",
    ]


def pages_of_a_language(story: Article) -> list[str]:
    """Let the paper be in Chinese too, and return an address of each type of page in it."""
    speak(CHINESE)
    live_article(headline="五艘船", body="<p>船。</p>", language="zh-Hans", translation_of=story)
    return ["/zh-hans/", "/zh-hans/latest/", "/zh-hans/section/city/"]


def say_of_names(lead: Article) -> None:
    """Let the library say all that it can of a tag, a person and a house."""
    Person.objects.filter(slug="li-xuan").update(
        title="Reporter",
        bio="Writes of ships.\n\nSailed on one.",
        languages="en, zh-Hans, ar",
        email="li@paper.example",
        profiles="https://social.example/@li\nhttps://www.code.example/li/",
    )
    Tag.objects.filter(slug="ferries").update(
        description="Of boats.\n\nAnd of piers.", lead_story=lead.public_id
    )
    choose_picture(Tag.objects.get(slug="ferries"), make_photo(rendered=True), by=SHELL)
    choose_picture(Person.objects.get(slug="li-xuan"), make_photo(rendered=True), by=SHELL)
    Organisation.objects.filter(slug="xinhua").update(
        kind="agency", description="Of the whole country.", home="https://www.agency.example/"
    )
