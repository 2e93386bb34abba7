#!/usr/bin/env python
"""Newsroom's command line: every command of the product is run through here."""

import os
import sys

from newsroom.command_line import run


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    run(sys.argv)


if __name__ == "__main__":
    main()
