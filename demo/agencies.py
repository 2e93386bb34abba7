"""Two agencies that send while the demo runs: it serves their feeds itself, on this machine."""

import json
import threading
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from django.utils import timezone

from people.models import Organisation
from taxonomy.models import Section
from wire.models import Channel, Way

FILE = Path(__file__).parent / "agencies.toml"
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Feed:
    """What an agency answers: its bytes, what they are, and the tag by which they are known."""

    data: bytes
    kind: str

    @property
    def etag(self) -> str:
        """The tag of these bytes."""
        return f'"{sha256(self.data).hexdigest()[:16]}"'


def read_agencies() -> list[dict[str, Any]]:
    """Return the agencies with their stories, as the file has them."""
    agencies: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["agencies"]
    return agencies


def ninjs_of(agency: dict[str, Any], now: datetime) -> Feed:
    """Return the stories of an agency as a list of ninjs."""
    items = []
    for story in agency["stories"]:
        sent = (now - timedelta(hours=story["hours_ago"])).isoformat()
        items.append(
            {
                "uri": story["id"],
                "type": "text",
                "version": "1",
                "pubstatus": "usable",
                "versioncreated": sent,
                "language": agency["language"],
                "headline": story["headline"],
                "byline": f"By {story['by']}" if "by" in story else "",
                "urgency": story["urgency"],
                "located": story["place"],
                "ednote": story.get("note", ""),
                "description_text": story.get("summary", ""),
                "body_html": markup_of(story),
                "infosource": [{"name": agency["name"]}],
                **embargo_of(story, now),
            }
        )
    return Feed(json.dumps(items).encode(), "application/json")


def embargo_of(story: dict[str, Any], now: datetime) -> dict[str, str]:
    """Return the embargo of a story, if it has one."""
    if "embargo_in_hours" not in story:
        return {}
    return {"embargoed": (now + timedelta(hours=story["embargo_in_hours"])).isoformat()}


def rss_of(agency: dict[str, Any], now: datetime) -> Feed:
    """Return the stories of an agency as RSS, each in full."""
    items = [
        f"<item><guid>{escape(story['id'])}</guid><title>{escape(story['headline'])}</title>"
        f"<link>{escape(story['id'])}</link><description>{escape(story['summary'])}</description>"
        f"<pubDate>{format_datetime(now - timedelta(hours=story['hours_ago']))}</pubDate>"
        f"<content:encoded>{escape(markup_of(story))}</content:encoded></item>"
        for story in agency["stories"]
    ]
    document = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(agency['name'])}</title><language>{agency['language']}</language>"
        f"{''.join(items)}</channel></rss>"
    )
    return Feed(document.encode(), "application/rss+xml")


def markup_of(story: dict[str, Any]) -> str:
    """Return the text of a story as HTML."""
    return "".join(f"<p>{escape(words, quote=False)}</p>" for words in story["text"])


FORMS = {"ninjs": ninjs_of, "rss": rss_of}


class Agencies(ThreadingHTTPServer):
    """Answers as both agencies, on a port of its own, until the process ends.

    `now` is the moment from which their stories tell how long ago they were sent.
    """

    daemon_threads = True

    def __init__(self, now: datetime) -> None:
        self.feeds = {
            f"/{agency['short_name']}": FORMS[agency["form"]](agency, now)
            for agency in read_agencies()
        }
        super().__init__((HOST, 0), Answer)

    def start(self) -> None:
        """Answer from now on."""
        threading.Thread(target=self.serve_forever, name="agencies", daemon=True).start()

    def open_channels(self) -> None:
        """Make the channels on which both are fetched, or lead those there are to this port."""
        for agency in read_agencies():
            Channel.objects.update_or_create(
                short_name=agency["short_name"],
                defaults={
                    "address": f"http://{HOST}:{self.server_port}/{agency['short_name']}",
                    "due_at": timezone.now(),
                    "failures": 0,
                },
                create_defaults={
                    "name": agency["channel"],
                    "way": Way.FETCH,
                    "house": Organisation.objects.named(agency["name"]),
                    "address": f"http://{HOST}:{self.server_port}/{agency['short_name']}",
                    "every_min": 1,
                    "section": Section.objects.filter(slug=agency["section"]).first(),
                },
            )


class Answer(BaseHTTPRequestHandler):
    """One answer of an agency."""

    def do_GET(self) -> None:
        """Send its feed, unless it was sent already."""
        assert isinstance(self.server, Agencies), "it answers for them alone"
        feed = self.server.feeds.get(self.path)
        if feed is None:
            self.send_error(404)
        elif self.headers.get("If-None-Match") == feed.etag:
            self.send_response(304)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Type", feed.kind)
            self.send_header("Content-Length", str(len(feed.data)))
            self.send_header("ETag", feed.etag)
            self.end_headers()
            self.wfile.write(feed.data)

    def log_message(self, *args: Any) -> None:
        """Say nothing: the demo's screen is for people."""
