"""Rules of the wire: their list and their page."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from desk.frame.admin import DeskAdmin
from desk.wire_inbox.rules import conditions_of, deeds_of, page_of, state_of, trial_of
from people.roles import Act
from wire.models import RouteRule

# What changes neither what a rule fits nor what it does.
NOT_ITS_MATTER = {"name", "position"}


@admin.register(RouteRule)
class RouteRuleAdmin(DeskAdmin):
    """By which rules new stories of the wire find their section, their editor and their way."""

    called = "Routes of the wire"
    adds = "New rule"
    reads = Act.INGEST
    writes = Act.RUN_THE_PAPER
    deletes = Act.RUN_THE_PAPER
    change_list_template = "desk/wire_inbox/rules.html"
    change_form_template = "desk/wire_inbox/rule.html"
    list_display = ["place", "name", "fits", "does", "state"]
    list_display_links = ["name"]
    list_select_related = ["house", "channel__house", "section", "assigned_to"]
    autocomplete_fields = ["house", "tags", "assigned_to"]
    fieldsets = [
        (None, {"fields": ["name", "position"]}),
        (
            "Which new stories: all that is said here must hold",
            {"fields": ["house", "channel", "subjects", "words", "language", "urgency"]},
        ),
        ("What becomes of them", {"fields": ["section", "tags", "assigned_to", "route"]}),
    ]

    @admin.display(description="Place")
    def place(self, rule: RouteRule) -> int:
        """Where it stands in the order."""
        return rule.position

    @admin.display(description="Which stories")
    def fits(self, rule: RouteRule) -> str:
        """What it asks."""
        return ", ".join(conditions_of(rule))

    @admin.display(description="What becomes of them")
    def does(self, rule: RouteRule) -> str:
        """What it does."""
        return ", ".join(deeds_of(rule))

    @admin.display(description="State")
    def state(self, rule: RouteRule) -> str:
        """How it does."""
        return state_of(rule).words

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kw: Any) -> Any:  # noqa: ANN401
        """Give lines of subjects and words no more room than they need."""
        if db_field.name in {"subjects", "words"}:
            kw["widget"] = forms.Textarea({"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kw)

    def save_model(
        self, request: HttpRequest, obj: RouteRule, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Write what was changed; a rule that is another one now is tried again."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        columns = [name for name in form.changed_data if name != "tags"]
        if columns:
            obj.save(update_fields=columns)
        if not NOT_ITS_MATTER.issuperset(form.changed_data):
            again = {"is_acting": False, "version": F("version") + 1}
            RouteRule.objects.filter(pk=obj.pk).update(**again)

    def response_add(
        self, request: HttpRequest, obj: RouteRule, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show what it would have done."""
        messages.success(request, "Saved. It does nothing yet: see below what it would have done.")
        return page_of(obj)

    def response_change(self, request: HttpRequest, obj: RouteRule) -> HttpResponse:
        """Stay with the rule."""
        obj.refresh_from_db(fields=["is_acting"])
        messages.success(
            request,
            "Saved; it goes on acting."
            if obj.is_acting
            else "Saved. It does nothing now: see below what it would have done.",
        )
        return page_of(obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kw: Any
    ) -> HttpResponse:
        """Show below what it would have done with what came in lately."""
        rule = context.get("original")
        # A page that came back with something to mend shows the rule as it was typed.
        if isinstance(rule, RouteRule) and request.method != "POST":
            context.update(trial_of(request, rule))
        return super().render_change_form(request, context, *args, **kw)
