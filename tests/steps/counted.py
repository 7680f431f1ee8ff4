"""Count the steps of our own code, with those that C takes for it, function by function.

A second copy of the package is imported with a counter in it. Each function tells when it is
entered and each loop when it turns. What C does in one go is counted by what it goes through: a
slice by its length, `in` by the text or list it looks into, a method of a text by the characters it
reads or makes, a pattern by the steps of a machine of its own (`regex_steps.py`). So the count of a
run is the same on every machine and on every day, and a loop that hides in C is seen as well as
one in Python. What is taken to be short: a look into a dictionary, `len`, a name, a sum of numbers.

Seconds would say less: they differ from run to run, and on a busy machine by more than a slow
function adds. A count of bytecodes alone would not see a slice of a growing text, or a pattern
that goes back and forth. Counting the instructions of the processor (valgrind) sees all, but takes
fifty times as long, and no name of a function comes out.
"""

import ast
import builtins
import functools
import importlib.abc
import importlib.machinery
import importlib.util
import itertools
import re
import sys
import types
import weakref
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel
from regex_steps import finds, steps

OURS = "jobcareer_kb"
LENT = ("difflib", "textwrap")
"""Modules of Python, written in Python, that our code gives whole texts to."""
_HOOKS = {
    name: f"_count_{name}" for name in ("counts", "call", "made", "within", "each", "lazy", "key")
}
_SIZED = (str, bytes, bytearray, list, tuple, dict, set, frozenset, deque)
_FRAMES = frozenset({"super", "locals", "globals", "vars", "dir"})
"""What looks at the frame of its caller, and so may not be called for it."""

_COUNTS: Counter[str] = Counter()
PATTERNS: defaultdict[tuple[str, str], set["re.Pattern[str]"]] = defaultdict(set)
"""The patterns that ran, by the function that called them and the method by which it did."""
_steps = functools.lru_cache(maxsize=200_000)(steps)
"""A pattern meets the same text again and again, once for each field and check."""


def size(value: object) -> int:
    """How much there is in a text or a collection; nothing in any other value."""
    return len(value) if isinstance(value, _SIZED) else 0


def depth(value: object) -> int:
    """The same with all that is inside, as a copy or a comparison of the whole goes through it."""
    if isinstance(value, str | bytes):
        return len(value)
    if isinstance(value, dict):
        return sum(1 + depth(key) + depth(each) for key, each in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return sum(1 + depth(each) for each in value)
    if isinstance(value, BaseModel):
        return depth(value.__dict__)
    return 1


def hashed(value: object) -> int:
    """What a hash goes through: a tuple with all tuples in it; a text keeps its hash."""
    return 1 + sum(map(hashed, value)) if isinstance(value, tuple) else 1


# ---- what C takes -------------------------------------------------------------------------------


_BRIEF_NAMES = frozenset(
    {
        *(
            "abs",
            "all",
            "any",
            "bool",
            "callable",
            "chr",
            "complex",
            "divmod",
            "enumerate",
            "float",
        ),
        *("getattr", "hasattr", "id", "int", "isinstance", "issubclass", "iter", "len", "next"),
        *("object", "open", "ord", "print", "property", "range", "reversed", "round", "setattr"),
        *("slice", "super", "type", "zip"),
    }
)
_BRIEF = frozenset(
    {
        *(getattr(builtins, name) for name in _BRIEF_NAMES),
        *(itertools.chain, itertools.islice, itertools.pairwise, itertools.groupby, Counter),
        *(itertools.accumulate, itertools.takewhile, itertools.combinations, functools.partial),
        *(itertools.zip_longest, itertools.count, itertools.repeat, itertools.starmap, sys.intern),
    }
)
"""What is done at once, or is a walk whose steps are told by those who go it."""
_BRIEF_METHODS = {
    str: frozenset({"isascii"}),
    list: frozenset({"append", "clear", "__len__"}),
    dict: frozenset({"get", "setdefault", "pop", "keys", "values", "items", "popitem"}),
    set: frozenset({"add", "discard", "remove", "pop"}),
    deque: frozenset({"append", "popleft", "pop", "appendleft"}),
}
_WHOLE = frozenset({"strip", "lstrip", "rstrip", "split", "lower", "casefold", "upper"})
_SHALLOW = frozenset({"startswith", "endswith", "removeprefix", "removesuffix"})


def _of_text(text: str, name: str, given: tuple[Any, ...], result: Any) -> int:
    """A method of a text, or of bytes."""
    if name in _SHALLOW:
        return sum(map(len, given[0])) if isinstance(given[0], tuple) else len(given[0])
    if name in _WHOLE:
        return len(text) + len(result)
    if name in ("find", "index", "rfind", "rindex", "count"):
        start, end, _ = slice(*(given[1:3] if len(given) > 1 else (0,)), *(
            (len(text),) if len(given) < 3 else ())).indices(len(text))  # fmt: skip
        if name == "count" or result is None or result < 0:
            return max(0, end - start)
        return end - result if name[0] == "r" else result - start + len(given[0])
    if name == "join":
        return len(result)
    return len(text) + size(result) + sum(map(size, given))


def _of_list(values: Sequence[Any], name: str, given: tuple[Any, ...]) -> int:
    if name == "pop":
        return len(values) - given[0] if given and given[0] >= 0 else 1
    if name == "insert":
        return max(1, len(values) - given[0]) if given[0] >= 0 else 1
    if name == "extend":
        return size(given[0]) + 1
    return len(values) + 1


def _of_method(owner: Any, name: str, given: tuple[Any, ...], result: Any) -> int:
    for kind, brief in _BRIEF_METHODS.items():
        if isinstance(owner, kind) and name in brief:
            return hashed(given[0]) if given else 1
    if isinstance(owner, str | bytes):
        return _of_text(owner, name, given, result)
    if name == "update":
        return 1 + sum(map(size, given))
    if isinstance(owner, list):
        return _of_list(owner, name, given)
    if isinstance(owner, re.Match):
        return 1 + size(result)
    return size(owner) + size(result) + sum(map(size, given)) + 1


def _of_pattern(site: str, pattern: Any, method: str, given: tuple[Any, ...]) -> None:
    """The steps of a pattern stand under the function that calls it, and under its own name."""
    at = 1 if method in ("sub", "subn") else 0
    text = given[at]
    if not isinstance(text, str) or method not in _METHODS:
        return
    start, end, _ = slice(*(*given[at + 1 : at + 3], None, None)[:2]).indices(len(text))
    if method in ("sub", "subn", "split"):
        start, end = 0, len(text)
    PATTERNS[site, method].add(pattern)
    _COUNTS[_site_of(site, pattern)] += _steps(pattern, method, text, start, end)


_METHODS = frozenset({"match", "fullmatch", "search", "findall", "sub", "subn", "split"})


@functools.cache
def _site_of(site: str, pattern: "re.Pattern[str]") -> str:
    shown = pattern.pattern if len(pattern.pattern) <= 50 else f"{pattern.pattern[:47]}..."
    return f"{site}, pattern {shown!r}"


def _finds(site: str, pattern: Any, given: tuple[Any, ...]) -> Iterator[Any]:
    """As `finditer`, counted as far as somebody goes with it."""
    text, name = given[0], _site_of(site, pattern)
    start, end, _ = slice(*(*given[1:3], None, None)[:2]).indices(len(text))
    PATTERNS[site, "finditer"].add(pattern)
    *each, last = _all_finds(pattern, text, start, end)
    for found, taken in zip(pattern.finditer(*given), each, strict=True):
        _COUNTS[name] += taken
        yield found
    _COUNTS[name] += last


@functools.lru_cache(maxsize=100_000)
def _all_finds(pattern: "re.Pattern[str]", text: str, start: int, end: int) -> tuple[int, ...]:
    """The steps to each find, and those that it takes to see that there is no other."""
    return tuple(found.steps for found in finds(pattern, text, start, end))


_OF_RE = {
    getattr(re, name): name
    for name in ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split")
}


def _called(site: str, function: Any, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """Call what is not ours, and count it."""
    if isinstance(function, weakref.ref):
        return function()  # one look; its hash would be that of the whole it refers to
    owner = getattr(function, "__self__", None)
    if isinstance(owner, re.Pattern) or (owner is None and function in _OF_RE):
        return _matched(site, function, given, named)
    if function is map:
        return _mapped(site, *given)
    if function is filter:
        return _filtered(site, *given)
    result = function(*given, **named)
    if isinstance(function, Hashable) and function in _BRIEF:
        return result
    if isinstance(function, functools._lru_cache_wrapper):
        _COUNTS[site] += sum(map(hashed, given))
    elif isinstance(owner, types.ModuleType) or owner is None:
        _COUNTS[site] += _of_function(function, given, named, result)
    else:
        _COUNTS[site] += _of_method(owner, function.__name__, given, result)
    return result


def _of_function(function: Any, given: tuple[Any, ...], named: dict[str, Any], result: Any) -> int:
    name = getattr(function, "__name__", "")
    if name.startswith("bisect"):
        return 1 + size(given[0]).bit_length()
    if name in ("deepcopy", "dumps", "loads"):
        return depth(given[0])
    if isinstance(function, type) and not issubclass(function, _SIZED):
        return 1
    if function is str and type(given[0] if given else None) is str:
        return 1
    if function in (sorted, min, max, sum):
        return 1 + sum(map(size, given)) * max(1, size(result).bit_length())
    return 1 + sum(map(size, given)) + sum(map(size, named.values())) + size(result)


def _matched(site: str, function: Any, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
    if function in _OF_RE:
        flags = named.pop("flags", 0)
        name = _OF_RE[function]
        least = 3 if name in ("sub", "subn") else 2
        if len(given) > least:
            given, flags = given[:least], given[least]
        pattern = re.compile(given[0], flags)
        function, given = getattr(pattern, name), given[1:]
    pattern, name = function.__self__, function.__name__
    if name == "finditer":
        return _finds(site, pattern, given)
    _of_pattern(site, pattern, name, given)
    return function(*given, **named)


def _mapped(site: str, function: Any, *values: Iterable[Any]) -> Iterator[Any]:
    return (call(site, function, *each) for each in zip(*values, strict=False))


def _filtered(site: str, function: Any, values: Iterable[Any]) -> Iterator[Any]:
    return (each for each in values if (each if function is None else call(site, function, each)))


# ---- what counted code calls --------------------------------------------------------------------


def call(site: str, function: Any, /, *given: Any, **named: Any) -> Any:
    """A call: ours count themselves, of all others the work is told here."""
    kind = type(function)
    if kind is types.BuiltinMethodType:
        owner, name = function.__self__, function.__name__
        if name in _BRIEF_METHODS.get(type(owner), ()):
            _COUNTS[site] += hashed(given[0]) if given and type(given[0]) is tuple else 1
            return function(*given, **named)
        if type(owner) is str:
            result = function(*given, **named)
            _COUNTS[site] += _of_text(owner, name, given, result)
            return result
        return _called(site, function, given, named)
    code = function.__func__ if kind is types.MethodType else function
    if _HOOKS["call"] in getattr(code, "__globals__", ()):
        return function(*given, **named)
    if kind in (types.FunctionType, types.MethodType) and code not in _OF_RE:
        return _lent(site, function, given, named)
    return _called(site, function, given, named)


def _lent(site: str, function: Any, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """A function of somebody else: taken to go once through all that it gets."""
    name = getattr(function, "__name__", "")
    deep = name in ("deepcopy", "dumps", "model_validate", "model_dump")
    _COUNTS[site] += sum(map(depth if deep else size, given)) + 1
    return function(*given, **named)


def made(site: str, value: Any) -> Any:
    """A text or a collection that has just been made: a slice, a sum, a text of several pieces."""
    _COUNTS[site] += size(value) + 1
    return value


def within(site: str, value: Any, place: Any) -> bool:
    """`in`: a set is asked at once, a text or a list is gone through."""
    if isinstance(place, set | frozenset | dict) or not isinstance(place, _SIZED):
        _COUNTS[site] += hashed(value)
    else:
        _COUNTS[site] += len(place) + 1
    return value in place


def each(site: str, values: Iterable[Any]) -> Iterable[Any]:
    """The values of a comprehension, one step each."""
    if isinstance(values, _SIZED):
        _COUNTS[site] += len(values)
        return values
    return lazy(site, values)


def lazy(site: str, values: Iterable[Any]) -> Iterator[Any]:
    """The same for as many as somebody asks for."""
    for value in values:
        _COUNTS[site] += 1
        yield value


def key(site: str, value: Any) -> Any:
    """What is looked up, or written under."""
    if type(value) is tuple:
        _COUNTS[site] += hashed(value)
    return value


# ---- how the counter gets into the code ---------------------------------------------------------


class _Counted(ast.NodeTransformer):
    """Puts the counter into the functions of one module; what runs at import stays as it is."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self._path = [module.removeprefix(f"{OURS}.")]
        self._inside = False
        self._ours = _BRIEF_NAMES | frozenset(_names_of_ours(tree))

    @property
    def _site(self) -> ast.Constant:
        return ast.Constant(".".join(self._path))

    def _hook(self, name: str, *values: ast.expr) -> ast.Call:
        return ast.Call(ast.Name(_HOOKS[name], ast.Load()), [self._site, *values], [])

    def _tick(self) -> ast.AugAssign:
        """A function begins, or a loop turns: one step."""
        counts = ast.Subscript(ast.Name(_HOOKS["counts"], ast.Load()), self._site, ast.Store())
        return ast.AugAssign(counts, ast.Add(), ast.Constant(1))

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        inside, self._inside = self._inside, False
        self._path.append(node.name)
        node.body = [self.visit(each) for each in node.body]
        self._path.pop()
        self._inside = inside
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        inside, self._inside = self._inside, True
        self._path.append(node.name)
        docstring = node.body[:1] if ast.get_docstring(node, clean=False) is not None else []
        rest = [self.visit(each) for each in node.body[len(docstring) :]]
        node.body = [*docstring, self._tick(), *rest]
        self._path.pop()
        self._inside = inside
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        if self._inside:
            node.body = self.visit(node.body)
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        functions = ast.FunctionDef | ast.ClassDef | ast.If | ast.Try | ast.Module | ast.With
        if self._inside or isinstance(node, functions):
            return super().generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if not self._inside:
            return node
        node = self._within(node)
        if isinstance(node.func, ast.Name) and node.func.id in self._ours | _FRAMES:
            return node
        made_ = self._hook("call", node.func, *node.args)
        made_.keywords = node.keywords
        return made_

    def _within(self, node: Any) -> Any:
        return super().generic_visit(node)

    def visit_For(self, node: ast.For) -> ast.AST:
        node = self._within(node)
        node.body.insert(0, self._tick())
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        node = self._within(node)
        node.body.insert(0, self._tick())
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node = self._within(node)
        node.iter = self._hook("each", node.iter) if self._inside else node.iter
        return node

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.AST:
        node = self._within(node)
        for part in node.generators if self._inside else ():
            assert isinstance(part.iter, ast.Call)
            part.iter.func = ast.Name(_HOOKS["lazy"], ast.Load())
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        if not self._inside:
            return node
        node = self._within(node)
        if isinstance(node.slice, ast.Slice):
            return self._hook("made", node) if isinstance(node.ctx, ast.Load) else node
        if not isinstance(node.slice, ast.Constant):
            node.slice = self._hook("key", node.slice)
        return node

    def visit_DictComp(self, node: ast.DictComp) -> ast.AST:
        node = self._within(node)
        node.key = self._hook("key", node.key) if self._inside else node.key
        return node

    def visit_SetComp(self, node: ast.SetComp) -> ast.AST:
        node = self._within(node)
        node.elt = self._hook("key", node.elt) if self._inside else node.elt
        return node

    def _product(self, node: Any) -> ast.AST:
        node = self._within(node)
        return self._hook("made", node) if self._inside else node

    visit_BinOp = visit_JoinedStr = _product

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        node = self._within(node)
        loads = isinstance(node.ctx, ast.Load) and self._inside
        return self._hook("made", node) if loads and self._unpacks(node) else node

    def visit_List(self, node: ast.List) -> ast.AST:
        return self.visit_Tuple(node)  # type: ignore[arg-type]

    def _unpacks(self, node: Any) -> bool:
        return any(isinstance(each, ast.Starred) for each in node.elts)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        node.value = self.visit(node.value)  # what says its form stays as it is
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        node = self._within(node)
        node.value = self._hook("made", node.value)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_match_case(self, node: ast.match_case) -> ast.AST:
        node.guard = self.visit(node.guard) if node.guard else None
        node.body = [self.visit(each) for each in node.body]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        node = self._within(node)
        if not self._inside or len(node.ops) > 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
            return node
        found = self._hook("within", node.left, node.comparators[0])
        return found if isinstance(node.ops[0], ast.In) else ast.UnaryOp(ast.Not(), found)


def _names_of_ours(tree: ast.Module) -> Iterator[str]:
    """Functions and classes that a module defines, or takes from another one of ours."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OURS):
            yield from (alias.asname or alias.name for alias in node.names)


def counted_source(source: str) -> dict[str, Any]:
    """The names of a piece of code with the counter in it."""
    tree = ast.parse(source)
    counted = ast.fix_missing_locations(_Counted("planted", tree).visit(tree))
    code = compile(counted, "planted", "exec")
    names: dict[str, Any] = dict(_hooks())
    exec(code, names)
    return names


def _hooks() -> dict[str, Any]:
    given = {name: globals()[name] for name in _HOOKS if name != "counts"}
    return {_HOOKS[name]: hook for name, hook in {**given, "counts": _COUNTS}.items()}


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> types.CodeType:
        path = self.get_filename(fullname)
        tree = ast.parse(self.get_data(path), path)
        counted = ast.fix_missing_locations(_Counted(fullname, tree).visit(tree))
        return compile(counted, path, "exec", dont_inherit=True)

    def exec_module(self, module: types.ModuleType) -> None:
        module.__dict__.update(_hooks())
        super().exec_module(module)


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name.partition(".")[0] not in (OURS, *LENT):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(name, spec.loader.path)
        return spec


@contextmanager
def counted_modules() -> Iterator[None]:
    """Within, what is imported of our package is a copy that counts."""
    names = [name for name in sys.modules if name.partition(".")[0] in (OURS, *LENT)]
    aside = {name: sys.modules.pop(name) for name in names}
    finder, limit = _Finder(), sys.getrecursionlimit()
    sys.meta_path.insert(0, finder)
    sys.setrecursionlimit(10 * limit)  # each call of ours goes through one of the counter
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        sys.meta_path.remove(finder)
        for name in [n for n in sys.modules if n.partition(".")[0] in (OURS, *LENT)]:
            del sys.modules[name]
        sys.modules.update(aside)


def counts(run: Any, *given: Any) -> Counter[str]:
    """The steps that a function takes, by the functions and patterns that take them.

    What the code remembers of texts is forgotten before, lest one run be cheaper for another.
    """
    for module in [module for name, module in sys.modules.items() if name.startswith(OURS)]:
        for kept in vars(module).values():
            is_cache = isinstance(kept, functools._lru_cache_wrapper)
            if is_cache and kept.cache_parameters()["maxsize"]:  # of those without, one is enough
                kept.cache_clear()
    _COUNTS.clear()
    run(*given)
    return Counter(_COUNTS)
