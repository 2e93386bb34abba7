"""The static files of production: each under a name that changes with what it holds."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedModules(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names a script by its hash in the `import` of another too, as Django does not by itself.

    Else an entry that was renewed would import what a browser still keeps of the version before.
    """

    support_js_module_import_aggregation = True
