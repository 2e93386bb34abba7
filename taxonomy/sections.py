"""Making a section of the paper by its name."""

from taxonomy.models import Section

LAST_POSITION = 32_767


def add_section(name: str, slug: str = "") -> Section:
    """Make a section, last in the menu. Raises `ValidationError` for a name that will not do."""
    last = Section.objects.order_by("position").last()
    position = min(last.position + 1, LAST_POSITION) if last else 0
    section = Section(name=" ".join(name.split()), slug=slug, position=position)
    section.full_clean()
    section.save()
    return section
