"""The crawlers of artificial intelligence that a paper may ask to stay away, and what each is for.

Names are those that their houses give for `robots.txt` (RFC 9309). Whoever keeps to none of it is
not stopped by any: that is for the proxy.
"""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a crawler takes pages for."""

    TRAINING = "training"
    ANSWERS = "answers"
    ASKED = "asked"


PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.TRAINING: "take texts to train models with",
    Purpose.ANSWERS: "find pages for answers, with a link to the paper as a rule",
    Purpose.ASKED: "fetch a page because somebody asked for it just now",
}


@dataclass(frozen=True)
class Crawler:
    """A crawler: its name in `robots.txt`, whose it is, and what for."""

    token: str
    house: str
    purpose: Purpose


T, A, U = Purpose
CRAWLERS = (
    Crawler("GPTBot", "OpenAI", T),
    Crawler("ClaudeBot", "Anthropic", T),
    Crawler("anthropic-ai", "Anthropic, formerly", T),
    Crawler("Google-Extended", "Google, for Gemini; search is not touched", T),
    Crawler("Google-CloudVertexBot", "Google, for its customers", T),
    Crawler("Applebot-Extended", "Apple; its search is not touched", T),
    Crawler("meta-externalagent", "Meta", T),
    Crawler("FacebookBot", "Meta, formerly", T),
    Crawler("Amazonbot", "Amazon", T),
    Crawler("Bytespider", "ByteDance", T),
    Crawler("CCBot", "Common Crawl, an archive that many train with", T),
    Crawler("cohere-training-data-crawler", "Cohere", T),
    Crawler("DeepSeekBot", "DeepSeek", T),
    Crawler("PanguBot", "Huawei", T),
    Crawler("AI2Bot", "Ai2", T),
    Crawler("Diffbot", "Diffbot, which sells what it takes", T),
    Crawler("omgili", "Webz.io, which sells what it takes", T),
    Crawler("Webzio-Extended", "Webz.io, for models", T),
    Crawler("img2dataset", "whoever gathers pictures with this program", T),
    Crawler("ImagesiftBot", "Hive, for pictures", T),
    Crawler("Timpibot", "Timpi", T),
    Crawler("YandexAdditional", "Yandex, for its models", T),
    Crawler("OAI-SearchBot", "OpenAI, for ChatGPT’s search", A),
    Crawler("Claude-SearchBot", "Anthropic, for Claude’s search", A),
    Crawler("PerplexityBot", "Perplexity", A),
    Crawler("meta-webindexer", "Meta", A),
    Crawler("Amzn-SearchBot", "Amazon", A),
    Crawler("DuckAssistBot", "DuckDuckGo", A),
    Crawler("YouBot", "You.com", A),
    Crawler("PetalBot", "Huawei", A),
    Crawler("ChatGPT-User", "OpenAI", U),
    Crawler("Claude-User", "Anthropic", U),
    Crawler("Perplexity-User", "Perplexity", U),
    Crawler("MistralAI-User", "Mistral", U),
    Crawler("meta-externalfetcher", "Meta", U),
    Crawler("Amzn-User", "Amazon", U),
)
TOKENS = frozenset(crawler.token for crawler in CRAWLERS)


@dataclass(frozen=True)
class Preset:
    """A choice of crawlers by one press: those for these purposes are asked to stay away."""

    words: str
    purposes: frozenset[Purpose]

    @property
    def tokens(self) -> list[str]:
        """Return the names of those that it turns away."""
        return [crawler.token for crawler in CRAWLERS if crawler.purpose in self.purposes]


PRESETS: dict[str, Preset] = {
    "none": Preset("Welcome all", frozenset()),
    "training": Preset("Turn away those that train", frozenset({T})),
    "all": Preset("Turn all away", frozenset(Purpose)),
}
