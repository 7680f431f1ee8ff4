"""The file of a record's texts in another language, written anew or brought up to date.

What stands in it stays: a text that only moved within its list goes along, told by its digest; one
whose text is gone from the record stays as a comment. Where only digests are added, nothing else is
touched. What was written is read back, and has to say the same.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jobcareer_kb.errors import UsageFault
from jobcareer_kb.inline import Route, dotted
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.loading.yaml.positions import Positions
from jobcareer_kb.mending.edits.styles import WIDEST, block, fits_plain, quoted, sort_of
from jobcareer_kb.translation import DIGESTS, REVIEWED, Translation, digest, leaves

_OURS = "# | "
"""Before each line of a text that is yet to be translated."""
_FOLDED = re.compile(r"[ \t\r\n]+")
"""What lines are broken at; a space that does not break belongs to the text."""
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_BESIDE = re.compile(rf"^{DIGESTS}:(?: *(?:#.*)?)\n(?: .*(?:\n|$))*", re.MULTILINE)
"""The digests, as this program writes them."""
Stamped = Callable[[Route], bool]


@dataclass(slots=True)
class _File:
    """What is to stand in a file."""

    texts: dict[Route, str]
    digests: dict[Route, str]
    missing: dict[Route, str]
    """Texts of the record without one of the file."""
    order: tuple[Route, ...]
    """All that belongs there, in the order of the record."""
    moves: Mapping[Route, Route] = field(default_factory=dict)
    """Of texts that stand elsewhere in the record now: from where to where."""
    left: list[str] = field(default_factory=list)
    """Comments about what has no place in the record any more."""


def brought_up(
    translation: Translation | None,
    text: str,
    sources: Mapping[Route, str],
    more: Mapping[Route, str],
    stamped: Stamped,
) -> str:
    """A file brought up to date with the texts of its record; one that is empty is begun.

    `more` are words beside the texts, which need no digest; `stamped` says of which texts somebody
    saw that they say what the record says now.
    """
    if translation is None:
        return _laid_out(_File({}, {}, {**sources, **more}, (*sources, *more)), "", {}, {})
    told = _comments(text)
    shown = {r: d for r, each in told.items() if (d := _shown(each))}
    file = _filled(translation, sources, more, stamped, shown)
    beside = _beside(translation)
    laid = {route for route, _ in _places(translation.data)}
    moved = file.texts.keys() != translation.texts.keys() or any(
        translation.texts[route] != said for route, said in file.texts.items()
    )
    is_shown = all(shown.get(r, d) == d for r, d in _digested(file.missing))
    if not moved and not file.left and is_shown and laid >= file.missing.keys():
        after = _with_digests(text, file.digests)
        if _says_the_same(after, translation, file):
            return after
    comments = {file.moves.get(r, r): _own(each) for r, each in told.items()}
    after = _laid_out(file, translation.reviewed, beside, comments)
    if not _says_the_same(after, translation, file):
        raise UsageFault(f"{translation.path} cannot be brought up to date as it is laid out")
    return after


def _filled(
    translation: Translation,
    sources: Mapping[Route, str],
    more: Mapping[Route, str],
    stamped: Stamped,
    shown: Mapping[Route, str],
) -> _File:
    """What belongs where now. A text without a digest was translated from what is `shown` above
    it; where nothing is, from what the record says now."""
    digests = translation.digests
    known = {r: d for r in translation.texts if (d := digests.get(dotted(r)) or shown.get(r))}
    moves = _moves(known, sources)
    file = _File({}, {}, {}, (*sources, *more), moves)
    for old, said in translation.texts.items():
        new = moves.get(old, old)
        if new not in sources or (new == old and old in moves.values()):
            words = _folded(said)
            file.left.append(f"# no text of the record any more, {dotted(old)}: {words}")
            continue
        file.texts[new] = said
        was = known.get(old)
        file.digests[new] = digest(sources[new]) if was is None or stamped(new) else was
    file.digests = {r: file.digests[r] for r in sources if r in file.digests}
    file.missing = {r: t for r, t in sources.items() if r not in file.texts}
    file.missing |= {r: t for r, t in more.items() if r not in _beside(translation)}
    return file


def _moves(known: Mapping[Route, str], sources: Mapping[Route, str]) -> dict[Route, Route]:
    """Of each text that stands elsewhere in the record now: from where to where."""
    now = {route: digest(text) for route, text in sources.items()}
    free: dict[tuple[str, tuple[str, ...]], list[Route]] = {}
    for route, found in now.items():
        if known.get(route) != found:
            free.setdefault((found, _field(route)), []).append(route)
    moves: dict[Route, Route] = {}
    for route, was in known.items():
        if now.get(route) != was and (places := free.get((was, _field(route)))):
            moves[route] = places.pop(0)
    return moves


def _field(route: Route) -> tuple[str, ...]:
    """A route without the numbers of entries: a text moves within its list only."""
    return tuple(part for part in route if isinstance(part, str))


def _beside(translation: Translation) -> dict[Route, str]:
    """What stands in a file beside the texts of the record: words of the program, of figures."""
    every = leaves({k: v for k, v in translation.data.items() if k not in (DIGESTS, REVIEWED)})
    return {r: v for r, v in every if r not in translation.texts and isinstance(v, str)}


def _places(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every place of the data of a file, with those that hold nothing yet."""
    yield route, value
    match value:
        case dict():
            inner = list(value.items())
        case list():
            inner = list(enumerate(value))
        case _:
            inner = []
    for part, each in inner:
        yield from _places(each, (*route, part))


def _with_digests(text: str, digests: Mapping[Route, str]) -> str:
    """A file with other digests and nothing else changed."""
    fresh = _digest_lines(digests)
    if _BESIDE.search(text):
        return _BESIDE.sub(lambda _: fresh, text, count=1)
    reviewed = re.search(rf"^{REVIEWED}:", text, re.MULTILINE)
    text = text if text.endswith("\n") or not text else f"{text}\n"
    at = reviewed.start() if reviewed else len(text)
    return text[:at] + fresh + text[at:] + ("" if reviewed else f"{REVIEWED}: false\n")


def _digest_lines(digests: Mapping[Route, str]) -> str:
    lines = "".join(f"  {dotted(route)}: {_plain_digest(d)}\n" for route, d in digests.items())
    return f"{DIGESTS}:\n{lines}" if digests else ""


def _plain_digest(digits: str) -> str:
    """A digest that other readers of YAML take for no number either."""
    return digits if sort_of(digits) == "text" else f'"{digits}"'


def _laid_out(
    file: _File, reviewed: str, beside: Mapping[Route, str], comments: dict[Route, list[str]]
) -> str:
    """The whole file anew, with the comments that stood in the old one."""
    tree: dict[Any, Any] = {}
    held = {**file.texts, **beside}
    for route in dict.fromkeys((*file.order, *held)):
        if route in held or route in file.missing:
            _plant(tree, route, held.get(route))
    lines = list(_mapping(tree, (), "", file.missing, comments))
    lines += [line for each in comments.values() for line in each]
    said = _scalar(reviewed, len(REVIEWED) + 2, 2) if reviewed else "false"
    body = "".join(f"{line}\n" for line in (*lines, *file.left))
    return f"{body}{_digest_lines(file.digests)}{REVIEWED}: {said}\n"


def _plant(tree: Any, route: Route, text: str | None) -> None:
    """Put a text at its route; entries before it that have none are empty ones."""
    for part, after in zip(route, (*route[1:], None), strict=True):
        if isinstance(part, int):
            tree.extend({} for _ in range(part + 1 - len(tree)))
            tree[part] = tree[part] or _begun(after)
        elif part not in tree:
            tree[part] = _begun(after)
        if after is None:
            tree[part] = text
        tree = tree[part]


def _begun(first: str | int | None) -> Any:
    """What is to hold something: a list where that has a number."""
    return [] if isinstance(first, int) else {}


def _mapping(
    tree: Mapping[Any, Any],
    base: Route,
    indent: str,
    missing: Mapping[Route, str],
    comments: dict[Route, list[str]],
) -> Iterator[str]:
    for key, inner in tree.items():
        head = f"{indent}{key if fits_plain(str(key), False) else quoted(str(key), chr(34))}:"
        yield from _value(head, inner, (*base, key), indent, missing, comments)


def _value(
    head: str,
    value: Any,
    route: Route,
    indent: str,
    missing: Mapping[Route, str],
    comments: dict[Route, list[str]],
) -> Iterator[str]:
    yield from (f"{indent}{line}" for line in comments.pop(route, ()))
    if value is None:
        said = " ".join(missing.get(route, "").split())
        yield from (f"{indent}{_OURS}{line}" for line in _wrapped(said, WIDEST - len(indent) - 4))
        yield head
    elif isinstance(value, str):
        yield f"{head} {_scalar(value, len(head) + 1, len(indent) + 2)}"
    elif not value:
        yield f"{head} {{}}"
    elif isinstance(value, dict):
        yield head
        yield from _mapping(value, route, f"{indent}  ", missing, comments)
    else:
        yield head
        for number, each in enumerate(value):
            yield from _entry(each, (*route, number), f"{indent}  ", missing, comments)


def _entry(
    value: Any,
    route: Route,
    indent: str,
    missing: Mapping[Route, str],
    comments: dict[Route, list[str]],
) -> Iterator[str]:
    """An entry of a list; its first field stands behind the dash, comments before that."""
    if not isinstance(value, dict) or not value:
        yield from _value(f"{indent}-", value, route, indent, missing, comments)
        return
    lines = list(_mapping(value, route, f"{indent}  ", missing, comments))
    first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (line[2:] for line in lines[:first])
    yield f"{indent}- {lines[first].removeprefix(f'{indent}  ')}"
    yield from lines[first + 1 :]


def _folded(text: str) -> str:
    return _FOLDED.sub(" ", text).strip(" ")


def _scalar(text: str, column: int, indent: int) -> str:
    """A text as it stands behind its key."""
    said = _folded(text)
    if column + len(said) <= WIDEST:
        plain = fits_plain(said, False) and sort_of(said) == "text"
        return said if plain else quoted(said, "'" if '"' in said else '"')
    return block(said, ">", indent, WIDEST) or quoted(said, '"')


def _wrapped(text: str, width: int) -> list[str]:
    return [line.strip() for line in (block(text, ">", 0, width) or text).split("\n")[1:]] or [text]


def _comments(text: str) -> dict[Route, list[str]]:
    """The comments of a file by the value that they stand before or behind."""
    places = Positions(text, "")
    taken = sorted(places.texts())
    starts = [start for start, _ in taken]
    found: dict[Route, list[str]] = {}
    pending: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        every = _COMMENT.finditer(line)
        free = (m for m in every if _is_free((number, m.start() + 1), taken, starts))
        comment = next(free, None)
        if comment is not None and not line[: comment.start()].strip():
            pending.append(comment.group())
            continue
        if line.strip() and (pending or comment is not None):
            behind = [comment.group()] if comment is not None else []
            route = places.route_at(number, len(line) + 1)
            route = route if route[:1] != (DIGESTS,) else (DIGESTS,)
            found.setdefault(route, []).extend((*pending, *behind))
            pending = []
    if pending:
        found.setdefault((), []).extend(pending)
    return found


def _own(comments: list[str]) -> list[str]:
    """Those that this program did not write."""
    return [each for each in comments if not each.startswith(_OURS.rstrip())]


def _shown(comments: list[str]) -> str:
    """The digest of the text that this program wrote above a field; empty where there is none."""
    mark = _OURS.rstrip()
    words = " ".join(each.removeprefix(mark) for each in comments if each.startswith(mark))
    return digest(words) if words.strip() else ""


def _digested(texts: Mapping[Route, str]) -> Iterator[tuple[Route, str]]:
    return ((route, digest(text)) for route, text in texts.items())


def _is_free(
    place: tuple[int, int],
    taken: list[tuple[tuple[int, int], tuple[int, int]]],
    starts: list[tuple[int, int]],
) -> bool:
    """Say whether a sign stands in no text."""
    at = bisect_right(starts, place) - 1
    return at < 0 or not place < taken[at][1]


def _says_the_same(after: str, translation: Translation, file: _File) -> bool:
    """Read back what was made: whether it says all that was said, at the places meant."""
    loaded = plain_data.load(after, "")
    said = replace(translation, load=lambda: loaded.value)
    texts = {r: _folded(t) for r, t in leaves(said.data) if isinstance(t, str)}
    wanted = {**file.texts, **_beside(translation)}
    same = all(texts.get(r) == _folded(t) for r, t in wanted.items())
    stamped = {dotted(route): found for route, found in file.digests.items()}
    return not loaded.diagnostics and same and said.digests == stamped
