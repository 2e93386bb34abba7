"""How often readers followed what stands under stories: sums to look at."""

from django.contrib import admin

from desk.frame.admin import ReadOnlyAdmin
from people.roles import Act
from related.models import Follow


@admin.register(Follow)
class FollowAdmin(ReadOnlyAdmin):
    """Sums by list, entry and day. Lists of a story show them where they are decided."""

    reads = Act.LINK
    list_display = ["day", "article_id", "target", "times"]
    search_fields = ["article_id__exact", "target__exact"]
    search_help_text = "A story's id"
