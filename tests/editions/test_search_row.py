"""The row by which readers' search finds a story reads as rows that older versions wrote."""

from editions.projection import SEARCHED_OF_PICTURE, search_text
from editions.story import Dateline, Named, Story, StoryCredit

PICTURE = {name: f"of{name.replace('_', '')}" for name in SEARCHED_OF_PICTURE}


def test_words_stand_in_the_order_in_which_existing_sites_have_them() -> None:
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
    assert search_text(story, [PICTURE]) == (
        "headline short kicker standfirst person tag ofcaption ofcredit ofalt ofagency "
        "ofphotographer ofcopyrightnotice byplace place agency searchtitle socialtitle section "
        "source body"
    )
