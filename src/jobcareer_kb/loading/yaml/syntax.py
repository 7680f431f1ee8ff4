"""What a YAML parser complains of, said so that somebody who writes texts can mend it.

A parser names the place where it gave up, in words of its grammar. People look for the place where
the slip is: the quotation mark that never closes, the colon without a space. Where the lines show
it, the finding stands there; otherwise where the parser stopped.
"""

import re
from dataclasses import dataclass
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.yaml.limits import MAX_KEY
from jobcareer_kb.signs.names import space_named

_FIELD = re.compile(r"\s*(?:- +)*[\w-]+:(?: +|$)")
"""A field's name and its colon at the beginning of a line."""
_TIGHT = re.compile(r"\s*(?:- +)*[a-z][\w-]*:(?=[^\s/])")
"""The same without the space that has to follow the colon; `https://` is no such field."""
_BLOCK = re.compile(r":\s+[>|][+-]?\s*$")
"""The end of a line below which a text has to be indented."""
_MERGE = re.compile(r"<{7}(?: |$)")
_DASH = re.compile(r" *[\u2010-\u2015\u2022\u2212\u00b7] *(?=\S)")
"""What a word processor makes of a hyphen at the beginning of a line."""
_WIDE_COLON = re.compile(r" *(?:- +)*([a-z][\w-]*) *[\uff1a\ufe55\ua789]")
_SPACE_SIGNS = r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_OTHER_SPACE = re.compile(rf" *{_SPACE_SIGNS}")
_COLON_SPACE = re.compile(rf" *(?:- +)*[a-z][\w-]*:(?={_SPACE_SIGNS})")
_WHOLE = "put quotation marks round the whole text, or write it below '>-'"


@dataclass(frozen=True, slots=True)
class _Fault:
    """A parser's complaint, and the lines it is about."""

    problem: str
    context: str
    mark: tuple[int, int]
    """Line and column at which the parser gave up, from 0."""
    start: tuple[int, int]
    """Where the thing began that it was reading."""
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """A line of the text; empty beyond the last one."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class _Told:
    message: str
    help: str
    at: tuple[int, int]


def syntax_fault(fault: Exception, text: str, path: str) -> Diagnostic:
    """The finding about a text that a parser refuses."""
    mark = _place(getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None))
    start = getattr(fault, "context_mark", None)
    problem = str(getattr(fault, "problem", None) or fault).split("\n")[0]
    context = str(getattr(fault, "context", None) or "")
    lines = tuple(text.split("\n"))
    read = _Fault(problem, context, mark, _place(start) if start else mark, lines)
    told = next((said for tell in _TELLERS if (said := tell(read))), None) or _Told(
        problem, "quote a text that holds ': ' or ' #', or that begins with a sign", mark
    )
    line, column = told.at[0] + 1, told.at[1] + 1
    span = Span(path, line, column, line, column + 1)
    return rules.SYNTAX.at(span, f"not valid YAML: {told.message}", told.help)


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line, mark.column) if mark is not None else (0, 0)


def _open_quote(fault: _Fault) -> _Told | None:
    """A quotation mark without its fellow: at the end of the file, or found far below."""
    if "quoted scalar" in fault.context and "end of stream" in fault.problem:
        return _unclosed(fault, fault.start)
    row, column = fault.mark
    before = fault.line(row)[:column].rstrip()
    sign = before[-1:]
    flow = "flow" in fault.context
    if sign not in ("'", '"') or not (flow or "block mapping" in fault.context):
        return None
    if flow and fault.line(row)[column : column + 1] == sign:
        return _Told(
            "two texts with nothing between them", "write a comma between them", fault.mark
        )
    if before.count(sign) == 1:  # it closed what began on a line above
        opened = next((r for r in range(row - 1, -1, -1) if fault.line(r).count(sign) % 2), None)
        return _unclosed(fault, (opened, fault.line(opened).index(sign))) if opened else None
    return _Told(_BEHIND, _INNER, fault.mark)


_BEHIND = "the text goes on after its closing quotation mark"
_GOES_ON = re.compile(r"""[\[{,:] *(?:"[^"]*"|'[^']*')(?= *\w)""")
_INNER = "put single quotation marks round the whole text, or write it below '>-'"


def _unclosed(fault: _Fault, at: tuple[int, int]) -> _Told:
    sign = fault.line(at[0])[at[1] : at[1] + 1]
    return _Told(f"a quotation mark ({sign}) that never closes", f"add {sign} where it ends", at)


def _bracket(fault: _Fault) -> _Told | None:
    """A text that begins with a bracket is read as a list."""
    row, column = fault.mark
    value = _value_at(fault, row)
    if value is not None and fault.line(row)[value] in "[{" and value < column:
        if inner := _GOES_ON.search(fault.line(row), value):
            return _Told(_BEHIND, _INNER, (row, inner.end()))
        sign = fault.line(row)[value]
        return _Told(f"a text that begins with '{sign}' is read as a list", _WHOLE, (row, value))
    if "flow" in fault.context:
        row, column = fault.start
        sign = fault.line(row)[column : column + 1]
        close = {"[": "]", "{": "}"}.get(sign, "]")
        help = f"add '{close}'; or, if it is a text, put quotation marks round it"
        return _Told(f"'{sign}' opens a list that never closes", help, fault.start)
    return None


def _value_at(fault: _Fault, row: int) -> int | None:
    """The column at which the value of a line begins."""
    line = fault.line(row)
    found = _FIELD.match(line) or re.match(r"\s*(?:- +)+", line)
    return found.end() if found is not None and found.end() < len(line) else None


def _first_sign(fault: _Fault) -> _Told | None:
    """A text that begins with a sign to which YAML gives another meaning."""
    row, column = fault.mark
    if "cannot start any token" in fault.problem:
        sign = fault.line(row)[column : column + 1]
    elif "alphabetic or numeric" in fault.problem:
        row, column = fault.start
        sign = fault.line(row)[column : column + 1]
    else:
        return None
    return _Told(f"a text cannot begin with '{sign}' unless it is quoted", _WHOLE, (row, column))


def _second_colon(fault: _Fault) -> _Told | None:
    """`: ` within a text, or a field that is indented too far."""
    if "mapping values are not allowed" not in fault.problem:
        return None
    row, column = fault.mark
    line = fault.line(row)
    first = _FIELD.match(line)
    if first is not None and first.end() > column:
        return _Told(
            "this field is indented further than the one before it, whose text it would go on with",
            "begin it in the column in which the fields beside it begin",
            (row, len(line) - len(line.lstrip())),
        )
    return _Told("a colon and a space within a text", _WHOLE, fault.mark)


def _far_colon(fault: _Fault) -> _Told | None:
    """A colon so far on in its line that what stands before it is no key but a text."""
    row, column = fault.mark
    if column <= MAX_KEY or fault.line(row)[column : column + 1] != ":":
        return None
    return _Told("a colon and a space within a text", _WHOLE, fault.mark)


def _no_colon(fault: _Fault) -> _Told | None:
    """A line that is no field: its colon lacks the space, or it should be indented."""
    if "could not find expected ':'" not in fault.problem:
        return None
    row = fault.start[0]
    line = fault.line(row)
    if found := _TIGHT.match(line):
        help = f"write '{found.group().strip()} ' and then the value"
        return _Told("no space after a colon", help, (row, found.end() - 1))
    if _BLOCK.search(fault.line(row - 1)):
        return _Told(
            "the text below '>-' is not indented", "indent it further than its field", fault.start
        )
    return _Told(
        "this line is no field, and not indented as part of a text",
        "write 'name: value', or indent it further than the field it belongs to",
        fault.start,
    )


def _loose_line(fault: _Fault) -> _Told | None:
    """A line at an indentation at which nothing can stand."""
    if "block collection" in fault.context:
        return _Told(
            "in the middle of a list, a line that neither begins with '- ' nor is indented as "
            "the entry above it",
            "begin it with '- ', or in the column in which the fields of the entry begin",
            fault.mark,
        )
    if "block mapping" in fault.context:
        return _Told(
            "this line is indented neither as a field nor as a part of one",
            "begin it in the column in which the fields beside it begin",
            fault.mark,
        )
    if "block sequence entries" in fault.problem:
        return _Told(
            "a list on the line of its field", "begin its first entry on the next line", fault.mark
        )
    return None


def _escape(fault: _Fault) -> _Told | None:
    if "unknown escape" not in fault.problem:
        return None
    return _Told("a backslash within double quotation marks", _INNER, fault.mark)


def _merge_mark(fault: _Fault) -> _Told | None:
    """The lines that git leaves where two people changed the same place."""
    row = next((r for r, line in enumerate(fault.lines) if _MERGE.match(line)), None)
    if row is None:
        return None
    help = "keep one of the two versions, and delete the lines of '<<<<<<<', '=======', '>>>>>>>'"
    return _Told(
        "two versions of these lines, as git leaves them to be chosen from", help, (row, 0)
    )


def _look_alike(fault: _Fault) -> _Told | None:
    """A sign that looks like the one that is meant: a dash, a wide colon, a no-break space."""
    for row in (fault.start[0], fault.mark[0], max(fault.mark[0] - 1, 0)):
        line = fault.line(row)
        at = (row, len(line) - len(line.lstrip(" ")))
        if found := _DASH.match(line):
            sign = found.group().strip()
            return _Told(f"'{sign}' begins no entry of a list", "write '-' and a space", at)
        if found := _WIDE_COLON.match(line):
            return _Told(
                "a wide colon behind the name of a field",
                f"write '{found[1]}: ' and then the value",
                (row, found.end(1)),
            )
        if found := _COLON_SPACE.match(line):
            return _Told(
                f"{space_named(line[found.end()])} behind a colon, as pages and Word files have it",
                f"delete the space behind '{found.group().strip()}' and type it again",
                (row, found.end()),
            )
        if _OTHER_SPACE.match(line):
            return _Told(
                f"the line begins with {space_named(line.lstrip(' ')[0])}, as pages and Word files "
                "have it",
                "delete the space at its beginning and type it again",
                at,
            )
    return None


_TELLERS = (
    _merge_mark, _far_colon, _look_alike, _open_quote, _bracket, _first_sign, _second_colon,
    _no_colon, _loose_line, _escape,
)  # fmt: skip
"""Each knows one slip; the first that recognizes it speaks."""
