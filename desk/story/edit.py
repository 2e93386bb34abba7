"""The page on which a story is written: opening it, saving it, and what the pressed button does."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.csp import csp_override

from articles.draft.autosaves import page_key
from articles.draft.revisions import TooLong
from articles.models import Article
from articles.workflow import ACTIONS, DoorError
from desk.acts.pages import ACT_PAGES, take_action
from desk.autosaves.presence import company
from desk.frame.pages import action_address, show, story_address
from desk.frame.powers import can_with, check_can, user_of
from desk.preview.views import HOLDS
from desk.story.going_without import take_photo_out
from desk.story.page import reading_page, writing_page
from desk.story.page_forms import PageForms
from desk.story.save import SaveResult, save_page
from editions.body import clean_body, too_large
from editions.searched import body_words
from people.models import User
from people.roles import Act

# The button that saves, and then takes the photo with this content hash out.
WITHOUT = "without:"
# The button that saves, and then opens the page of an action, also of one that acts at once.
ASK = "ask:"

# To clean and fold more characters than these takes longer than others should wait.
LONG_TEXT = 20_000


def new_story(request: HttpRequest) -> HttpResponse:
    """Show an empty page, or save what was written on it as a story."""
    if not can_with(request, Act.WRITE, None):
        raise PermissionDenied
    if request.method == "POST":
        return save(request, None)
    return writing(request, None, PageForms.opened(request, Article()))


def edit_story(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a story to write on, or to read for those who may not write it; save what was sent."""
    if request.method == "POST":
        return save(request, pk)
    article = story_of_page(request, pk, Act.READ_DESK)
    if can_with(request, Act.WRITE, article):
        return writing(request, article, PageForms.opened(request, article))
    return reading(request, article)


@csp_override(HOLDS)
def reading(request: HttpRequest, article: Article) -> HttpResponse:
    """Show a story as readers would get it, and what is about it beside that."""
    page = reading_page(request, article)
    page.update(company(request, article, page["story"]))
    page["shown_at"] = reverse("admin:preview_page", args=[article.public_id])
    return show(request, "desk/story/read.html", page)


def story_of_page(request: HttpRequest, pk: int, act: Act, *, is_locked: bool = False) -> Article:
    """Return a story on which the one who asks may do this act, locked until it is saved.

    Raises `PermissionDenied`: to others a story looks like one that is not there.
    """
    seen = Article.objects.seen_by(user_of(request))
    seen = seen.select_for_update() if is_locked else seen.select_related("section", "source")
    article = seen.filter(pk=pk).first()
    if article is None:
        raise PermissionDenied
    if not (act is Act.READ_DESK and can_with(request, Act.WRITE, article)):
        check_can(request, act, article)
    return article


def writing(request: HttpRequest, article: Article | None, forms: PageForms) -> HttpResponse:
    """Show the page to write on: its fields, and what is about the story beside them."""
    page = {**writing_page(request, article), **forms.context()}
    page["saves_at"] = story_address(article) if article else reverse("admin:articles_article_add")
    page.update(company(request, article, page.get("story"), page["page_key"]))
    page["title"] = str(article) if article else "New story"
    page["keeps_at"] = (
        reverse("admin:pulse", args=[article.public_id])
        if article
        else reverse("admin:pulse_of_new", args=[page["page_key"]])
    )
    page["beside_at"] = (
        reverse("admin:live_preview", args=[article.public_id])
        if article
        else reverse("admin:live_preview_of_new", args=[page["page_key"]])
    )
    return show(request, "desk/story/edit.html", page)


def save(request: HttpRequest, pk: int | None) -> HttpResponse:
    """Save what was written, then do what the pressed button says.

    1. The story is read once, and locked: the door may write it at the same time.
    2. All that was sent is read, and checked.
    3. Pictures that came with it go into the library.
    4. It is saved, or merged with what a colleague saved meanwhile. A field that has to be mended
       keeps nothing else from being saved: it stays as it was, and stands on the page as typed.
    5. The button that was pressed acts, on exactly what was saved, if that is all.
    6. The page comes back, with what has to be mended or what was done.
    """
    fold_long_text(request.POST.get("body", ""))
    user = user_of(request)
    with transaction.atomic():
        locked, sent = story_to_save(request, pk)
        forms = PageForms.sent(request, locked, sent, request.FILES)
        is_whole = forms.are_valid
        forms.figures.take_pictures_in()
        if not locked.pk and forms.are_empty:
            forms.form.add_error(None, "Nothing to save yet: write a headline or some text first.")
            return writing(request, None, forms)
        try:
            with transaction.atomic():
                result = save_page(forms, locked, user)
        except TooLong as error:
            forms.form.add_error(None, str(error))
            return writing(request, locked if locked.pk else None, forms)
    if is_whole or result.copy:
        return go_on(request, result)
    if result.words:
        messages.success(request, result.words)
    return writing(request, result.article, forms)


def story_to_save(request: HttpRequest, pk: int | None) -> tuple[Article, QueryDict]:
    """Return the story that a page is of, locked, and what the page sent.

    A new page that is sent twice, by a double press or a reload, is one story: the second save
    begins from the first. The caller is in a transaction.
    """
    user = user_of(request)
    sent: QueryDict = request.POST
    if pk:
        return story_of_page(request, pk, Act.WRITE, is_locked=True), sent
    key = sent.get("page_key", "")
    # One press waits for the other here.
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    begun = Article.objects.filter(created_by=user, page_key=key).first() if key else None
    if begun is None:
        return Article(created_by=user, page_key=page_key(key)), sent
    again = sent.copy()
    again["opened"] = "1"
    return story_of_page(request, begun.pk, Act.WRITE, is_locked=True), again


def fold_long_text(body: str) -> None:
    """Make the words of a long text before the story is locked to save it."""
    if len(body) > LONG_TEXT and not too_large(body):
        body_words(clean_body(body))


def go_on(request: HttpRequest, result: SaveResult) -> HttpResponse:
    """Do what the pressed button says: one that asks nothing acts, others open their page.

    What both changed is asked first; what was saved together is looked at before it goes on. What
    was typed stays saved where the rest of it is refused.
    """
    if result.copy:
        return HttpResponseRedirect(reverse("admin:conflict", args=[result.copy.pk]))
    if result.words:
        messages.success(request, result.words)
    try:
        with transaction.atomic():
            return press(request, result)
    except PermissionDenied:
        messages.error(request, "Saved. What you pressed is not yours to do with this story.")
    return HttpResponseRedirect(story_address(result.article))


def press(request: HttpRequest, result: SaveResult) -> HttpResponse:
    """Do what the pressed button says with what was saved. Raises `PermissionDenied`."""
    article, pressed = result.article, request.POST.get("_then", "")
    if (action := pressed.removeprefix(ASK)) in ACT_PAGES:
        check_can(request, ACTIONS[action].act, article)
        if action != pressed or not ACT_PAGES[action].is_at_once:
            return HttpResponseRedirect(action_address(article, action))
        if not result.words:
            return act_at_once(request, article, action)
        messages.info(request, "Look at the whole before you go on: press again.")
    elif pressed == "preview":
        return HttpResponseRedirect(reverse("admin:preview", args=[article.public_id]))
    elif pressed.startswith(WITHOUT):
        take_photo_out(request, article, pressed.removeprefix(WITHOUT))
    elif not result.words:
        messages.success(request, "Saved.")
    return HttpResponseRedirect(story_address(article))


def act_at_once(request: HttpRequest, article: Article, action: str) -> HttpResponse:
    """Take an action that asks for nothing more, and say what was done.

    One that is refused leads to its page where it has a field for what is asked now, such as the
    reason of whoever approves alone.
    """
    try:
        done = take_action(article, action, user_of(request), {})
    except DoorError as error:
        messages.error(request, f"Saved. {error}")
        if ACT_PAGES[action].form(None, article).fields:
            return HttpResponseRedirect(action_address(article, action))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(story_address(article))
