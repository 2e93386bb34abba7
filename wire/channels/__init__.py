"""The ways in of the wire: what is sent here (`posting`, `keys`), put into a folder (`folders`) or
fetched (`fetching`, by `guarded`). All of it waits as a delivery, which the worker reads in
(`deliveries`); `silence` says when a channel falls silent.
"""
