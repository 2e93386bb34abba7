"""How a story gets its tags: by name, whatever its case."""

from collections.abc import Iterable

from taggit.managers import _TaggableManager

from taxonomy.models import Tag


class StoryTags(_TaggableManager):  # type: ignore[misc]
    """The tags of a story. taggit compares names as the database does: on SQLite, `Élection` and
    `élection` are two there. Ours compares keys, alike on both.
    """

    def _to_tag_model_instances(self, tags: Iterable[str | Tag], tag_kwargs: object) -> list[Tag]:
        """Return the tags, each once and in their order; a name that is new is made one."""
        found = [Tag.objects.named(tag) if isinstance(tag, str) else tag for tag in tags]
        return list(dict.fromkeys(found))
