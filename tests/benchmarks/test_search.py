"""What `benchmarks/search.py` counts, and that it asks the search page itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.search import score
from benchmarks.search_baselines import SEARCHES

STORIES = [
    ("ferry", "The ferry is late", "Nobody knows when it comes to the harbour."),
    ("harbour", "Harbour dredged again", "A ship took the mud away."),
    ("plane", "国产大飞机首飞成功", "今天上午起飞。"),
]


def row(name: str, headline: str, text: str) -> dict[str, object]:
    """Return a story of a corpus."""
    empty = {"standfirst": "", "authors": [], "tags": [], "links": []}
    moment = "2024-05-01T12:00:00+00:00"
    return {**empty, "id": name, "headline": headline, "body": [text], "published_at": moment}


def test_only_ten_answers_count_and_each_by_its_place() -> None:
    others = [f"other {number}" for number in range(10)]
    measured = score(iter([(["a", "b"], "a"), (["a", "b"], "b"), ([*others, "a"], "a"), ([], "a")]))
    assert measured == {"success@1": 0.25, "success@10": 0.5, "mrr@10": 0.375}


@pytest.mark.parametrize("name", SEARCHES)
def test_plain_search_weighs_headlines_and_takes_any_question(name: str) -> None:
    find = SEARCHES[name]([row(*story) for story in STORIES])
    assert find("harbour")[0] == "harbour"
    assert find('"*') == find("") == []
    if "trigrams" in name:
        assert find("大飞机首飞") == ["plane"]


def test_each_corpus_is_published_and_its_questions_asked(tmp_path: Path) -> None:
    corpus = tmp_path / "small.jsonl"
    corpus.write_text("\n".join(json.dumps(row(*story)) for story in STORIES), encoding="utf-8")
    asked = [{"query": "ferry late", "id": "ferry"}, {"query": "zebra", "id": "harbour"}]
    corpus.with_suffix(".queries").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    command = [sys.executable, "benchmarks/search.py", "--json", str(corpus)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    by_system = {line["system"]: line for line in map(json.loads, told.splitlines())}
    assert set(by_system) == {"ours", *SEARCHES}
    for line in by_system.values():
        assert line["corpus"] == "small"
        assert line["success@1"] == line["success@10"] == line["mrr@10"] == 0.5
