"""Which fronts there are, and which one is asked for."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from editions.models.fronts import FRONT_PAGE, front_place, tongue_of_place
from paper.now import paper_now
from taxonomy.models import Section
from website.words import language_words


@dataclass(frozen=True)
class FrontPlace:
    """A front: of the paper, of a section, or of a further language."""

    slug: str
    name: str

    @property
    def title(self) -> str:
        """What its page is called."""
        is_page = not self.slug or tongue_of_place(self.slug)
        return self.name if is_page else f"Front: {self.name}"

    @property
    def address(self) -> str:
        """Where it is edited."""
        return of_place("fronts", self.slug)

    @property
    def readers_address(self) -> str:
        """Where readers find it."""
        if tongue_of_place(self.slug):
            return self.slug
        return reverse("section", args=[self.slug]) if self.slug else reverse("front")


def all_places() -> list[FrontPlace]:
    """Return every front, the front page first."""
    sections = Section.objects.values_list("slug", "name")
    return [
        FrontPlace(FRONT_PAGE, "Front page"),
        *(
            FrontPlace(front_place(each.key), f"Front page, {language_words(each.language)}")
            for each in paper_now().others
        ),
        *(FrontPlace(slug, name) for slug, name in sections),
    ]


def place_asked(request: HttpRequest) -> FrontPlace:
    """Return the front that is asked for. Raises `Http404` where there is none."""
    values = request.POST if request.method == "POST" else request.GET
    slug = values.get("of", "")
    place = next((each for each in all_places() if each.slug == slug), None)
    if place is None:
        raise Http404("There is no such front.")
    return place


def of_place(page: str, slug: str, **more: str) -> str:
    """Return the address of a page about a front."""
    asked = {name: value for name, value in {"of": slug, **more}.items() if value}
    address = reverse(f"admin:{page}")
    return f"{address}?{urlencode(asked)}" if asked else address
