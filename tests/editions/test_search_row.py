"""The row by which readers' search finds a story says where its words stand, then all of them."""

from editions.projection import SEARCHED_OF_PICTURE, search_text
from editions.story import Dateline, Named, Story, StoryCredit

PICTURE = {name: f"of{name.replace('_', '')}" for name in SEARCHED_OF_PICTURE}


def test_row_says_where_words_stand_what_may_be_asked_and_all_words_with_their_stems() -> None:
    story = Story(
        headline="Headline",
        short_headline="Short",
        kicker="Kicker",
        standfirst="Standfirst",
        slug="slug",
        section=Named(slug="world", name="Section"),
        source=Named(slug="gt", name="Source"),
        byline_place="Byplace",
        dateline=Dateline(place="Place", agency="Agency"),
        body="<p>Body</p>",
        credits=(StoryCredit(slug="x", name="Person", role="writer"),),
        tags=(Named(slug="t", name="Tag"),),
        search_title="Searchtitle",
        social_title="Socialtitle",
    )
    assert search_text(story, [PICTURE], ["report"]) == (
        "¶headlin §headlin §kicker §standfirst §tag ¤kind·report ¤section·section ¤section·world "
        "¤source·source ¤source·gt ¤tag·tag ¤tag·t ¤author·person ¤author·x "
        "¤begun·se ¤begun·sec ¤begun·sect ¤begun·secti ¤begun·sectio "
        "¤begun·so ¤begun·sou ¤begun·sour ¤begun·sourc ¤begun·source "
        "¤begun·ta ¤begun·tag ¤begun·pe ¤begun·per ¤begun·pers ¤begun·perso ¤begun·person "
        "¤begun·of ¤begun·ofp ¤begun·ofph ¤begun·ofpho ¤begun·ofphot "
        "headline short kicker standfirst person tag ofcaption ofcredit ofalt ofagency "
        "ofphotographer ofcopyrightnotice byplace place agency searchtitle socialtitle section "
        "source body headlin ofcapt ofag ofphotograph ofcopyrightnotic byplac agenc searchtitl "
        "socialtitl sourc bodi"
    )
