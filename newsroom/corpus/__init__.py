"""A synthetic paper of any size, for measuring: what the door would have written, in bulk.

Every story stands in the record as if it had gone through the door, so that `verify_record` finds
nothing. Numbers and seed alone decide what readers see: the same again elsewhere.

`stock` is what stories are made of, `fates` what became of each, `drafts` and `pictures` make
them, `record` sends them out, and `batch` is all rows of some of them. All processors make such
batches (`wire/processors.py`); `rows` and `generating` write them.
"""

from newsroom.corpus.generating import AlreadyThere, generate
from newsroom.corpus.stock import NEWEST, VOCABULARY, Stock, stock_for

__all__ = ["NEWEST", "VOCABULARY", "AlreadyThere", "Stock", "generate", "stock_for"]
