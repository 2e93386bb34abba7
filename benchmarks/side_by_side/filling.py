"""Filling Newsroom and its peers, each with its own stories by a command of its own."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import LiteralString

import psycopg

from benchmarks.side_by_side.systems import (
    BARE,
    BEHIND,
    CONNECTED,
    FILE,
    NEWSROOM,
    PLAIN,
    SERVER,
    UNSTORED,
    WAGTAIL,
    Addresses,
    Proxied,
    System,
)
from benchmarks.side_by_side.targets import KEPT_BY_NGINX
from deploy.trial import MISSING, find_nginx

BEGIN_ERA = "from articles.proxy import begin_era, calm; begin_era(); calm().touch()"
ADDRESSES = Path(__file__).with_name("newsroom_addresses.py")
PEERS = Path(__file__).parent.parent / "peers"
# These are in the peers' environment in the versions that Newsroom has.
SHARED = ("django", "django-environ", "granian", "psycopg", "psycopg-binary")
# The names of their folders, and of their databases.
SITES = ("newsroom", "plain_django", "wagtail_site")
# One story in ten that `generate_articles` writes is not live.
NOT_LIVE = 1.12


@dataclass(frozen=True)
class Place:
    """Where sites are made: `kept` stays for the next run, `scratch` does not."""

    kept: Path
    scratch: Path
    stories: int
    databases: dict[str, str] = field(default_factory=dict)

    def database(self, site: str) -> str:
        """Return the PostgreSQL database of a site; '' where it has a SQLite file."""
        return self.databases.get(site, "")


@contextmanager
def databases(server: str) -> Iterator[dict[str, str]]:
    """Make a database for each site on a PostgreSQL server, where one is named; drop them after."""
    names = {site: f"newsroom_bench_{os.getpid()}_{site}" for site in SITES if server}
    for name in names.values():
        on_server(server, f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
    try:
        yield {site: f"{server.rstrip('/')}/{name}" for site, name in names.items()}
    finally:
        for name in names.values():
            on_server(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def on_server(server: str, statement: LiteralString) -> None:
    """Let a PostgreSQL server do something outside of any transaction."""
    with psycopg.connect(f"{server.rstrip('/')}/postgres", autocommit=True) as connection:
        connection.execute(statement)


def peers_python(kept: Path) -> Path:
    """Return the Python that has what the peers need, in an environment of its own."""
    requirements = PEERS / "requirements.txt"
    shared = [f"{name}=={version(name)}" for name in SHARED]
    digest = digest_of(requirements.read_bytes(), sys.version.encode(), *map(str.encode, shared))
    folder = kept / f"environment-{digest}"
    python = folder / "bin" / "python"
    if not (folder / "whole").exists():
        print("Installing the peers from PyPI ...", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
        subprocess.run([*pip, *shared, "--requirement", str(requirements)], check=True)
        (folder / "whole").touch()
    return python


def digest_of(*parts: bytes) -> str:
    """Return a short name for these contents."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:12]


def filled_newsroom(checkout: Path, place: Place) -> tuple[list[System], float]:
    """Fill a Newsroom; return it twice, as it is and with nothing stored.

    Beside them stands which share of its stories has a picture: peers get as many.
    """
    data = place.scratch / "newsroom"
    data.mkdir()
    environment = {
        "DATA_DIR": str(data),
        "DATABASE_URL": place.database(data.name) or f"sqlite:///{data}/db.sqlite3",
        "DEBUG": "false",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }
    site = System(
        NEWSROOM,
        checkout,
        checkout / ".venv" / "bin" / "python",
        "newsroom.wsgi:application",
        environment,
    )
    fill_newsroom(site, place.stories)
    pages = json.loads(site.run(str(ADDRESSES)))
    site.addresses = pages["addresses"]
    unstored = System(
        UNSTORED,
        site.folder,
        site.python,
        site.application,
        {**environment, "PAGE_STORE_BYTES": "0"},
        site.addresses,
    )
    return [unstored, site], pages["pictured"]


def fill_newsroom(site: System, stories: int) -> None:
    """Fill an empty Newsroom with so many live stories and what stands under them."""
    print("Filling Newsroom ...", file=sys.stderr)
    site.run("manage.py", "migrate", "--verbosity", "0")
    site.run("manage.py", "generate_articles", str(round(stories * NOT_LIVE)))
    site.run("manage.py", "suggest_related")
    site.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")


def filled_peers(place: Place, pictured: float) -> list[System]:
    """Return the plain Django site and the Wagtail site, filled; the first also better set up."""
    python = peers_python(place.kept)
    sites = [
        System(PLAIN, PEERS / "plain_django", python, "wsgi:application"),
        System(WAGTAIL, PEERS / "wagtail_site", python, "wsgi:application"),
    ]
    for site in sites:
        fill_peer(site, place, pictured)
    plain = sites[0]
    few = {kind: plain.addresses[kind] for kind in ("article", "section")}
    environment = {**plain.environment, "CONN_MAX_AGE": "60"}
    sites.append(System(CONNECTED, plain.folder, python, plain.application, environment, few))
    return sites


def fill_peer(site: System, place: Place, pictured: float) -> None:
    """Fill a peer's site; on SQLite it is kept until its code or the number of stories changes."""
    database = place.database(site.folder.name)
    files = [path for path in sorted(site.folder.rglob("*")) if path.suffix in {".py", ".html"}]
    code = [path.read_bytes() for path in [PEERS / "made_up.py", *files]]
    digest = digest_of(*code, f"{place.stories} {pictured:.2f}".encode())
    folder = (place.scratch if database else place.kept) / f"{site.folder.name}-{digest}"
    listed = folder / "addresses.json"
    site.environment = {
        "DJANGO_SETTINGS_MODULE": "settings",
        "DATABASE_URL": database or f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONPATH": str(PEERS),
    }
    if not listed.exists():
        print(f"Filling {site.name} ...", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        site.run("manage.py", "migrate", "--verbosity", "0")
        many, share = str(place.stories), f"{pictured:.2f}"
        listed.write_text(site.run("manage.py", "fill", many, "--pictured", share))
    site.addresses = json.loads(listed.read_text())


def behind_nginx(site: System, scratch: Path, sizes: dict[str, int]) -> list[System]:
    """Return nginx before a Newsroom that runs, and a file of each page's size from that nginx.

    None where there is no nginx.
    """
    if not find_nginx():
        print(f"Nothing is measured behind nginx: {MISSING}.", file=sys.stderr)
        return []
    site.run("manage.py", "shell", "--no-imports", "-c", BEGIN_ERA)
    kinds = [target.kind for target in KEPT_BY_NGINX]
    static = Path(site.environment["DATA_DIR"]) / "static"
    for kind in kinds:
        # Packed already, as pages are: nginx looks for nothing else then.
        for name in (f"{kind}.html", f"{kind}.html.gz"):
            (static / name).write_bytes(b"x" * sizes[kind])
    pages = {kind: site.addresses[kind] for kind in kinds}
    files = {kind: [f"/static/{kind}.html"] for kind in kinds}
    return [
        Proxied(BEHIND, scratch, site.python, "", {}, pages, site=site),
        Proxied(FILE, scratch, site.python, "", {}, files, site=site),
    ]


def constants(sizes: dict[str, int]) -> list[System]:
    """Return bare Django, and the server alone, with a page of each of these sizes."""
    addresses: Addresses = {kind: [f"/{size}/"] for kind, size in sizes.items()}
    python = Path(sys.executable)
    return [
        System(BARE, PEERS, python, "constant:bare_django", {}, addresses),
        # That it has no framework tells the limit once, whatever the page.
        System(
            SERVER, PEERS, python, "constant:server_alone", {}, {"article": addresses["article"]}
        ),
    ]
