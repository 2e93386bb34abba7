"""The desk."""

from django.contrib import admin

from paper.models import Article, Person, Photo, Section, Tag


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Stories."""

    list_display = ["headline", "section", "published_at", "is_live"]
    list_select_related = ["section"]
    search_fields = ["headline"]


admin.site.register([Person, Photo, Section, Tag])
