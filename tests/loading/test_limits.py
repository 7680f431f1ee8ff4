"""What one parser refuses by a limit of its own is the same finding with every other.

The parsers: libyaml as it is installed; PyYAML's own; that one with limits such as libyaml 0.2.6
has; and without the one limit that it has itself.
"""

from typing import Any

import pytest
import yaml
from examples import daily
from hypothesis import given
from hypothesis import strategies as st
from test_yaml_subset import NOISE, without_libyaml

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.loading.characters import decode
from jobcareer_kb.loading.yaml import events as module
from jobcareer_kb.loading.yaml.limits import MAX_DEPTH, MAX_KEY
from jobcareer_kb.loading.yaml.plain_data import load
from jobcareer_kb.loading.yaml.positions import Positions

PURE: Any = module._PureParser


class Limited(PURE):  # type: ignore[misc]
    """Stops at a nesting, libyaml at 1,000, and at the length of a number."""

    most = 520  # no key has room for so many that are closed again

    def fetch_flow_collection_start(self, token: Any) -> None:
        if self.flow_level >= self.most:
            self._stop("while increasing flow level")
        super().fetch_flow_collection_start(token)

    def add_indent(self, column: int) -> Any:
        if len(self.indents) >= self.most and self.indent < column:
            self._stop("while increasing block level")
        return super().add_indent(column)

    def scan_yaml_directive_number(self, start_mark: Any) -> Any:
        if self.prefix(10).isdigit():
            self._stop("while scanning a %YAML directive", start_mark)
        return super().scan_yaml_directive_number(start_mark)

    def _stop(self, context: str, start: Any = None) -> None:
        mark = self.get_mark()
        problem = "found extremely long version number" if start else "exceeded maximum depth"
        raise yaml.scanner.ScannerError(context, start or mark, problem, mark)


class Patient(PURE):  # type: ignore[misc]
    """Looks for the colon of a key up to the end of its line."""

    def stale_possible_simple_keys(self) -> None:
        for level, key in list(self.possible_simple_keys.items()):
            if key.line != self.line:
                if key.required:
                    context, problem = "while scanning a simple key", "could not find expected ':'"
                    raise yaml.scanner.ScannerError(context, key.mark, problem, self.get_mark())
                del self.possible_simple_keys[level]


PARSERS: dict[str, Any] = {
    "libyaml": None,
    "pure": PURE,
    "limited": Limited,
    "patient": Patient,
}


def use(parser: str, patch: pytest.MonkeyPatch) -> None:
    if PARSERS[parser] is not None:
        without_libyaml(patch)
        patch.setattr(module, "_PureParser", PARSERS[parser])


BEYOND = 1010
"""Deeper than libyaml reads where it has a limit."""
OPEN, CLOSE = "[" * BEYOND, "]" * BEYOND
WORD = "k" * (MAX_KEY + 100)
"""Longer than any parser looks."""
GAP = " " * (MAX_KEY + 100)
WIDE = f"[{'a, ' * (MAX_KEY // 2)}]"
DEEP = f"nested more than {MAX_DEPTH} deep"
COLON = "not valid YAML: a colon and a space within a text"
KEY = "a key is not a plain word"
LINE = "a line that begins with '%' speaks to the parser"

FOUND: dict[str, tuple[str, str, tuple[int, int], str]] = {
    "deep, open": (OPEN, "JK008", (1, 25), DEEP),
    "deep, closed": (OPEN + CLOSE, "JK008", (1, 25), DEEP),
    "deep, in a field": ("é: " + OPEN, "JK008", (1, 27), DEEP),
    "deep, within what was read": ("a:\n- {b: [c,\n" + OPEN, "JK008", (3, 21), DEEP),
    "deep, behind a comment": ("# [[\n" + OPEN, "JK008", (2, 25), DEEP),
    "deep, behind quoted brackets": (f"['[[', \"{{\", 'a [',\n{'[' * 99}", "JK008", (2, 24), DEEP),
    "deep, then a sign": (OPEN + "@", "JK008", (1, 25), DEEP),
    "deep, then an open quote": (OPEN + "'a", "JK008", (1, 25), DEEP),
    "deep, then half a sign": (OPEN + '"\\uD800"', "JK008", (1, 25), DEEP),
    "deep, then no sign": (OPEN + '"\\U00110000"', "JK008", (1, 25), DEEP),
    "a little too deep, then an open quote": ("[" * 25 + "'a", "JK008", (1, 25), DEEP),
    "deep, lists": ("- " * BEYOND, "JK008", (1, 49), DEEP),
    "deep, questions": ("? " * BEYOND, "JK010", (1, 3), KEY),
    "deep, mappings": ("{a: " * BEYOND, "JK008", (1, 97), DEEP),
    "deep, lines": ("\n".join(f"{' ' * n}a:" for n in range(BEYOND)), "JK008", (25, 25), DEEP),
    "deep, for a key": ("a: b\n" + OPEN + CLOSE + ": c\n", "JK010", (2, 1), KEY),
    "deep, where a key should be": ("a: b\n" + OPEN, "JK010", (2, 1), KEY),
    "deep, for a key in brackets": ("{" + OPEN, "JK010", (1, 2), KEY),
    "deep, for an open key": ("? " + OPEN + CLOSE + "\n: b\n", "JK010", (1, 3), KEY),
    "deep, after another fault": ("a: &x b\nc: " + OPEN, "JK005 JK008", (2, 27), DEEP),
    "a fault before it is deep": ("a: @\n" + OPEN, "JK003", (1, 4), "not valid YAML: a text"),
    "not too deep, then a sign": ("[" * 24 + "@", "JK003", (1, 25), "not valid YAML: a text"),
    "many lists, not deep": ("[" + "[], " * 1100 + "@", "JK003", (1, 4402), "not valid YAML: "),
    "a long key": (f"{WORD}: b\n", "JK003", (1, 1101), COLON),
    "a long key, not the first": (f"a: b\n{WORD}: c\n", "JK003", (2, 1101), COLON),
    "a long key of a list": (f"- a\n- {WORD}: b\n", "JK003", (2, 1103), COLON),
    "a long key in brackets": (f"{{{WORD}: b}}\n", "JK003", (1, 1102), COLON),
    "a long key of a pair": (f"[{WORD}: b]\n", "JK003", (1, 1102), COLON),
    "a long key in quotes": (f"a: b\n'{WORD}': c\n", "JK003", (2, 1103), COLON),
    "a key of many escapes": ('"' + "\\U00000041" * 110 + '": b\n', "JK003", (1, 1103), COLON),
    "a key far from its colon": (f"k{GAP}: b\n", "JK003", (1, 1102), COLON),
    "a key far from its colon, in brackets": (f"{{k{GAP}: b}}\n", "JK003", (1, 1103), COLON),
    "a colon far on in a text": (f"a: {'b ' * 600}: c\n", "JK003", (1, 1204), COLON),
    "a key somewhat too long": (f"{'k' * (MAX_KEY + 1)}: b\n", "JK003", (1, 1002), COLON),
    "a wide list for a key": (f"{WIDE}: b\n", "JK010", (1, 1), KEY),
    "a wide list for a key, not the first": (f"a: b\n{WIDE}: c\n", "JK010", (2, 1), KEY),
    "a wide list for a key, without a colon": (f"a: b\n{WIDE}\n", "JK010", (2, 1), KEY),
    "a wide list for a key in brackets": (f"[{WIDE}: b]\n", "JK010", (1, 2), KEY),
    "a long anchor of a key": (f"&{WORD} a: b\n", "JK005", (1, 1), f"anchor '&{WORD}'"),
    "and not of the first": (f"a: b\n&{WORD} c: d\n", "JK005", (2, 1), f"anchor '&{WORD}'"),
    "a long alias for a key": (f"*{WORD} : b\n", "JK005", (1, 1), f"alias '*{WORD}'"),
    "and not for the first": (f"a: b\n*{WORD} : d\n", "JK005", (2, 1), f"alias '*{WORD}'"),
    "a long tag of a key": (f"a: b\n!{WORD} c: d\n", "JK006", (2, 1), f"tag '!{WORD}'"),
    "a directive": ("%YAML 1.1\n---\na: b\n", "JK007", (1, 1), LINE),
    "a version of many digits": ("# c\n%YAML 1.1234567890\n---\na: b\n", "JK007", (2, 1), LINE),
    "of more than an integer has": (f"%YAML 1.{'1' * 5000}\n---\na: b\n", "JK007", (1, 1), LINE),
    "and no line below": ("%YAML 1.1234567890\na: b\n", "JK007", (1, 1), LINE),
    "a version to come": ("%YAML 2.0\n---\na: b\n", "JK007", (1, 1), LINE),
    "two versions": ("%YAML 1.1\n%YAML 1.1\n---\na: b\n", "JK007", (1, 1), LINE),
    "an unknown directive": ("%FOO b\n---\na: b\n", "JK007", (1, 1), LINE),
    "a directive in the midst": ("a: b\n%YAML 1.1234567890\n", "JK007", (2, 1), LINE),
}  # fmt: skip


@pytest.mark.parametrize("parser", daily(("libyaml", "limited"), {name: name for name in PARSERS}))
@pytest.mark.parametrize("text, codes, place, message", FOUND.values(), ids=FOUND)
def test_every_parser_leads_to_the_same_finding(
    text: str,
    codes: str,
    place: tuple[int, int],
    message: str,
    parser: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(parser, monkeypatch)
    if parser != "libyaml":  # the others are slower, and the limit of ours is lower
        few = Limited.most + 1 if parser == "limited" else 60
        text = text.replace(OPEN, OPEN[:few]).replace(CLOSE, CLOSE[:few])
    found = load(text, "f").diagnostics
    assert " ".join(each.code for each in found) == codes, found
    assert (found[-1].span.line, found[-1].span.column) == place
    assert found[-1].message.startswith(message)
    assert found[-1].help


ADMITTED = {
    "a key as long as may be": f"{'k' * MAX_KEY}: b\n",
    "a long key of its own line": f"? {WORD}\n: b\n",
    "a long text": f"a: {WORD}\nb: '{WORD}'\n",
    "a long text in brackets": f"[{WORD}, {GAP} a]\n",
    "a gap behind the colon": f"a: {GAP}b\n",
    "as deep as may be": "[" * MAX_DEPTH + "]" * MAX_DEPTH,
    "a percent sign in a text": "a: >\n  b\n  %c\nd: '%'\n",
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", ADMITTED.values(), ids=ADMITTED)
def test_every_parser_admits(text: str, parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use(parser, monkeypatch)
    data = load(text, "f")
    assert data.diagnostics == ()
    assert data.value == yaml.load(text, yaml.BaseLoader)


PIECES = ["[" * 26, "[" * 530, "]" * 26, "{a: " * 26, "- " * 26, WORD, GAP]
TEXTS = (
    st.lists(NOISE | st.sampled_from([piece.encode() for piece in PIECES]), max_size=20)
    .map(lambda parts: decode(b"".join(parts), "f"))
    .filter(lambda decoded: not decoded[1])
    .map(lambda decoded: decoded[0])
)


def findings(text: str, parser: str) -> tuple[Diagnostic, ...]:
    with pytest.MonkeyPatch.context() as patch:
        use(parser, patch)
        return load(text, "f", markers="...\n" in text).diagnostics


@given(TEXTS)
def test_a_limit_of_nesting_changes_no_finding(text: str) -> None:
    assert findings(text, "limited") == findings(text, "pure")


@pytest.mark.slow
@pytest.mark.parametrize("parser", PARSERS)
def test_places_are_known_as_deep_as_may_be(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use(parser, monkeypatch)
    places = Positions("a: " + OPEN, "f")
    assert places.value(("a",)).column == 4
    assert places.value(("a", *(0,) * 22)).column == 26
    assert places.value(("a", *(0,) * 1000)).column == 27
