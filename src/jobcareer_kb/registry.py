"""Find the plug-in value of each module of a package: a sorted scan, no side effects of imports."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any


@cache
def module_names(package: str) -> tuple[str, ...]:
    """Return the names of a package's plug-in modules without importing them, nor the package.

    A leading underscore marks a module that is no plug-in.
    """
    return tuple(name for name, _ in _modules(package))


def _modules(package: str) -> list[tuple[str, bool]]:
    """Names of plug-in modules, sorted, and whether each is a folder."""
    spec = find_spec(package)
    path = spec.submodule_search_locations if spec is not None else ()
    found = ((m.name, m.ispkg) for m in pkgutil.iter_modules(path))
    return sorted(each for each in found if not each[0].startswith("_"))


def _one_level_deeper(package: str) -> Iterator[str]:
    """Full names of the plug-in modules of a package and of the folders in it."""
    for name, is_folder in _modules(package):
        inner = f"{package}.{name}"
        yield from (f"{inner}.{each}" for each in module_names(inner)) if is_folder else (inner,)


@cache
def discover(package: str, attribute: str, key: str) -> Mapping[str, Any]:
    """Return {value.key: module.attribute} over a package and the folders in it, sorted by key.

    Raises TypeError, at start, for a module without its value and for a key used twice:
    both are faults of the program, not of a user.
    """
    found: dict[str, Any] = {}
    for name in _one_level_deeper(package):
        module = importlib.import_module(name)
        if not hasattr(module, attribute):
            raise TypeError(f"{name} declares no {attribute}")
        value = getattr(module, attribute)
        label = getattr(value, key)
        if label in found:
            raise TypeError(f"{name} repeats the {key} {label!r}")
        found[label] = value
    return MappingProxyType(dict(sorted(found.items())))


class Named(Mapping[str, Any]):
    """The plug-in values of a package, each named as its module or folder, imported when used.

    `others` are names that differ from that of the module. A value that has yet another name raises
    TypeError: a fault of the program.
    """

    def __init__(self, package: str, attribute: str, others: Mapping[str, str]) -> None:
        self._package = package
        self._attribute = attribute
        modules = module_names(package)
        self._values: dict[str, Any] = {}
        self._modules = {others.get(name, name.replace("_", "-")): name for name in modules}

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            module = importlib.import_module(f"{self._package}.{self._modules[name]}")
            value = getattr(module, self._attribute, None)
            if getattr(value, "name", None) != name:
                raise TypeError(f"{module.__name__} declares no {self._attribute} named {name!r}")
            self._values[name] = value
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._modules))

    def __len__(self) -> int:
        return len(self._modules)


@cache
def named(package: str, attribute: str, **others: str) -> Mapping[str, Any]:
    """Return {name: value} over the modules of a package, sorted; none is imported yet.

    `others` gives names of modules whose value has another one, as `moodle="moodle-xml"`.
    """
    return Named(package, attribute, others)
