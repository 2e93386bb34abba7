"""How many queries a page costs: run by a site's own Python, in its folder.

Reads addresses as JSON from standard input (a list for each kind of page) and prints, for each
kind, the median of the queries of some of its pages once what is kept between pages is there.
"""

import json
import os
import statistics
import sys

SOME = 20

# The folder of this file holds other sites than the one that is asked.
sys.path[0] = os.getcwd()

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


def queries_of(client: Client, address: str) -> int:
    """Return the queries of a page at its second asking."""
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
            b"".join(response)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}.")
    return len(captured)


def main() -> None:
    """Count, and print."""
    client = Client(SERVER_NAME="127.0.0.1")
    counted = {
        kind: statistics.median_low([queries_of(client, address) for address in addresses[:SOME]])
        for kind, addresses in json.load(sys.stdin).items()
    }
    print(json.dumps(counted))


if __name__ == "__main__":
    main()
