"""What is pasted into the text comes in as clean copy; and what the bar's buttons make of it."""

import base64
import re

import pytest
from playwright.sync_api import Page, expect

from articles.draft.snapshot import story_of
from articles.models import Article
from editions.body import clean_body
from people.models import User
from tests.browser import Complaints, the_text
from tests.builders import make_article, picture_bytes
from tests.desk.story.test_browser_writing import open_page, save

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.any_database,
]

PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", {
    clipboardData: data, bubbles: true, cancelable: true,
  });
  document.querySelector(".ProseMirror").dispatchEvent(event);
}"""
# The browser says where the caret is when it has time.
UNTOLD = """() => window.addEventListener(
  "selectionchange", (event) => event.stopImmediatePropagation(), { capture: true }
)"""

IGNORED = (
    "<![if !supportLists]><span lang=EN-GB style='font-family:Symbol;mso-list:Ignore'>{mark}"
    "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span>"
    "<![endif]>"
)


def word_item(words: str, level: int, mark: str, place: str = "Middle") -> str:
    """Return a list item as Word puts it on the clipboard: a paragraph that looks like one."""
    style = f"margin-left:{level}cm;text-indent:-18.0pt;mso-list:l0 level{level} lfo1"
    return (
        f"<p class=MsoListParagraphCxSp{place} style='{style}'>{IGNORED.format(mark=mark)}"
        f"<span lang=EN-GB>{words}<o:p></o:p></span></p>\n"
    )


WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>"
    "<meta name=Generator content='Microsoft Word 15'><style><!-- p.MsoNormal {margin:0cm} -->"
    "</style><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml></head>"
    "<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->"
    "<h1><span lang=EN-GB>Ferries<o:p></o:p></span></h1>"
    "<p class=MsoNormal><b><span style='font-size:12.0pt;font-family:\"Arial\"'>Bold</span></b>"
    "<span style='mso-spacerun:yes'>&nbsp; </span>and <i>slanted</i> and "
    "<a href='https://example.org/'><span style='color:blue'>a link</span></a>.<o:p></o:p></p>"
    "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    + word_item("Milk", 1, "·", "First")
    + word_item("whole", 2, "o")
    + word_item("skimmed", 2, "o")
    + word_item("Bread", 1, "·", "Last")
    + "<p class=MsoNormal>Between.</p>"
    + word_item("First", 1, "1.", "First")
    + word_item("Second", 1, "2.", "Last")
    + "<!--EndFragment--></body></html>"
)
WORD_CLEAN = (
    "<h2>Ferries</h2><p><strong>Bold</strong> and <em>slanted</em> and "
    '<a href="https://example.org/">a link</a>.</p>'
    "<ul><li><p>Milk</p><ul><li><p>whole</p></li><li><p>skimmed</p></li></ul></li>"
    "<li><p>Bread</p></li></ul><p>Between.</p><ol><li><p>First</p></li><li><p>Second</p></li></ol>"
)
GOOGLE = (
    '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1a2b3c">'
    '<p dir="ltr" style="line-height:1.38;margin-top:0pt;">'
    '<span style="font-size:11pt;font-weight:400;font-style:normal;">Plain and </span>'
    '<span style="font-size:11pt;font-weight:700;font-style:normal;">bold</span>'
    '<span style="font-size:11pt;font-weight:400;font-style:italic;"> and slanted</span></p><br />'
    '<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">'
    '<span style="font-weight:400">Milk</span></p></li>'
    '<ul><li dir="ltr" aria-level="2"><p dir="ltr"><span style="font-weight:400">whole</span></p>'
    '</li></ul></ul></b><br class="Apple-interchange-newline">'
)
GOOGLE_CLEAN = (
    "<p>Plain and <strong>bold</strong><em> and slanted</em></p>"
    "<ul><li><p>Milk</p><ul><li><p>whole</p></li></ul></li></ul>"
)
WEB_PAGE = (
    "<div class='article' style='color:red'><h1 class=big>Ferries</h1>"
    "<script>alert(1)</script><nav><a href='/'>Home</a></nav>"
    "<div onclick='x()'>One line.<br><br>Another line.</div>"
    "<figure><img src='https://example.org/x.jpg' onerror=alert(1)><figcaption>A ship</figcaption>"
    "</figure><aside>More to read</aside><button>Share</button>"
    "<p>See <a href='https://example.org/?a=1' target=_blank onclick='y()'>this</a>.</p></div>"
)
WEB_PAGE_CLEAN = (
    "<h2>Ferries</h2><p>One line.</p><p>Another line.</p><p>A ship</p><p>More to read</p>"
    '<p>See <a href="https://example.org/?a=1">this</a>.</p>'
)
MAIL = (
    "LIANYUNGANG, Sept. 10 (Xinhua) -- Five coastal neighbours will share\r\n"
    "warnings of storms, rescues and smuggling within minutes instead of\r\n"
    "days, their ministers said on Tues-\r\nday.\r\n\r\n"
    "Until now, a ferry captain who saw a drifting boat had to call home\r\nfirst.\r\n \r\n"
    "- a shared channel for the coast\r\n  guards of all five\r\n- one night office\r\n\r\n"
    "Pier 4\r\nPort Selwyn\r\n"
)
MAIL_CLEAN = (
    "<p>LIANYUNGANG, Sept. 10 (Xinhua) -- Five coastal neighbours will share warnings of storms, "
    "rescues and smuggling within minutes instead of days, their ministers said on Tues-day.</p>"
    "<p>Until now, a ferry captain who saw a drifting boat had to call home first.</p>"
    "<ul><li><p>a shared channel for the coast guards of all five</p></li>"
    "<li><p>one night office</p></li></ul><p>Pier 4</p><p>Port Selwyn</p>"
)
TRACKED = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><!--StartFragment-->"
    "<p class=MsoNormal>The minister <s><span class=msoDel><del cite='mailto:Jane%20Roe' "
    "datetime='2024-09-11T09:19'>lied</del></span></s><span class=msoIns><ins cite='mailto:Jane"
    "%20Roe'>said</ins></span> that ferries run"
    "<span class=MsoCommentReference><span style='font-size:8.0pt'>"
    "<a class=msocomanchor id='_anchor_1' href='#_msocom_1' name='_msoanchor_1'>[JR1]</a>"
    "<span style='mso-special-character:comment'>&nbsp;</span></span></span> again.<o:p></o:p></p>"
    "<p class=MsoNormal><del>A paragraph that nobody should read.</del></p><!--EndFragment-->"
    "<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width='33%'>"
    "<div style='mso-element:comment'><div id='_com_1' class=msocomtxt>"
    "<p class=MsoCommentText>Ask the lawyers first.</p></div></div></div></body></html>"
)
# The same facts as other houses' editors put them on the clipboard.
STRUCK = (
    "<p>The minister <span style='font-weight:400;text-decoration:line-through'>lied</span>"
    "<span class='TrackedChange TrackChangeTextDeletion'>lied</span>"
    "<span style='text-decoration:underline line-through'>lied</span>"
    "<strike>lied</strike>said that ferries run<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>"
    " again.</p><div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a>Ask the lawyers.</p></div>"
)
SLICE = "<p data-pm-slice='1 1 []'>The minister <s>lied</s>said that ferries run again.</p>"
SAID = "The minister said that ferries run again."
ONE_EACH = "First paragraph.\nSecond paragraph, which is longer than the first.\nThird."


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        pytest.param(WORD, "Ferries", WORD_CLEAN, id="word"),
        pytest.param(GOOGLE, "Plain", GOOGLE_CLEAN, id="google-docs"),
        pytest.param(WEB_PAGE, "Ferries", WEB_PAGE_CLEAN, id="web-page"),
        pytest.param("", MAIL, MAIL_CLEAN, id="agency-mail"),
        pytest.param(
            "",
            ONE_EACH,
            "<p>First paragraph.</p><p>Second paragraph, which is longer than the first.</p>"
            "<p>Third.</p>",
            id="a-line-a-paragraph",
        ),
        pytest.param("", "会议在连云港\n举行。\n\n第二段。", "", id="chinese"),
    ],
)
def test_paste_gives_clean_copy(
    page: Page, web_editor: User, html: str, text: str, expected: str
) -> None:
    article = make_article(body="")
    open_page(page, web_editor, article)
    the_text(page).click()
    page.evaluate(PASTE, [html, text])
    body = clean_body(page.locator("#id_body").input_value())
    if not expected:
        expected = "<p>会议在连云港</p><p>举行。</p><p>第二段。</p>"
    assert body == expected


def test_words_pasted_into_a_sentence_stay_in_it(page: Page, web_editor: User) -> None:
    article = make_article(body="<p>One here.</p>")
    open_page(page, web_editor, article)
    page.locator(".ProseMirror p").click()
    page.keyboard.press("End")
    page.evaluate(PASTE, ["<meta charset=utf-8><span style='font-weight:700'>Two</span>", "Two"])
    page.evaluate(PASTE, ["", " three"])
    body = clean_body(page.locator("#id_body").input_value())
    assert body == "<p>One here.<strong>Two</strong> three</p>"


def test_caret_is_where_it_was_put_though_the_browser_has_not_told_yet(
    page: Page, web_editor: User
) -> None:
    """A busy page hears of the caret after it has been pressed on."""
    open_page(page, web_editor, make_article(body="<p>One here.</p>"))
    page.locator(".ProseMirror p").click()
    page.keyboard.press("Home")
    body = page.locator("#id_body")
    page.evaluate(UNTOLD)
    page.keyboard.press("End")
    page.evaluate(PASTE, ["", " Two"])
    assert clean_body(body.input_value()) == "<p>One here. Two</p>"
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert body.input_value() == "<p></p><p>One here. Two</p>"
    page.keyboard.press("Shift+End")
    bar = page.get_by_role("toolbar", name="Text")
    bar.get_by_role("button", name="Bold", exact=True).click()
    assert clean_body(body.input_value()) == "<p><strong>One here. Two</strong></p>"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        pytest.param(
            TRACKED, "“lied”, “A paragraph that nobody should read.”), and a comment.", id="word"
        ),
        pytest.param(STRUCK, "“lied”, “lied”, “lied” and 1 more), and a comment.", id="others"),
        pytest.param(SLICE, "“lied”).", id="an-editor-of-this-kind"),
    ],
)
def test_deleted_words_and_comments_stay_out_and_the_editor_is_told(
    page: Page, web_editor: User, html: str, told: str
) -> None:
    article = make_article(body="", headline="")
    open_page(page, web_editor, article)
    the_text(page).click()
    page.evaluate(PASTE, [html, "The minister liedsaid"])
    assert clean_body(page.locator("#id_body").input_value()) == f"<p>{SAID}</p>"
    note = page.locator("[data-left-out]")
    expect(note).to_contain_text(told)
    # A clean paste is no reason to go on saying it.
    page.evaluate(PASTE, ["<p>And again.</p>", ""])
    expect(note).to_have_count(0)


def test_deleted_words_stay_out_of_plain_fields_too(page: Page, web_editor: User) -> None:
    article = make_article(headline="")
    open_page(page, web_editor, article)
    field = page.get_by_role("textbox", name="Headline", exact=True)
    field.click()
    page.keyboard.type("Today: ")
    page.evaluate(PASTE.replace(".ProseMirror", "#id_headline"), [TRACKED, "The minister liedsaid"])
    expect(field).to_have_value(f"Today: {SAID}")
    expect(page.locator("[data-left-out]")).to_contain_text("“lied”")
    page.keyboard.press("Control+z")
    expect(field).not_to_have_value(re.compile("minister"))


def test_buttons_of_the_bar_make_each_kind_of_block(page: Page, web_editor: User) -> None:
    article = make_article(body="")
    open_page(page, web_editor, article)
    bar = page.get_by_role("toolbar", name="Text")
    the_text(page).click()

    def write(button: str, words: str) -> None:
        bar.get_by_role("button", name=button, exact=True).click()
        page.keyboard.type(words)
        page.keyboard.press("Enter")

    write("Subhead", "What changes")
    page.keyboard.type("Plain ")
    bar.get_by_role("button", name="Bold", exact=True).click()
    page.keyboard.type("bold")
    bar.get_by_role("button", name="Bold", exact=True).click()
    page.keyboard.press("Enter")
    write("Pull", "A rescue does not stop at a line on a chart")
    write("Quote", "Words of hers")
    page.keyboard.press("Enter")
    write("List", "Milk")
    page.keyboard.press("Enter")
    page.keyboard.type("See this")
    page.keyboard.press("Control+Shift+ArrowLeft")
    # The editor hears of the chosen words a moment later.
    link = bar.get_by_role("button", name="Link", exact=True)
    expect(link).not_to_have_class(re.compile("disabled"))
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_label("Address").fill("example.org/a")
    page.keyboard.press("Enter")
    expect(the_text(page)).to_be_focused()
    page.keyboard.type(" now")
    page.keyboard.press("Enter")
    bar.get_by_role("button", name="Table", exact=True).click()
    page.get_by_role("button", name="Insert").or_(page.get_by_role("button", name="Update")).click()
    page.keyboard.type("Year")
    save(page)
    body = story_of(Article.objects.get()).body
    start = (
        "<h2>What changes</h2><p>Plain <strong>bold</strong></p>"
        "<aside>A rescue does not stop at a line on a chart</aside>"
        "<blockquote><p>Words of hers</p></blockquote><ul><li><p>Milk</p></li></ul>"
        '<p>See <a href="https://example.org/a">this</a> now</p><table>'
    )
    assert body[: len(start)] == start
    assert "Year" in body
    expect(page.locator(".ProseMirror aside")).to_be_visible()


def test_pictures_among_words_come_in_as_dropped_files_do(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(body="<p>Ships wait.</p>", photos=[])
    open_page(page, web_editor, article)
    data = base64.b64encode(picture_bytes()).decode()
    html = (
        f"<p>Look here.</p><img src='data:image/jpeg;base64,{data}'><img src='https://x.example/a'>"
        "<img width=1 src='https://x.example/counts'>"
    )
    the_text(page).click()
    page.keyboard.press("Control+End")
    page.evaluate(PASTE, [html, "Look here."])
    placed = page.locator(".ProseMirror .placed-figure")
    expect(placed).to_have_count(1)
    notice = page.locator("[data-left-out]")
    expect(notice).to_contain_text("Left out of what you pasted: a picture.")
    save(page)
    article.refresh_from_db()
    hashes = [figure.photo.content_hash for figure in article.figures.all() if figure.photo]
    assert f'<figure data-photo="{hashes[0]}"></figure>' in article.body
    assert "Look here." in article.body
    assert complaints == []


def test_no_way_of_copying_and_pasting_is_a_complaint_of_the_policy(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    table = "<table><tbody><tr><td><p>Tides</p></td><td><p>Ships</p></td></tr></tbody></table>"
    article = make_article(body=f"<p>Before.</p><ol><li><p>One</p></li></ol>{table}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, web_editor, article)
    the_text(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+v")
    expect(page.locator(".ProseMirror td", has_text="Tides")).to_have_count(2)
    for html in (WORD, GOOGLE, WEB_PAGE, TRACKED, STRUCK):
        page.evaluate(PASTE, [html, "Ferries"])
        page.evaluate(PASTE.replace(".ProseMirror", "#id_headline"), [html, "Ferries"])
    assert complaints == []
