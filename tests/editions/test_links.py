"""Links that mail programs and search pages wrapped: a text keeps what they lead to."""

from urllib.parse import quote

import pytest

from editions.body import clean_body
from editions.links import unwrapped

PAGE = "https://news.example/a?b=1&c=2"
SAFE = f"https://eur01.safelinks.protection.outlook.com/?url={quote(PAGE, safe='')}&data=05%7C"
GOOGLE = f"https://www.google.co.uk/url?sa=t&q={quote(PAGE, safe='')}&usg=x"


@pytest.mark.parametrize(
    "wrapped",
    [
        SAFE,
        GOOGLE,
        f"https://www.google.com/url?url={quote(SAFE, safe='')}",
        f"https://l.facebook.com/l.php?u={quote(PAGE, safe='')}&h=AT",
    ],
)
def test_link_leads_where_its_wrapping_led(wrapped: str) -> None:
    assert unwrapped(wrapped) == PAGE
    body = clean_body(f'<p><a href="{wrapped}">here</a></p>')
    assert body == f'<p><a href="{PAGE.replace("&", "&amp;")}">here</a></p>'
    assert clean_body(body) == body


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        "https://www.google.com/search?q=https://x.example/",
        "https://google.com.evil.example/url?q=https://x.example/",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url?q=mailto:a@x.example",
        "https://l.facebook.com/l.php?u=",
        "https://[x/url?q=https://x.example/",
        "mailto:a@x.example?subject=https://x.example/",
        # Wrapped more often than anybody means.
        "https://l.facebook.com/l.php?u=" * 9 + PAGE,
    ],
)
def test_any_other_address_stays_as_it_is(address: str) -> None:
    assert unwrapped(address) == address
