"""No list of the desk reads through a table that grows, and no select holds all of its rows."""

from collections.abc import Iterator

import pytest
from django import forms
from django.contrib.admin import ModelAdmin, autodiscover, site
from django.contrib.admin.widgets import AutocompleteMixin, RelatedFieldWidgetWrapper
from django.db import connection
from django.db.models import Model
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from desk.story.forms import StoryForm
from desk.story.parts import CreditForm, FigureForm
from people.models import User
from related.models import RelatedLink
from taxonomy.models import Section
from tests.builders import live_article
from tests.desk.client import desk
from wire.models import Batch, Channel, SubjectMeaning

pytestmark = pytest.mark.django_db

# Tables that have a row or more a story; sections and roles are a handful.
GROWING = {"articles", "editions", "related", "wire"}


def admins() -> Iterator[tuple[type[Model], "ModelAdmin[Model]"]]:
    autodiscover()
    yield from site._registry.items()


def test_search_in_a_growing_table_is_by_key_or_by_the_index(superuser: User) -> None:
    live_article(headline="Ferries run")
    client = desk(superuser)
    for model, admin in admins():
        # A batch is a run, not a story; people write what subjects mean, and channels.
        written = (Batch, Channel, SubjectMeaning)
        is_growing = model._meta.app_label in GROWING and model not in written
        if not is_growing or not admin.search_fields:
            continue
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, {"q": "ferries"}).status_code == 200, address
        said = [query["sql"] for query in queries if " LIKE " in query["sql"].upper()]
        assert said == [], address


def test_no_list_counts_its_whole_table(superuser: User) -> None:
    live_article()
    client = desk(superuser)
    for model, _ in admins():
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        for query in queries:
            assert "COUNT(" not in query["sql"] or "LIMIT" in query["sql"], (address, query["sql"])


def test_no_select_holds_the_rows_of_a_growing_table(superuser: User) -> None:
    request = RequestFactory().get("/")
    request.user = superuser
    for model, admin in admins():
        if not (admin.has_add_permission(request) or admin.has_change_permission(request)):
            continue
        inlines = [inline(model, site) for inline in admin.inlines]
        shown = [admin.get_form(request), *(one.get_formset(request).form for one in inlines)]
        if model is Article:
            # Its page is a view of its own.
            shown = [StoryForm, CreditForm, FigureForm]
        for form in shown:
            for name, field in form.base_fields.items():
                if isinstance(field, forms.ModelChoiceField):
                    assert is_short(field), (model, name)


def is_short(field: forms.ModelChoiceField) -> bool:  # type: ignore[type-arg]
    widget = field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if not isinstance(widget, forms.Select):
        # It names the chosen row alone, such as the picture that was clicked.
        return True
    if isinstance(widget, AutocompleteMixin) or "ajax" in str(widget.build_attrs({})):
        return True
    chosen_from = field.queryset.model if field.queryset is not None else None
    # Publishers make both by hand: no story adds one.
    return chosen_from in (Section, Channel) or getattr(chosen_from, "__name__", "") == "Group"


def test_link_is_found_by_its_headline_and_by_either_story(moderator: User) -> None:
    under, shown = live_article(headline="Under"), live_article(headline="Shown")
    RelatedLink.objects.create(article_id=under.public_id, target_id=shown.public_id)
    RelatedLink.objects.create(article_id=shown.public_id, headline="Night ferry returns")
    client = desk(moderator)

    def found(words: str) -> int:
        response = client.get("/admin/related/relatedlink/", {"q": words})
        return len(response.context["cl"].result_list)

    assert found("night ferry RETURNS") == 1
    assert found(shown.public_id) == 2
    assert found(under.public_id) == 1
    assert found("nothing") == 0
    assert found("…") == 0
