"""Count the steps that a regular expression takes over a text.

The engine of `re` tells nobody how often it tried and went back, and that is where a pattern turns
slow. So a pattern is compiled here once more, to a small machine that tries the same things in the
same order: one step for each sign it looks at, each branch it enters and each sign it gives back.
What the machine finds is what `re` finds (`test_regex_steps.py` holds it to that).

A pattern that takes more than `PATIENCE` steps for a sign is given up: it is slow enough to say so.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from re._constants import (  # type: ignore[attr-defined]
    ANY,
    ASSERT,
    ASSERT_NOT,
    AT,
    ATOMIC_GROUP,
    BRANCH,
    FAILURE,
    GROUPREF,
    IN,
    LITERAL,
    MAX_REPEAT,
    MAXREPEAT,
    MIN_REPEAT,
    NOT_LITERAL,
    POSSESSIVE_REPEAT,
    SUBPATTERN,
)
from typing import Any, NamedTuple

PATIENCE = 4_000
"""Steps for each sign of a text after which nobody goes on counting."""
_SIGNS = frozenset({ANY, IN, LITERAL, NOT_LITERAL})
"""What matches one sign."""
_REPEATS = frozenset({MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT})
_HOWS = {MAX_REPEAT: "greedy", MIN_REPEAT: "lazy", POSSESSIVE_REPEAT: "possessive"}
Code = list[tuple[Any, ...]]


class Found(NamedTuple):
    """Where a pattern was found, and what it took."""

    span: tuple[int, int] | None
    steps: int


class _Weary(Exception):
    """More steps than anybody has the patience for."""


class _Signs:
    """One sign of a pattern: which signs it takes, and how many of them stand in a row."""

    def __init__(self, node: tuple[Any, Any], state: Any) -> None:
        one = _parser.SubPattern(state, [node])
        many = _parser.SubPattern(state, [(MAX_REPEAT, (0, MAXREPEAT, one))])
        self._one = _compiler.compile(one, state.flags)
        self._many = _compiler.compile(many, state.flags)
        self._known: dict[str, bool] = {"": False}

    def takes(self, sign: str) -> bool:
        """Whether it takes a sign; what stands behind the end is an empty one."""
        if sign not in self._known:
            self._known[sign] = self._one.match(sign) is not None
        return self._known[sign]

    def run(self, text: str, at: int, end: int) -> int:
        found = self._many.match(text, at, end)
        return found.end() - at if found else 0


_ALL_SIGNS: dict[tuple[str, int], _Signs] = {}


def _signs(node: tuple[Any, Any], state: Any) -> _Signs:
    """Those of a node; a letter is the same one in each pattern."""
    key = repr(node), state.flags
    if key not in _ALL_SIGNS:
        _ALL_SIGNS[key] = _Signs(node, state)
    return _ALL_SIGNS[key]


class _Builder:
    """Turns the parse of a pattern into the code of the machine."""

    def __init__(self, state: Any) -> None:
        self._state = state
        self._marks = 0

    def program(self, nodes: Any) -> Code:
        return [*self._nodes(nodes), ("done",)]

    def _nodes(self, nodes: Any) -> Code:
        return [step for node in nodes for step in self._node(node)]

    def _node(self, node: tuple[Any, Any]) -> Code:
        kind, value = node
        if kind in _SIGNS:
            return [("sign", _signs(node, self._state))]
        if kind in _REPEATS:
            return self._repeat(kind, *value)
        if kind is AT:
            whole = _parser.SubPattern(self._state, [node])
            return [("place", _compiler.compile(whole, self._state.flags))]
        if kind is SUBPATTERN:
            group, added, dropped, inner = value
            assert not added and not dropped, "no pattern of ours has flags within a group"
            if group is None:
                return self._nodes(inner)
            return [("save", 2 * group), *self._nodes(inner), ("save", 2 * group + 1)]
        if kind is BRANCH:
            return self._branch(value[1])
        if kind in (ASSERT, ASSERT_NOT):
            behind, inner = value
            width = inner.getwidth()[0] if behind < 0 else 0
            if len(inner) == 1 and inner[0][0] in _SIGNS:
                return [("peep", _signs(inner[0], self._state), kind is ASSERT, width)]
            return [("look", self.program(inner), kind is ASSERT, width)]
        if kind is ATOMIC_GROUP:
            return [("atom", self.program(value))]
        if kind is GROUPREF:
            fold = str.lower if self._state.flags & re.IGNORECASE else str
            return [("again", value, fold)]
        assert kind is FAILURE, f"a pattern with {kind} has no machine yet"
        return [("fail",)]

    def _branch(self, choices: list[Any]) -> Code:
        """Each choice in its turn: enter it, or go on to the next."""
        parts = [self._nodes(choice) for choice in choices]
        code: Code = []
        left = sum(len(part) + 2 for part in parts)
        for part in parts:
            left -= len(part) + 2
            code += [("fork", 1, len(part) + 2, {}), *part, ("jump", left + 2)]
        return [*code, ("fail",)]

    def _repeat(self, kind: Any, least: int, most: int, inner: Any) -> Code:
        how = _HOWS[kind]
        if len(inner) == 1 and inner[0][0] in _SIGNS:
            return [("run", _signs(inner[0], self._state), least, most, how)]
        if how == "possessive":
            return [("atom", [*self._loop(least, most, inner, "greedy"), ("done",)])]
        return self._loop(least, most, inner, how)

    def _loop(self, least: int, most: int, inner: Any, how: str) -> Code:
        code = [step for _ in range(least) for step in self._nodes(inner)]
        if most is MAXREPEAT:
            self._marks += 1
            mark = self._marks
            body = [("mark", mark), *self._nodes(inner), ("moved", mark)]
            enter, leave = 1, len(body) + 2
            ways = (leave, enter) if how == "lazy" else (enter, leave)
            return [*code, ("fork", *ways, {}), *body, ("jump", -len(body) - 1)]
        for left in range(most - least, 0, -1):
            body = self._nodes(inner)
            leave = left * (len(body) + 1)
            ways = (leave, 1) if how == "lazy" else (1, leave)
            code += [("fork", *ways, {}), *body]
        return code


class Machine:
    """One pattern, ready to be counted."""

    def __init__(self, pattern: "re.Pattern[str]") -> None:
        tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        builder = _Builder(tree.state)
        self._code = builder.program(tree)
        self._is_row = len(tree) == 1 and self._code[0][0] in ("sign", "run")
        self._pattern = pattern
        self._first = self._beginning(tree, tree.state)
        self.steps = 0
        self._limit = 0

    def match(self, text: str, at: int, end: int, whole: bool = False) -> Found:
        """As `match`, or `fullmatch` where it has to reach the end."""
        return self._counted(text, at, end, range(at, at + 1), whole)

    def search(self, text: str, at: int, end: int) -> Found:
        """As `search`: at each place in turn, passing over those where nothing can begin."""
        if self._is_row and (found := self._pattern.search(text, at, end)):  # nothing to go back to
            return Found(found.span(), found.end() - at + 3)
        return self._counted(text, at, end, self._starts(text, at, end), False)

    def _counted(
        self, text: str, at: int, end: int, starts: Iterator[int] | range, whole: bool
    ) -> Found:
        self.steps, self._limit = 0, PATIENCE * (end - at + 50)
        try:
            for start in starts:
                stop = self._run(self._code, text, start, end, whole, {})
                if stop is not None:
                    return Found((start, stop), self.steps)
        except _Weary:
            return Found(None, self.steps)
        return Found(None, self.steps)

    def _starts(self, text: str, at: int, end: int) -> Iterator[int]:
        if self._first is None:
            for start in range(at, end + 1):
                self.steps += 1
                yield start
            return
        while (found := self._first.search(text, at, end)) is not None:
            self.steps += found.start() - at + 1
            yield found.start()
            at = found.start() + 1
        self.steps += end - at

    def _beginning(self, tree: Any, state: Any) -> "re.Pattern[str] | None":
        """What a match begins with, for one sign; None where it may begin with anything."""
        signs = list(_first_signs(tree))
        if None in signs or not signs:
            return None
        choices = [_parser.SubPattern(state, [sign]) for sign in signs]
        branch = _parser.SubPattern(state, [(BRANCH, (None, choices))])
        found: re.Pattern[str] = _compiler.compile(branch, state.flags)
        return found

    def _run(
        self, code: Code, text: str, at: int, end: int, whole: bool, saved: dict[Any, int]
    ) -> int | None:
        """Run a program from a place on; where it ends, or None."""
        back: list[tuple[Any, ...]] = []
        pc = 0
        while True:
            self.steps += 1
            if self.steps > self._limit:
                raise _Weary
            step = code[pc]
            kind = step[0]
            fits = True
            if kind == "sign":
                fits = at < end and step[1].takes(text[at])
                at += 1
            elif kind == "run":
                at, fits = self._row(step, text, at, end, pc, back)
            elif kind == "fork":
                sign = text[at] if at < end else ""
                if sign not in step[3]:
                    step[3][sign] = _passed_over(code, pc, sign)
                passed, taken = step[3][sign]
                if passed:
                    self.steps += taken - 1
                    pc += passed
                    continue
                back.append(("try", pc + step[2], at))
                pc += step[1] - 1
            elif kind == "jump":
                pc += step[1] - 1
            elif kind in ("save", "mark"):
                back.append(("undo", (kind, step[1]), saved.get((kind, step[1]))))
                saved[kind, step[1]] = at
            elif kind == "moved":
                fits = saved["mark", step[1]] != at
            elif kind == "place":
                fits = step[1].match(text, at, end) is not None
            elif kind == "peep":
                begin = at - step[3]
                is_there = begin >= 0 and step[1].takes(text[begin] if begin < end else "")
                self.steps += (begin >= 0) + is_there
                fits = is_there is step[2]
            elif kind == "look":
                begin = at - step[3]
                fits = (begin >= 0 and self._run(step[1], text, begin, end, False, dict(saved))
                        is not None) is step[2]  # fmt: skip
            elif kind == "atom":
                stop = self._run(step[1], text, at, end, False, saved)
                fits, at = stop is not None, stop if stop is not None else at
            elif kind == "again":
                first, last = (saved.get(("save", 2 * step[1] + side), -1) for side in (0, 1))
                self.steps += max(0, last - first)
                piece = text[at : min(end, at + last - first)]
                fits = last >= 0 and step[2](text[first:last]) == step[2](piece)
                at += last - first
            elif kind == "done":
                if not whole or at == end:
                    return at
                fits = False
            else:
                fits = False
            if fits:
                pc += 1
                continue
            resumed = self._resumed(back, saved)
            if resumed is None:
                return None
            pc, at = resumed

    def _row(
        self, step: Any, text: str, at: int, end: int, pc: int, back: list[tuple[Any, ...]]
    ) -> tuple[int, bool]:
        """Take a row of signs, and note how much of it may be given back, or taken later."""
        _, signs, least, most, how = step
        limit = end if most is MAXREPEAT else min(end, at + most)
        if how == "lazy":
            there = signs.run(text, at, min(limit, at + least))
            if there == least:
                back.append(("more", pc + 1, at + least, limit, signs, text))
            self.steps += there
            return at + there, there == least
        there = signs.run(text, at, limit)
        self.steps += there
        if there < least:
            return at, False
        if how == "greedy" and there > least:
            back.append(("less", pc + 1, at + least, at + there - 1))
        return at + there, True

    def _resumed(
        self, back: list[tuple[Any, ...]], saved: dict[Any, int]
    ) -> tuple[int, int] | None:
        """Go back to the last choice that is still open; None where there is none."""
        while back:
            choice = back.pop()
            if choice[0] == "try":
                return choice[1], choice[2]
            if choice[0] == "undo":
                if choice[2] is None:
                    del saved[choice[1]]
                else:
                    saved[choice[1]] = choice[2]
            elif choice[0] == "less":
                _, pc, low, high = choice
                if high > low:
                    back.append(("less", pc, low, high - 1))
                return pc, high
            else:
                _, pc, at, limit, signs, text = choice
                self.steps += 1
                if at < limit and signs.takes(text[at]):
                    back.append(("more", pc, at + 1, limit, signs, text))
                    return pc, at + 1
        return None


def _passed_over(code: Code, pc: int, sign: str) -> tuple[int, int]:
    """How far it is over the choices that cannot begin with a sign, and what trying them takes.

    A list of words has a choice for each; that all but one fail at once is known before.
    """
    at, taken = pc, 0
    while code[at][0] == "fork":
        ahead = code[at + code[at][1]]
        needs_one = ahead[0] == "sign" or (ahead[0] == "run" and ahead[2] > 0)
        if not needs_one or ahead[1].takes(sign):
            break
        at, taken = at + code[at][2], taken + 2
    return at - pc, taken


def _first_signs(nodes: Any) -> Iterator[Any]:
    """Every sign with which some nodes may begin; None among them where they may match nothing."""
    for kind, value in nodes:
        if kind in _SIGNS:
            yield (kind, value)
            return
        if kind in (AT, ASSERT, ASSERT_NOT):
            continue
        inner: list[Any]
        if kind is SUBPATTERN:
            inner = list(_first_signs(value[3]))
        elif kind is BRANCH:
            inner = [sign for choice in value[1] for sign in _first_signs(choice)]
        elif kind is ATOMIC_GROUP:
            inner = list(_first_signs(value))
        elif kind in _REPEATS:
            inner = [*_first_signs(value[2]), *((None,) if value[0] == 0 else ())]
        else:
            yield None
            return
        yield from (sign for sign in inner if sign is not None)
        if None not in inner:
            return
    yield None


@cache
def machine(pattern: "re.Pattern[str]") -> Machine:
    """The machine of a pattern."""
    return Machine(pattern)


def finds(pattern: "re.Pattern[str]", text: str, at: int, end: int) -> Iterator[Found]:
    """One `Found` after another, as `finditer` goes through a text; the last one has no span."""
    counted = machine(pattern)
    real = pattern.finditer(text, at, end)
    while True:
        found = counted.search(text, at, end)
        yield found
        told = next(real, None)
        if told is None:
            return
        at = told.end() + (told.end() == told.start())


def steps(pattern: "re.Pattern[str]", method: str, text: str, at: int, end: int) -> int:
    """The steps of one call of a pattern's method."""
    if method in ("match", "fullmatch"):
        return machine(pattern).match(text, at, end, method == "fullmatch").steps
    if method == "search":
        return machine(pattern).search(text, at, end).steps
    return sum(found.steps for found in finds(pattern, text, at, end))
