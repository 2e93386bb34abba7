"""The desk's own pages, beside those that the admin makes of the models: a list a subject."""

from desk.accounts import urls as accounts
from desk.across import urls as across
from desk.acts import urls as acts
from desk.also_like import urls as also_like
from desk.autosaves import urls as autosaves
from desk.correcting import urls as correcting
from desk.editor import urls as editor
from desk.files_out import urls as files_out
from desk.first_page import urls as first_page
from desk.for_machines import urls as for_machines
from desk.frame import urls as frame
from desk.frame.pages import Page
from desk.fronts import urls as fronts
from desk.going_out import urls as going_out
from desk.history import urls as history
from desk.inner_tables import urls as inner_tables
from desk.names import urls as names
from desk.outsiders import urls as outsiders
from desk.palette import urls as palette
from desk.paper import urls as paper
from desk.photos import urls as photos
from desk.preview import urls as preview
from desk.story import urls as story
from desk.story_list import urls as story_list
from desk.texts import urls as texts
from desk.threads import urls as threads
from desk.ways_in import urls as ways_in
from desk.wire_inbox import urls as wire_inbox

# What a browser keeps for a while; all else of the desk it asks for each time.
KEPT = photos.KEPT
PAGES: list[Page] = [
    *accounts.PAGES,
    *across.PAGES,
    *acts.PAGES,
    *also_like.PAGES,
    *autosaves.PAGES,
    *correcting.PAGES,
    *editor.PAGES,
    *files_out.PAGES,
    *first_page.PAGES,
    *for_machines.PAGES,
    *frame.PAGES,
    *fronts.PAGES,
    *going_out.PAGES,
    *history.PAGES,
    *inner_tables.PAGES,
    *names.PAGES,
    *outsiders.PAGES,
    *palette.PAGES,
    *paper.PAGES,
    *photos.PAGES,
    *preview.PAGES,
    *story.PAGES,
    *story_list.PAGES,
    *texts.PAGES,
    *threads.PAGES,
    *ways_in.PAGES,
    *wire_inbox.PAGES,
]
