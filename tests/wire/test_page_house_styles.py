"""The trial pages, with the fields that a careful reader marks on them.

The expected fields were written down by reading the pages, before the parser was run on them.
"""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wire.lines import read_text
from wire.page import as_json, parse

DATA = Path(
    os.environ.get("NEWSROOM_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")
)
PAGES = DATA / "pages"

pytestmark = pytest.mark.skipif(
    not PAGES.is_dir(), reason=f"the trial pages are not here ({PAGES}); set NEWSROOM_DATA to them"
)

NOTHING: dict[str, object] = {
    "source": None, "published_at": None, "dateline": None, "captions": [], "web_editors": [],
    "authors": [], "related": [],
}  # fmt: skip


def read(name: str) -> dict[str, object]:
    text = read_text((PAGES / name).read_bytes())
    return as_json(parse(text, site_zone=ZoneInfo("Europe/London")))


def starts(page: dict[str, object]) -> list[str]:
    body = page["body"]
    assert isinstance(body, list)
    return [paragraph[:24] for paragraph in body]


def without_body(page: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in page.items() if name != "body"}


def test_the_page_that_started_it() -> None:
    page = read("000_d58d15da97cea1f9.txt")
    captions = page["captions"]
    assert isinstance(captions, list)
    assert len(captions) == 1
    assert captions[0]["text"].startswith("Chinese State Councilor and Minister")
    assert captions[0]["text"].endswith("Jiangsu Province, on Sept. 10, 2024.")
    assert (captions[0]["agency"], captions[0]["photographer"]) == ("Xinhua", "Li Bo")
    assert without_body(page) == NOTHING | {
        "headline": "China, Central Asia hold ministerial conference on counter-terrorism and"
        " combating transnational crime",
        "source": "Xinhua",
        "published_at": "2024-09-11T09:19:00+08:00",
        "dateline": {"place": "NANJING", "date": "2024-09-10", "agency": "Xinhua"},
        "captions": captions,
        "web_editors": ["Zhang Kaiwei", "Zhong Wenxing"],
    }
    assert starts(page) == [
        "China is willing to enha",
        "Wang made the remarks du",
        "Wang noted that China an",
        "Wang said all sides shou",
        "He also called for openi",
        "During the meeting, the ",
        "On the same day, Wang me",
    ]


def test_headline_and_body_only() -> None:
    page = read("headline-and-body-only.txt")
    assert page == NOTHING | {
        "headline": "Library extends opening hours in exam weeks",
        "body": [
            "The city library will stay open until 2 a.m. in the two weeks before the exams, it"
            " said on Monday.",
            "Tea is free after midnight.",
        ],
    }


def test_china_daily_style() -> None:
    page = read("style-china-daily.txt")
    assert without_body(page) == NOTHING | {
        "headline": "Night market lights return to the old canal",
        "source": "China Daily",
        "published_at": "2023-09-26T08:50:00+08:00",
        "authors": ["Sun Rui"],
        "captions": [
            {
                "text": "Boats with lanterns pass beneath the Wuting Bridge in Yangzhou, Jiangsu"
                " province, on Saturday.",
                "agency": "China Daily",
                "photographer": None,
            },
            {
                "text": "A cook prepares noodles at the market.",
                "agency": "China Daily",
                "photographer": "Meng Tao",
            },
        ],
        "web_editors": ["Cai Hairuo", "Du Mingming"],
    }
    assert starts(page) == ["The market had been clos", "City officials expect 20"]


def test_chinese_style() -> None:
    page = read("style-chinese.txt")
    assert page == NOTHING | {
        "headline": "山路修好了，孩子们上学不再绕远",
        "source": "人民网",
        "published_at": "2023-04-19T16:05:00+08:00",
        "dateline": {"place": "成都", "date": "2023-04-18", "agency": "新华社"},
        "captions": [
            {"text": "图为志愿者在凉山铺设石阶。", "agency": "新华社", "photographer": "何军"}
        ],
        "web_editors": ["田艺", "梁军"],
        "body": [
            "通往学校的山路有一千一百四十级台阶，上周以前，三分之一是缺失的。",
            "四十名志愿者用六个周末把石头背上了山。",
        ],
    }


def test_global_times_style() -> None:
    page = read("style-global-times.txt")
    assert without_body(page) == NOTHING | {
        "headline": "Harbor pilots train on simulator that knows the fog",
        "source": "Global Times",
        "published_at": "2023-11-03T19:48:00+08:00",
        "authors": ["Zhao Ming", "Xu Lin"],
        "captions": [
            {
                "text": "A pilot in training steers a container ship through simulated fog in"
                " Qingdao, East China's Shandong Province, on November 2, 2023.",
                "agency": "GT",
                "photographer": "Lu Wei",
            }
        ],
        "web_editors": ["Song Qi"],
    }
    assert starts(page) == ["Fog closes the harbor of", "The machine replays ever"]


def test_peoples_daily_online_style() -> None:
    page = read("style-peoples-daily-online.txt")
    assert without_body(page) == NOTHING | {
        "headline": "Volunteers rebuild stone path to mountain school",
        "source": "People's Daily Online",
        "published_at": "2023-04-19T16:05:00+08:00",
        "captions": [
            {
                "text": "Photo shows volunteers laying stones on the path to a primary school in"
                " Liangshan, southwest China's Sichuan Province.",
                "agency": "People's Daily Online",
                "photographer": "He Jun",
            },
            {
                "text": "Pupils try the new path on the first day after the rains.",
                "agency": None,
                "photographer": "Deng Fei",
            },
        ],
        "web_editors": ["Tian Yi", "Liang Jun"],
        "related": [
            "Mobile library reaches last village on the ridge",
            "Sichuan county doubles number of school buses",
        ],
    }
    assert starts(page) == [
        "The path to the school h",
        "Forty volunteers from th",
        '"My shoes will be dry th',
    ]


def test_reuters_style() -> None:
    page = read("style-reuters.txt")
    assert without_body(page) == NOTHING | {
        "headline": "Small airline orders ten electric seaplanes for island routes",
        "authors": ["Peter Aldous"],
        "dateline": {"place": "OSLO", "date": None, "agency": "Reuters"},
        "web_editors": ["Anna Kvam"],
    }
    assert starts(page) == ["A small Norwegian airlin", "Deliveries start in 2027"]
    text = read_text((PAGES / "style-reuters.txt").read_bytes())
    dateline = parse(text, site_zone=ZoneInfo("Europe/London")).dateline
    assert dateline is not None
    assert dateline.date_text == "Dec 12"


def test_xinhua_source_line_style() -> None:
    page = read("style-xinhua-source-line.txt")
    assert page == NOTHING | {
        "headline": "New bridge shortens journey between two river towns to four minutes",
        "source": "Xinhua",
        "published_at": "2024-02-28T18:40:12+08:00",
        "dateline": {"place": "GUIYANG", "date": "2024-02-28", "agency": "Xinhua"},
        "web_editors": ["huaxia"],
        "body": [
            "A bridge opened to traffic on Wednesday between two towns that could see but hardly"
            " reach each other.",
            "The ferry it replaces took 40 minutes, and did not run in the rainy season.",
        ],
    }
