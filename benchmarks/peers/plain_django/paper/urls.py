"""The paper's addresses."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import path

from paper import for_machines, views

urlpatterns = [
    path("", views.front, name="front"),
    path("<int:year>/<int:month>/<int:day>/<slug:slug>/", views.article, name="article"),
    path("section/<slug:slug>/", views.SectionStories.as_view(), name="section"),
    path("tag/<slug:slug>/", views.TagStories.as_view(), name="tag"),
    path("search/", views.Search.as_view(), name="search"),
    path("feed/", for_machines.Newest(), name="feed"),
    path("sitemap.xml", sitemap, {"sitemaps": {"stories": for_machines.Stories}}, name="sitemap"),
    path("admin/", admin.site.urls),
]
