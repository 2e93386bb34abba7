"""What the desk's search looks through."""

from django.db import models

from articles.models.article import Article


class ArticleText(models.Model):
    """The words of one draft, folded by `search/words.py`.

    Written with every save (`articles/draft/revisions.py`); `articles/draft/search.py` looks
    through it.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    text = models.TextField()

    def __str__(self) -> str:
        return f"Words of {self.article_id}"
