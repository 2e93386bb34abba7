#!/bin/sh
# Python 3.13's urllib.robotparser reads the first group for * of a robots.txt, and no other.
#
# RFC 9309, 2.2.1: where several groups are for one crawler, their rules are read as one group. Google's
# reader and protego do so. robotparser keeps the first "User-agent: *" and drops the later ones, so that
# what stands there is open to every crawler that goes by it.
# Seen: "robotparser: /a False, /b True; protego 0.6.0: /a False, /b False".
# Exits with 1 where that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" protego==0.6.0
PYTHONPATH="$folder" python3 - <<'PYTHON'
import sys
from urllib.robotparser import RobotFileParser

from protego import Protego

TEXT = "User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n"
parser = RobotFileParser()
parser.parse(TEXT.splitlines())
ours = [parser.can_fetch("x", path) for path in ("/a", "/b")]
protego = Protego.parse(TEXT)
theirs = [protego.can_fetch(path, "x") for path in ("/a", "/b")]
print(f"robotparser: /a {ours[0]}, /b {ours[1]}; protego 0.6.0: /a {theirs[0]}, /b {theirs[1]}")
sys.exit(0 if (ours, theirs) == ([False, True], [False, False]) else 1)
PYTHON
