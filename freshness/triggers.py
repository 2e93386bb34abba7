"""The SQL of a trigger, as each database wants it written."""

from collections.abc import Iterator


def trigger_sql(
    vendor: str, name: str, when: str, done: str, *, each: str = "ROW"
) -> Iterator[str]:
    """Yield the SQL that sets a trigger which is not there yet.

    `when` is the act and its table (`INSERT ON table`), `done` the statements that follow it,
    divided by `;`. `each` is `STATEMENT` for an act that concerns no row, on PostgreSQL alone,
    where what is done stands in a function of the trigger's name.
    """
    if vendor == "sqlite":
        yield f"CREATE TRIGGER {name} AFTER {when} BEGIN {done}; END"
        return
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {done}; RETURN NULL; END $$"
    )
    act, _, condition = when.partition(" WHEN ")
    condition = f" WHEN {condition}" if condition else ""
    yield (
        f"CREATE TRIGGER {name} AFTER {act} FOR EACH {each}{condition} EXECUTE FUNCTION {name}()"
    )
