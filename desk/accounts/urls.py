"""The addresses of these pages, below the desk's own."""

from desk.accounts.audit_page import audit
from desk.accounts.choices import colleague_choices
from desk.accounts.inviting import invite_again, invite_somebody
from desk.accounts.own_settings import own_settings
from desk.accounts.views import close, give_byline, reopen, reset_factor
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("accounts/invite/", invite_somebody, "invite"),
    ("accounts/<whole:pk>/invite/", invite_again, "invite_again"),
    ("colleague-choices/", colleague_choices, "colleague_choices"),
    ("accounts/<whole:pk>/close/", close, "close_account"),
    ("accounts/<whole:pk>/byline/", give_byline, "give_byline"),
    ("accounts/<whole:pk>/open/", reopen, "open_account"),
    ("accounts/<whole:pk>/second-factor/", reset_factor, "reset_factor"),
    ("audit/", audit, "audit"),
    ("settings/", own_settings, "own_settings"),
]
