"""Where each story of the inbox stands, kept true by the database itself.

A story is taken, spiked or sent out by acts that know nothing of the wire, in whatever room. So
triggers follow the story, as those of the readers' pages do (`freshness/watching.py`): no act can
forget the inbox. They are set after every `migrate`.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from freshness.triggers import trigger_sql
from wire.models.inbox import InboxStory, InboxSubject, Standing

STORY, SUBJECT = InboxStory._meta.db_table, InboxSubject._meta.db_table
ARTICLE = "articles_article"
PREFIX = "inbox_"
# What of a story decides whether anybody has it.
WATCHED = ("stage", "live", "has_news", "assigned_to_id", "created_by_id")
# The one rule: nobody's draft is what the desk left it as.
RULE = (
    f"CASE WHEN a.stage = 'spiked' THEN '{Standing.SPIKED}' "
    "WHEN a.stage = 'draft' AND a.live = 'not_yet' AND a.has_news "
    "AND a.assigned_to_id IS NULL AND a.created_by_id IS NULL THEN left_as "
    f"ELSE '{Standing.TAKEN}' END"
)
TOUCHED = {ARTICLE: "NEW.id", STORY: "NEW.article_id", SUBJECT: "NEW.article_id"}


def statements(article: str, *, subjects_alone: bool = False) -> Iterator[str]:
    """Yield the SQL that sets where the story with this key stands."""
    if not subjects_alone:
        yield (
            f"UPDATE {STORY} SET standing = "
            f"(SELECT {RULE} FROM {ARTICLE} a WHERE a.id = article_id) WHERE article_id = {article}"
        )
    yield (
        f"UPDATE {SUBJECT} SET standing = "
        f"(SELECT s.standing FROM {STORY} s WHERE s.article_id = {article}) "
        f"WHERE article_id = {article}"
        f" AND EXISTS (SELECT 1 FROM {STORY} s WHERE s.article_id = {article})"
    )


def triggers() -> Iterator[tuple[str, str, str, str]]:
    """Yield name, table, and act of each trigger, and what it does."""
    changed = " OR ".join(f"OLD.{name} {{differs}} NEW.{name}" for name in WATCHED)
    yield (
        "story",
        ARTICLE,
        f"UPDATE OF {', '.join(WATCHED)} ON {ARTICLE} WHEN ({changed})",
        "; ".join(statements(TOUCHED[ARTICLE])),
    )
    for name, act in (("came", "INSERT"), ("left", "UPDATE OF left_as")):
        done = "; ".join(statements(TOUCHED[STORY]))
        yield name, STORY, f"{act} ON {STORY}", done
    done = "; ".join(statements(TOUCHED[SUBJECT], subjects_alone=True))
    yield "about", SUBJECT, f"INSERT ON {SUBJECT}", done


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """Let stories go where they will: their tables are about to change.

    SQLite renames no table while a trigger names one that is not there at that moment.
    """
    standing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for name, table, _, _ in triggers():
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {PREFIX}{name}")
            elif table in standing:
                cursor.execute(f"DROP TRIGGER IF EXISTS {PREFIX}{name} ON {table}")


def set_triggers(connection: BaseDatabaseWrapper) -> None:
    """Let the database keep from now on where each story stands."""
    if not {STORY, SUBJECT} <= set(connection.introspection.table_names()):
        return
    drop_triggers(connection)
    differs = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    with connection.cursor() as cursor:
        for name, _, act, done in triggers():
            when = act.format(differs=differs)
            for statement in trigger_sql(connection.vendor, PREFIX + name, when, done):
                cursor.execute(statement)
    catch_up(connection)


def catch_up(connection: BaseDatabaseWrapper) -> None:
    """Mend where stories stand that somebody acted on while no trigger followed them."""
    differs = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.article_id FROM {STORY} s JOIN {ARTICLE} a ON a.id = s.article_id "
            f"WHERE s.standing {differs} {RULE}"
        )
        late = [key for (key,) in cursor.fetchall()]
        for key in late:
            for statement in statements(str(int(key))):
                cursor.execute(statement)
