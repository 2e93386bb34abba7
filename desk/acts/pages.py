"""What the desk says of each action and asks for it: one row an action, of which all screens are
made (its page, the buttons of a story, what can be done to many).

What an action is, and when, is in `articles/workflow.py`; who may take it in `people/roles.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from articles.models import Article, Stage
from articles.workflow import ACTIONS, stages
from desk.acts.forms import (
    ActionForm,
    ApproveForm,
    AssignForm,
    EmbargoForm,
    GiveForm,
    HoldForm,
    LeadForm,
    ReleaseForm,
    ReturnForm,
    UnholdForm,
    WithdrawForm,
)
from desk.acts.publishing import publish_story, schedule_story
from desk.acts.take import (
    Take,
    Values,
    take_embargo,
    take_give,
    take_hold,
    take_lead,
    take_release,
    take_restore,
    take_stage,
    take_unhold,
    take_unschedule,
    take_withdraw,
)
from desk.correcting.views import correct
from people.models import User


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """An action at the desk.

    `what` says what happens, `form` asks what it needs, `done` says what was done where `take`
    does not say it itself. `main_at` are the stages at which its button is the large one; of
    several that are possible it is the one that stands first in the table. `is_at_once`: its
    button on the story's page acts without a page of its own. `own_page` has one of its own kind.
    """

    what: str = ""
    form: type[ActionForm] = ActionForm
    take: Take = take_stage
    done: str = ""
    main_at: frozenset[Stage] = frozenset()
    is_at_once: bool = False
    is_for_many: bool = False
    is_grave: bool = False
    own_page: Callable[[HttpRequest, Article], HttpResponse] | None = None


GIVEN = "The story is theirs from now on: they can write it, and are told."

ACT_PAGES: dict[str, ActPage] = {
    "restore": ActPage(
        what="Readers get the story back as it last was, without pictures killed meanwhile.",
        take=take_restore,
        done="Restored. Readers see it again.",
        main_at=frozenset(Stage),
    ),
    "publish": ActPage(
        main_at=stages(Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED), own_page=publish_story
    ),
    "submit": ActPage(
        what="The story goes to the web editors for review. You can still change it.",
        done="Sent for review.",
        main_at=stages(Stage.DRAFT),
        is_at_once=True,
        is_for_many=True,
    ),
    "approve": ActPage(
        what="This version may go out, now or by the clock. A later change needs approval anew.",
        form=ApproveForm,
        done="Approved.",
        main_at=stages(Stage.DRAFT, Stage.IN_REVIEW),
        is_at_once=True,
        is_for_many=True,
    ),
    "return": ActPage(
        what="The story becomes a draft again. The writer is told, and sees your note first thing.",
        form=ReturnForm,
        done="Returned with your note.",
        main_at=stages(Stage.IN_REVIEW),
        is_for_many=True,
    ),
    "assign": ActPage(what=GIVEN, form=AssignForm, take=take_give, is_for_many=True),
    "hand_over": ActPage(what=GIVEN, form=GiveForm, take=take_give),
    "schedule": ActPage(main_at=stages(Stage.APPROVED), own_page=schedule_story),
    "unschedule": ActPage(
        what="The story does not go out by the clock. It stays approved.",
        take=take_unschedule,
        done="It does not go out by the clock now; it stays approved.",
        is_at_once=True,
        is_for_many=True,
    ),
    "correct": ActPage(main_at=stages(Stage.APPROVED), own_page=correct),
    "embargo": ActPage(
        what="Nobody can publish the story, or a change of it, before this time. What readers "
        "see already can still be corrected.",
        form=EmbargoForm,
        take=take_embargo,
    ),
    "release": ActPage(
        what="The embargo ends now. Nothing goes out by this alone.",
        form=ReleaseForm,
        take=take_release,
        done="Released. It can go out now.",
    ),
    "hold": ActPage(
        what="The story is hidden from everybody but you and those you name: in lists, search and "
        "at its address. It goes out only when somebody types the hold's name.",
        form=HoldForm,
        take=take_hold,
        done="On hold. Only those named see it now.",
    ),
    "unhold": ActPage(
        what="Everybody at the desk sees the story again, and it can go out like any other.",
        form=UnholdForm,
        take=take_unhold,
        done="Off hold. Everybody at the desk sees it again.",
    ),
    "lead": ActPage(
        what="It stands first there until another story is chosen or this one is withdrawn.",
        form=LeadForm,
        take=take_lead,
    ),
    "spike": ActPage(
        what="The story is set aside. Nothing is deleted; it can be taken back up.",
        done="Set aside.",
        is_for_many=True,
        is_grave=True,
    ),
    "unspike": ActPage(
        what="The story becomes a draft again.",
        done="Taken back up as a draft.",
        main_at=stages(Stage.SPIKED),
        is_at_once=True,
        is_for_many=True,
    ),
    "withdraw": ActPage(
        what="Readers lose the story at once: page, lists, feeds and pictures. Its address "
        "says why. The draft stays here. Publishers are told.",
        form=WithdrawForm,
        take=take_withdraw,
        done="Withdrawn. Readers see only your reason.",
        is_for_many=True,
        is_grave=True,
    ),
}
if ACT_PAGES.keys() != ACTIONS.keys():
    raise LookupError(
        f"Actions without a row, or rows without one: {ACT_PAGES.keys() ^ ACTIONS.keys()}"
    )


def take_action(article: Article, name: str, user: User, values: Values) -> str:
    """Take an action at its door, and return what was done. Raises `DoorError`."""
    return ACT_PAGES[name].take(article, name, user, values) or ACT_PAGES[name].done


def main_action(stage: Stage, names: list[str]) -> str | None:
    """Return which of the actions that can be taken at a stage is the next one, if any."""
    return next(
        (name for name, page in ACT_PAGES.items() if name in names and stage in page.main_at), None
    )
