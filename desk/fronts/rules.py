"""Rules in words, and what an editor can choose one of."""

from collections.abc import Iterable, Iterator

from editions.front import Rule, RuleKind, rule_said
from people.models import Organisation, Person
from taxonomy.models import Section, Tag, Thread

KINDS = {
    RuleKind.PAPER: "The newest of the paper",
    RuleKind.SECTION: "The newest of a section",
    RuleKind.TAG: "The newest with a tag",
    RuleKind.THREAD: "The newest of a thread",
    RuleKind.SOURCE: "The newest from a source",
    RuleKind.PERSON: "The newest of a person",
    RuleKind.MOST_READ: "What is read most",
}
MODELS = {
    RuleKind.SECTION: (Section, "name"),
    RuleKind.TAG: (Tag, "name"),
    RuleKind.THREAD: (Thread, "title"),
    RuleKind.SOURCE: (Organisation, "name"),
    RuleKind.PERSON: (Person, "name"),
}

# By kind and slug.
type Names = dict[tuple[RuleKind, str], str]

OF_ALL = {kind for kind in RuleKind if not kind.has_slug}


def rule_words(rule: Rule, names: Names) -> str:
    """Return a rule as the desk says it: `The newest of a section: Sport`."""
    name = names.get((rule.kind, rule.slug), rule.slug)
    return f"{KINDS[rule.kind]}: {name}" if name else KINDS[rule.kind]


def names_of(rules: Iterable[Rule]) -> Names:
    """Return what the subjects of some rules are called: a query for each kind that is there."""
    slugs: dict[RuleKind, set[str]] = {}
    for rule in rules:
        if rule.kind.has_slug:
            slugs.setdefault(rule.kind, set()).add(rule.slug)
    names: Names = {}
    for kind, some in slugs.items():
        model, field = MODELS[kind]
        rows = model._default_manager.filter(slug__in=some).values_list("slug", field)
        names |= {(kind, slug): name for slug, name in rows}
    return names


def rule_named(kind: str, name: str) -> Rule | None:
    """Return the rule of what is called so, or stands at this address; none where nothing is."""
    if kind in OF_ALL:
        return rule_said({"kind": kind})
    model, field = MODELS.get(kind, (None, ""))  # type: ignore[call-overload]
    wanted = " ".join(name.split())
    if model is None or not wanted:
        return None
    rows = model._default_manager
    row = rows.filter(slug=wanted).first() or rows.filter(**{f"{field}__iexact": wanted}).first()
    return rule_said({"kind": kind, "slug": row.slug}) if row else None


def section_names() -> Iterator[str]:
    """Yield the names of the sections, which a rule names most."""
    yield from Section.objects.values_list("name", flat=True)
