"""What made-up stories are made of: words, people, houses, sections and tags."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import accumulate
from random import Random

from addresses.models import FormerAddress
from editions.moved import FormerAddresses
from people.models import Organisation, Person
from taxonomy.models import Section, Tag

MAKER = "the generator"
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)

SECTIONS = ("World", "City", "Business", "Science", "Sport", "Culture")
FIRST = ("Ada", "Bela", "Chen", "Dora", "Emre", "Fatima", "Goran", "Hana", "Ivo", "Jun", "Kofi")
LAST = (
    "Adeyemi", "Brandt", "Costa", "Demir", "Eriksen", "Farkas", "Gupta", "Horvat", "Ito", "Jansen",
    "Kovac", "Lindholm", "Moreau", "Novak", "Okafor", "Petrov", "Quist", "Rossi",
)  # fmt: skip
HOUSES = ("Northern Wire", "Harbour Press", "Delta News", "Coast Agency")
ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl", "gr")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou", "ea")
ENDS = ("", "n", "r", "s", "t", "l", "m", "nd", "st")
VOCABULARY = 6_000
# Words of Chinese stories are pairs of these.
CHARACTERS = (
    "天地日月山水火木金土人口手心目耳足言門車馬鳥魚虫草花雨雪風雲江河海湖石田里村城市国家學校書文字語音樂歌舞"
    "春夏秋冬東西南北上下左右前後內外高低長短大小多少新舊老幼男女父母兄弟朋友紅黃藍白黑光明早晚年時分工商農業"
)
CHINESE_WORDS = 2_000


@dataclass
class Stock:
    """What the stories are made of. `rng` decides what comes next."""

    rng: Random
    words: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    chinese: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    houses: list[Organisation] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    former: FormerAddresses = field(default_factory=dict)

    def some_words(self, count: int) -> str:
        """Return so many words, common ones more often, as in any language (Zipf)."""
        return " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=count))

    def sentence(self, count: int) -> str:
        """Return a sentence of so many words."""
        words = self.some_words(count)
        return f"{words[0].upper()}{words[1:]}."

    def chinese_sentence(self, count: int) -> str:
        """Return a sentence of so many Chinese words, which stand without spaces."""
        weights = self.weights[:CHINESE_WORDS]
        return "".join(self.rng.choices(self.chinese, cum_weights=weights, k=count)) + "。"

    def name(self) -> str:
        """Return somebody's name."""
        return f"{self.rng.choice(FIRST)} {self.rng.choice(self.words).capitalize()}"

    def decided_by(self, rng: Random) -> "Stock":
        """Return the same stock, of which another chance takes."""
        return replace(self, rng=rng, people=list(self.people))


def stock_for(rng: Random) -> Stock:
    """Return what the stories are made of; sections, people, tags and houses are in the library."""
    stock: dict[str, None] = {}
    while len(stock) < VOCABULARY:
        syllables = rng.choices((1, 2, 3), weights=(2, 5, 3))[0]
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(syllables))
        stock[word + rng.choice(ENDS)] = None
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    topics = sorted(stock)[:: VOCABULARY // 150]
    pairs: dict[str, None] = {}
    while len(pairs) < CHINESE_WORDS:
        pairs["".join(rng.choices(CHARACTERS, k=2))] = None
    return Stock(
        rng=rng,
        words=list(stock),
        weights=list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1))),
        chinese=list(pairs),
        sections=[
            Section.objects.get_or_create(
                slug=name.lower(), defaults={"name": name, "position": at}
            )[0]
            for at, name in enumerate(SECTIONS)
        ],
        people=[Person.objects.named(name) for name in names],
        houses=[Organisation.objects.named(name) for name in HOUSES],
        tags=[
            Tag.objects.get_or_create(name=word.capitalize(), defaults={"slug": f"about-{word}"})[0]
            for word in topics
        ],
        former={
            (kind, slug): leads_to
            for kind, slug, leads_to in FormerAddress.objects.values_list(
                "kind", "slug", "leads_to"
            )
        },
    )
