"""The customer's own page, published among its neighbours, gets a list a reader calls right."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from editions.models import PublishedArticle
from related.models import Suggestion
from related.suggestions.indexing import index_all
from tests.builders import live_article, make_section
from tests.trial_data import needs_trial_data, trial_files

pytestmark = [pytest.mark.django_db, needs_trial_data]

MEETING = "Wang Xiaohong meets interior minister of Kazakhstan in Lianyungang"
FORUM = "Global public security forum opens in Lianyungang"
SUMMIT = "China, Central Asian countries agree on security at Xi'an summit"
EXERCISE = "Chinese, Kyrgyz police hold joint counter-terrorism exercise"
RELATED = {
    MEETING: (
        "2024-09-10",
        "State Councilor and Minister of Public Security Wang Xiaohong met the interior minister "
        "of Kazakhstan in Lianyungang, Jiangsu Province, on Tuesday. Both sides signed documents "
        "on law enforcement cooperation with Central Asian countries.",
    ),
    FORUM: (
        "2024-09-09",
        "The conference of the Global Public Security Cooperation Forum opened in Lianyungang, a "
        "port city in Jiangsu Province, on Monday. Delegates from 122 countries discuss "
        "law enforcement and cross-border crime.",
    ),
    SUMMIT: (
        "2023-05-19",
        "Leaders of China, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan met in "
        "Xi'an. They agreed to build a closer China-Central Asia community with a shared future "
        "and to fight terrorism together.",
    ),
    EXERCISE: (
        "2024-06-28",
        "Police of China and Kyrgyzstan held a joint counter-terrorism exercise in Xinjiang. It "
        "was the first to train the security of projects under the Belt and Road Initiative.",
    ),
}
OTHERS = {
    "Tea harvest begins in hills of Zhejiang": (
        "2024-09-10",
        "Pickers went out at dawn on Tuesday. The leaves are smaller this autumn, farmers said.",
    ),
    "Nanjing opens longest metro tunnel under the Yangtze": (
        "2024-09-09",
        "Trains began to run under the river on Monday. The tunnel in Jiangsu Province took six "
        "years to dig.",
    ),
    "Chinese swimmers bring home seven medals": (
        "2024-09-11",
        "The team landed in Beijing on Wednesday and was greeted by hundreds of children.",
    ),
    "Retail sales grow faster than expected in August": (
        "2024-09-10",
        "Consumers in China spent more on cars and travel, official data showed on Tuesday.",
    ),
    "Old library in Suzhou puts its maps online": (
        "2024-09-08",
        "Readers can turn the pages of 4,000 maps of Jiangsu Province from home.",
    ),
    "Typhoon keeps ferries in port for a second day": (
        "2024-09-07",
        "Waves of six meters closed the strait. Ships may sail on Sunday, the harbor office said.",
    ),
}


def test_the_seed_stands_among_what_it_belongs_to() -> None:
    """The meeting first, then the forum it belongs to and its background; nothing else."""
    section = make_section("China", "china")
    for headline, (day, text) in {**RELATED, **OTHERS}.items():
        live_article(
            headline=headline,
            body=f"<p>{text}</p>",
            section=section,
            source="Xinhua",
            writers=[],
            web_editors=["Zhang Kaiwei"],
            dated=datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC),
        )
    (page,) = trial_files("pages/000_d58d15da97cea1f9.txt")
    call_command("ingest", str(page), "--publish", "--as-dated", "--section", "china")
    index_all()
    seed = PublishedArticle.objects.get(headline__startswith="China, Central Asia hold")
    headlines = dict(PublishedArticle.objects.values_list("pk", "headline"))
    rows = list(Suggestion.objects.filter(article_id=seed.pk).order_by("place"))
    shown = [headlines[row.target_id] for row in rows]
    assert set(shown) == set(RELATED)
    assert shown[0] == MEETING
    assert FORUM in shown[:3]
    why = {headlines[row.target_id]: {r["signal"]: r["words"] for r in row.reasons} for row in rows}
    assert why[MEETING]["names"].startswith("same event: ")
    assert "Lianyungang" in why[FORUM]["names"]
    assert "Kyrgyzstan" in why[SUMMIT]["names"] or "Tajikistan" in why[SUMMIT]["names"]
    assert why[SUMMIT]["names"].startswith("same names: ")
    under_meeting = Suggestion.objects.filter(target_id=seed.pk).values_list(
        "article_id", flat=True
    )
    assert {headlines[article_id] for article_id in under_meeting} >= set(RELATED)
