"""A page of every type that readers have, with all that may stand on it."""

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from editions.choices import Kind
from people.actors import SHELL
from people.models import Person
from related.models import RelatedLink
from tests.builders import live_article, make_photo, make_section
from tests.website.live_pages import many

HTML = (
    "<p>One.</p><h2>Two</h2><blockquote>Three.</blockquote><ul><li>Four</li></ul>"
    "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Ro</td><td>2</td></tr></table>"
    '<p><a href="https://a.example/">Five</a>.</p>'
)


def page_of_each_type() -> list[str]:
    """Make a paper, and return an address of each type of page; some answer 404 or 410."""
    many(22, tags=["Ferries"], source="Xinhua", web_editors=["Zhang Kaiwei"])
    Person.objects.filter(slug="li-xuan").update(title="Reporter", bio="Writes of ships.")
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
        headline="ماء الشرب", body="<p>نص.</p>", language="ar", translation_of=story
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
    return [
        "/",
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
        "/corrections/",
        "/archive/",
        f"/archive/{story.live_path[1:11]}/",
        "/search/?q=story",
        "/search/?q=nothing",
        "/not/there/",
    ]
