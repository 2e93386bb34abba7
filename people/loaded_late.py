"""Modules that are loaded when something of them is first asked for: most processes never do."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def lazily(name: str) -> ModuleType:
    """Return a module that is loaded when something of it is first asked for."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    assert spec is not None, f"{name} is installed"
    assert spec.loader is not None, f"{name} can be loaded"
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    package, _, own_name = name.rpartition(".")
    if package:
        # Else `from package import module` would look into it, and so load it.
        setattr(sys.modules[package], own_name, module)
    return module
