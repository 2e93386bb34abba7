"""List in the inbox what came in before there was one. What is listed already stays as it is."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

AT_A_TIME = 500
MOST_SUBJECTS = 50
CHINESE = {"zh", "cmn"}
TRADITIONAL = {"tw", "hk", "mo"}


type Row = dict[str, Any]

OF_STORY = (
    "id", "stage", "live", "has_news", "assigned_to_id", "created_by_id", "source_id", "language",
    "dateline_place",
)  # fmt: skip
OF_ITEM = (
    "id", "article_id", "update_of_id", "waits", "told", "embargo_words", "embargo_at",
    "batch__channel_id",
)  # fmt: skip


def tongue_of(tag: str) -> str:
    """Return what `paper/tongues.py` said of a tag when this was written."""
    code, *rest = tag.replace("_", "-").casefold().split("-")
    if code not in CHINESE:
        return code
    is_traditional = "hant" in rest or ("hans" not in rest and not TRADITIONAL.isdisjoint(rest))
    return "zh-hant" if is_traditional else "zh-hans"


def standing_of(article: Row, left_as: str) -> str:
    """Return where a story stood in the inbox, had there been one."""
    if article["stage"] == "spiked":
        return "spiked"
    is_draft = article["stage"] == "draft" and article["live"] == "not_yet" and article["has_news"]
    is_nobodys = article["assigned_to_id"] is None and article["created_by_id"] is None
    return left_as if is_draft and is_nobodys else "taken"


def subjects_of(told: dict[str, Any]) -> list[tuple[str, str]]:
    """Return code and name of what an item is about, each code once."""
    names: dict[str, str] = {}
    for subject in told.get("subjects", ()):
        words = subject["code"] or subject["name"]
        code = " ".join(words.split()).casefold()[:120]
        if code:
            names.setdefault(code, subject["name"][:120])
    return list(names.items())[:MOST_SUBJECTS]


def list_what_came(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Go through the stories of the wire by their keys, some at a time."""
    items = apps.get_model("wire", "WireItem").objects
    last = 0
    while True:
        of_stories = items.order_by("article_id").filter(article_id__gt=last)
        keys = list(of_stories.values_list("article_id", flat=True).distinct()[:AT_A_TIME])
        if not keys:
            return
        list_some(apps, keys)
        last = keys[-1]


def list_some(apps: StateApps, keys: list[int]) -> None:
    """List the stories with these keys."""
    item_model = apps.get_model("wire", "WireItem")
    listed = apps.get_model("wire", "InboxStory")
    about = apps.get_model("wire", "InboxSubject")
    known = set(listed.objects.filter(article__in=keys).values_list("article_id", flat=True))
    readings: dict[int, list[Row]] = {}
    items = item_model.objects.filter(article__in=set(keys) - known).order_by("pk")
    for item in items.values(*OF_ITEM):
        readings.setdefault(item["article_id"], []).append(item)
    older = {item["update_of_id"] for items in readings.values() for item in items} - {None}
    families = dict(listed.objects.filter(article__in=older).values_list("article_id", "family"))
    stories = apps.get_model("articles", "Article").objects.filter(pk__in=readings)
    rows, subjects = [], []
    for article in stories.order_by("pk").values(*OF_STORY):
        key = article["id"]
        newest = readings[key][-1]
        asked = next((item["update_of_id"] for item in readings[key] if item["update_of_id"]), key)
        families[key] = families.get(asked, asked)
        left_as = "waiting" if any(item["waits"] for item in readings[key]) else "drafts"
        standing = standing_of(article, left_as)
        rows.append(
            listed(
                article_id=key,
                newest_id=newest["id"],
                standing=standing,
                left_as=left_as,
                family=families[key],
                takes=len(readings[key]),
                **facts_of(article, newest),
            )
        )
        subjects += [
            about(article_id=key, newest=newest["id"], standing=standing, code=code, name=name)
            for code, name in subjects_of(newest["told"])
        ]
    listed.objects.bulk_create(rows)
    about.objects.bulk_create(subjects)


def facts_of(article: Row, item: Row) -> Row:
    """Return what the desk looks for a story by."""
    told = item["told"]
    urgency = told.get("urgency")
    kept = told.get("kept", ())
    located = next((words for name, words in kept if name.casefold() == "located"), "")
    place = article["dateline_place"] or located
    return {
        "house_id": article["source_id"],
        "channel_id": item["batch__channel_id"],
        "urgency": urgency if isinstance(urgency, int) and 0 < urgency < 10 else None,
        "language": tongue_of(told.get("language") or article["language"])[:20],
        "kind": str(told.get("kind") or "text")[:40],
        "place": " ".join(place.split()).upper()[:120],
        "has_embargo": bool(item["embargo_words"]),
        "embargo_at": item["embargo_at"],
    }


class Migration(migrations.Migration):
    """Some hundred at a time, each for itself: nobody who reads a story in waits."""

    atomic = False
    dependencies = [("wire", "0008_inbox")]

    operations = [migrations.RunPython(list_what_came, migrations.RunPython.noop, elidable=True)]
