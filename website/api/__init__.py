"""The read API, `/api/v1/`: what readers see, for programs (docs/api.md).

`operations.py` is the one table of what can be asked: addresses, parameters, the OpenAPI document
and the page for developers are made of it.
"""
