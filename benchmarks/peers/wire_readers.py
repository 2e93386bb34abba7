"""How long another reader takes for a file: run by the Python of an environment that has it.

`wire_readers.py NAME ROUNDS` with NAME `feedparser` or `newsmlg2`; the paths of files are lines of
standard input. Prints as JSON, for each file, the shortest of so many readings in seconds, or null
where it cannot be read.
"""

import contextlib
import importlib
import io
import json
import logging
import sys
import time
from pathlib import Path

# Several of its modules are called as this file's neighbours.
sys.path.pop(0)
logging.disable(logging.CRITICAL)

name, rounds = sys.argv[1], int(sys.argv[2])
if name == "newsmlg2":
    read = importlib.import_module("NewsMLG2.document").NewsMLG2Document
else:
    read = importlib.import_module("feedparser").parse
took: dict[str, float | None] = {}
for path in sys.stdin.read().splitlines():
    data = Path(path).read_bytes()
    times = []
    try:
        # One of them prints what it does not find.
        with contextlib.redirect_stdout(io.StringIO()):
            for _ in range(rounds):
                began = time.process_time()
                read(data)
                times.append(time.process_time() - began)
    except Exception:
        took[path] = None
    else:
        took[path] = min(times)
print(json.dumps(took))
