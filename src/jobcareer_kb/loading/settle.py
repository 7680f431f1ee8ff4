"""Which findings are held back by comments, and what there is to say about those comments."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.ignores import MARK, Ignore, Region, comments
from jobcareer_kb.report import Ignored
from jobcareer_kb.spelling import Spelling

_ALIKE = 0.8
"""How alike two codes must be: they are short, and all begin alike."""

_NAME = rules.FILE_NAME.code
"""A file of an unfit name is read all the same."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings that are left, and those that comments hold back."""

    diagnostics: tuple[Diagnostic, ...]
    ignored: tuple[Ignored, ...]


def settle(
    sources: Mapping[str, str],
    found: tuple[Diagnostic, ...],
    known: Iterable[str],
    fixed: frozenset[str],
    as_of: datetime.date | None,
    judged: Callable[[str], bool],
) -> Settled:
    """Hold back what comments ignore; say which comments are malformed, expired or unused.

    `fixed` are codes that may not be ignored. Only a code that was `judged` is called unused: else
    its finding may hide behind a broken record, or nobody has looked for it.
    """
    unread = {d.span.path for d in found if d.code.startswith("JK0") and d.code != _NAME}
    ignores: list[Ignore] = []
    said: list[Diagnostic] = []
    for path, text in sources.items():
        if path not in unread and MARK.search(text):
            read = list(comments(text, path))
            ignores += [each for each in read if isinstance(each, Ignore)]
            said += [each for each in read if isinstance(each, Diagnostic)]
    if not ignores:
        return Settled((*found, *said), ())
    names = frozenset(known)
    spelling = Spelling(sorted(names), _ALIKE)
    live = _Live()
    for ignore in ignores:
        for code, span in ignore.codes:
            fault = _code_fault(code, span, names, fixed, spelling)
            if fault is not None:
                said.append(fault)
            elif as_of is not None and ignore.until is not None and as_of > ignore.until:
                said.append(_expired(ignore, span))
            else:
                live.add(ignore, code, span)
    return _divided(found, live, said, judged)


def _divided(
    found: tuple[Diagnostic, ...],
    live: "_Live",
    said: list[Diagnostic],
    judged: Callable[[str], bool],
) -> Settled:
    left: list[Diagnostic] = []
    ignored: list[Ignored] = []
    for each in found:
        ignore = live.holding(each)
        if ignore is None:
            left.append(each)
        else:
            ignored.append(Ignored(each, ignore.reason, ignore.span, ignore.until))
    said += live.unused(judged)
    return Settled((*left, *said), tuple(ignored))


class _Live:
    """The comments in force, found by the place they cover; their number may be large."""

    def __init__(self) -> None:
        self._by_code: dict[tuple[str, str], list[tuple[Region, Ignore, Span]]] = {}
        self._ahead: dict[tuple[str, str], list[tuple[Region, Ignore, Span]]] = {}
        self._open: dict[tuple[str, str], list[tuple[Region, Ignore, Span]]] = {}
        self._used: set[Span] = set()

    def add(self, ignore: Ignore, code: str, span: Span) -> None:
        covers = ignore.covers or ((0, 0), (0, 0))
        self._by_code.setdefault((span.path, code), []).append((covers, ignore, span))

    def holding(self, found: Diagnostic) -> Ignore | None:
        """The nearest comment that covers a finding; to be asked in the order of their places.

        So what ended before one finding is never looked at again for the next.
        """
        key, place = (found.span.path, found.code), (found.span.line, found.span.column)
        if key not in self._by_code:
            return None
        if key not in self._ahead:
            order = sorted(self._by_code[key], key=lambda entry: (entry[0], entry[2]))
            self._ahead[key], self._open[key] = order[::-1], []
        ahead, open_ = self._ahead[key], self._open[key]
        while ahead and ahead[-1][0][0] <= place:
            open_.append(ahead.pop())
        while open_ and open_[-1][0][1] <= place:
            open_.pop()
        if not open_:
            return None
        _, ignore, span = open_[-1]
        self._used.add(span)
        return ignore

    def unused(self, judged: Callable[[str], bool]) -> Iterator[Diagnostic]:
        for (_, code), entries in self._by_code.items():
            if not judged(code):
                continue
            yield from (_unused(code, e[2]) for e in entries if e[2] not in self._used)


def _code_fault(
    code: str, span: Span, known: frozenset[str], fixed: frozenset[str], spelling: Spelling
) -> Diagnostic | None:
    if code not in known:
        near = spelling.near(code.upper())
        help = f"did you mean {near}?" if near else "'jobcareer-kb explain' lists all codes"
        return rules.IGNORE_FORM.at(span, f"'{code}' is no code of the checker", help)
    if code in fixed:
        return rules.IGNORE_FORM.at(
            span, f"{code} cannot be ignored", "mend what it says; no file can be made without that"
        )
    return None


def _expired(ignore: Ignore, span: Span) -> Diagnostic:
    return rules.IGNORE_EXPIRED.at(
        span,
        f"ignored until {ignore.until}, and that day has passed",
        "mend the finding and remove the comment, or look again and give a later day",
    )


def _unused(code: str, span: Span) -> Diagnostic:
    return rules.IGNORE_UNUSED.at(
        span, f"nothing here gives {code}, so nothing is ignored", "remove the code or the comment"
    )
