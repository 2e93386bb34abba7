"""Translations follow their original: what it changed for readers becomes a task of each."""

from articles.models import Article, Stage, TranslationTask
from articles.notices import tell_whose
from editions.choices import Kind
from editions.models import Edition
from people.actors import Actor

# What of an original its translations must follow, and how it is told.
FOLLOWED = {
    Kind.CORRECTION: "was corrected",
    Kind.CLARIFICATION: "was clarified",
    Kind.UPDATE: "was updated",
    Kind.WITHDRAWAL: "was withdrawn",
}


def ask_translations(original: Article, edition: Edition, by: Actor) -> None:
    """Give every translation of a story the task to follow this edition, and tell whose it is.

    The door calls this in its transaction. A translation that was set aside follows nothing.
    """
    became = FOLLOWED.get(Kind(edition.kind))
    if became is None:
        return
    translations = Article.objects.filter(translation_of=original).exclude(stage=Stage.SPIKED)
    for translation in translations.select_related("created_by", "assigned_to").order_by("pk"):
        TranslationTask.objects.create(
            article=translation, original=original, edition_number=edition.number
        )
        words = f"“{original}”, of which “{translation}” is the translation, {became}. Follow it."
        is_withdrawn = edition.kind == Kind.WITHDRAWAL
        tell_whose(words, translation, by=by, is_urgent=is_withdrawn and translation.is_live)
