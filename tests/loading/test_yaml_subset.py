"""The strict subset of YAML: what a file may hold, and one clear finding for all it may not."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.loading import characters
from jobcareer_kb.loading.characters import MAX_BYTES, MAX_LINE, decode
from jobcareer_kb.loading.yaml.plain_data import load

VALUES: dict[str, tuple[str, Any]] = {
    "a mapping": ("a: b\n", {"a": "b"}),
    "a list": ("- a\n- b\n", ["a", "b"]),
    "flow": ("{a: [b, {c: d}]}\n", {"a": ["b", {"c": "d"}]}),
    "a comment": ("# c\na: b # d\n", {"a": "b"}),
    "nothing": ("", None),
    "only a comment": ("# c\n", None),
    "true and false": ("[true, false]\n", [True, False]),
    "other spellings stay words": (
        "[True, yes, no, on, Off]\n",
        ["True", "yes", "no", "on", "Off"],
    ),
    "null": ("[null, ~, '']\n", [None, None, ""]),
    "a missing value": ("a:\n", {"a": None}),
    "integers": ("[0, 7, -12]\n", [0, 7, -12]),
    "other numbers stay words": (
        "[007, 1.5, 1e3, 0x1F, 1_000, +1]\n",
        ["007", "1.5", "1e3", "0x1F", "1_000", "+1"],
    ),
    "a time stays a word": ("12:30\n", "12:30"),
    "a date stays a word": ("2026-11-24\n", "2026-11-24"),
    "quoted numbers are texts": ("['5', \"true\"]\n", ["5", "true"]),
    "block texts": ("a: |\n  b\nc: >-\n  d\n  e\n", {"a": "b\n", "c": "d e"}),
    "keys are texts": ("1: a\ntrue: b\n", {"1": "a", "true": "b"}),
    "a merge key is a key": ("<<: a\n", {"<<": "a"}),
    "twenty-four deep": ("[" * 24 + "]" * 24, None),
}


@pytest.mark.parametrize("text, expected", VALUES.values(), ids=VALUES)
def test_reads(text: str, expected: Any) -> None:
    data = load(text, "f")
    assert data.diagnostics == ()
    assert expected is None or data.value == expected


def test_nothing_is_no_value() -> None:
    assert load("", "f").value is None


REFUSED = {
    "not YAML": ("a: b: c\n", "JK003", (1, 5), "not valid YAML: "),
    "an open quote": ('a: "b\n', "JK003", (1, 4), "not valid YAML: a quotation mark"),
    "an open bracket": ("a: [b\n", "JK003", (1, 4), "not valid YAML: '[' opens a list"),
    "an unknown escape": ('a: "\\q"\n', "JK003", (1, 5), "not valid YAML: "),
    "half a surrogate": ('a: "\\uD800"\n', "JK003", (1, 7), "not valid YAML: "),
    "a doubled key": ("a: b\nc: d\na: e\n", "JK004", (3, 1), "key 'a' stands twice"),
    "a doubled key within": ("a:\n  b: c\n  'b': d\n", "JK004", (3, 3), "key 'b' stands twice"),
    "an anchor": ("a: &b c\n", "JK005", (1, 4), "anchor '&b'"),
    "an anchor of a list": ("a: &b [c]\n", "JK005", (1, 4), "anchor '&b'"),
    "an alias without anchor": ("a: *b\n", "JK005", (1, 4), "alias '*b'"),
    "an alias for a key": ("*b : c\n", "JK005", (1, 1), "alias '*b'"),
    "a tag": ("a: !!int 5\n", "JK006", (1, 4), "tag 'tag:yaml.org,2002:int'"),
    "a tag of a program": (
        "a: !!python/object:os.system {}\n",
        "JK006",
        (1, 4),
        "tag 'tag:yaml.org,2002:python/object:os.system'",
    ),
    "a start line": ("---\na: b\n", "JK007", (1, 1), "a '---' line begins a document"),
    "a second document": ("a: b\n---\nc: d\n", "JK007", (2, 1), "a second document begins"),
    "an end line": ("a: b\n...\n", "JK007", (2, 1), "a '...' line ends the document"),
    "a directive": ("%YAML 1.1\n---\na: b\n", "JK007", (1, 1), "a line that begins with '%'"),
    "twenty-five deep": ("[" * 25 + "]" * 25, "JK008", (1, 25), "nested more than 24 deep"),
    "ten thousand deep, flow": ("[" * 10_000, "JK008", (1, 25), "nested more than 24 deep"),
    "ten thousand deep, mappings": ("{a: " * 10_000, "JK008", (1, 97), "nested more than 24 deep"),
    "ten thousand deep, lists": ("- " * 10_000, "JK008", (1, 49), "nested more than 24 deep"),
    "ten thousand deep, lines": (
        "\n".join(" " * depth + "a:" for depth in range(200)),
        "JK008",
        (25, 25),
        "nested more than 24 deep",
    ),
    "a list for a key": ("? [a]\n: b\n", "JK010", (1, 3), "a key is not a plain word"),
    "a mapping for a key": ("{a: b}: c\n", "JK010", (1, 1), "a key is not a plain word"),
    "an escaped control": ('a: "b\\x07"\n', "JK002", (1, 4), "a control character (U+0007)"),
    "an escaped escape sign": ('"\\e[31m": b\n', "JK002", (1, 1), "a control character (U+001B)"),
    "an escaped null": ('a: "\\0"\n', "JK002", (1, 4), "a control character (U+0000)"),
    "an escaped turn": ('a: "\\u202Eb"\n', "JK002", (1, 4), "an invisible sign that turns text"),
    "an escaped tab": ('a: "b\\tc"\n', "JK002", (1, 4), "a tab"),
    "an escaped next line": ('a: "b\\Nc"\n', "JK002", (1, 4), "a next-line sign (U+0085)"),
}  # fmt: skip


@pytest.mark.parametrize("text, code, place, message", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("parser", ["libyaml", "pure"])
def test_refuses_with_one_finding_at_its_place(
    text: str,
    code: str,
    place: tuple[int, int],
    message: str,
    parser: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if parser == "pure":
        without_libyaml(monkeypatch)
    (found,) = load(text, "f").diagnostics
    assert (found.code, found.message.startswith(message)) == (code, True), found
    if code != "JK003":  # the two parsers name different ends of what is not YAML
        assert (found.span.line, found.span.column) == place
    assert found.help


def without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine whose PyYAML was built without libyaml."""
    monkeypatch.delattr(yaml, "cyaml")
    assert not hasattr(yaml, "cyaml")


def test_a_sign_beyond_unicode_is_no_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = 'a: "\\U00110000"\n'
    assert [d.code for d in load(text, "f").diagnostics] == ["JK003"]
    without_libyaml(monkeypatch)
    assert [d.code for d in load(text, "f").diagnostics] == ["JK003"]


def test_one_run_gives_all_findings_of_a_file() -> None:
    text = "a: &x b\na: !t c\nd: *x\ne: {f: 1, f: 2}\n"
    found = [(d.code, d.span.line) for d in load(text, "f").diagnostics]
    assert found == [("JK005", 1), ("JK004", 2), ("JK006", 2), ("JK005", 3), ("JK004", 4)]


PANDOC = {
    "as Pandoc writes it": "---\nreferences:\n- id: a\n---\n",
    "with dots at the end": "---\nreferences:\n- id: a\n...\n",
    "without lines": "references:\n- id: a\n",
    "with one line": "---\nreferences:\n- id: a\n",
}


@pytest.mark.parametrize("text", PANDOC.values(), ids=PANDOC)
def test_references_may_carry_the_lines_of_pandoc(text: str) -> None:
    data = load(text, "f", markers=True)
    assert data.diagnostics == ()
    assert data.value == {"references": [{"id": "a"}]}


def test_references_hold_one_document_all_the_same() -> None:
    (found,) = load("---\na: 1\n---\nb: 2\n", "f", markers=True).diagnostics
    assert (found.code, found.span.line) == ("JK007", 3)


BYTES = {
    "Windows-1252": (b"a: caf\xe9\n", "JK001", (1, 7), "byte 0xE9 is not UTF-8"),
    "after an accent": (b"a: \xc3\xa9\nb: \xff\n", "JK001", (2, 4), "byte 0xFF is not UTF-8"),
    "half a letter": (b"a: \xc3", "JK001", (1, 4), "byte 0xC3 is not UTF-8"),
    "a surrogate": (b"a: \xed\xa0\x80\n", "JK001", (1, 4), "byte 0xED is not UTF-8"),
    "UTF-16": ("a: b\n".encode("utf-16"), "JK001", (1, 1), "byte 0xFF is not UTF-8"),
    "two byte order marks": (b"\xef\xbb\xbf" * 2, "JK002", (1, 1), "a byte order mark within"),
    "a mark in the midst": ("a: \ufeffb\n".encode(), "JK002", (1, 4), "a byte order mark within"),
    "a tab": (b"a:\n\tb: c\n", "JK002", (2, 1), "a tab in the file"),
    "a tab in a text": (b"a: b\tc\n", "JK002", (1, 5), "a tab in the file"),
    "a carriage return": (b"a: b\rc\n", "JK002", (1, 5), "a carriage return in the file"),
    "two of them at an end": (b"a: b\r\r\n", "JK002", (1, 5), "a carriage return in the file"),
    "a null": (b"a: \x00\n", "JK002", (1, 4), "a control character (U+0000) in the file"),
    "an escape": (b"a: \x1b[31m\n", "JK002", (1, 4), "a control character (U+001B) in the file"),
    "delete": (b"a: \x7f\n", "JK002", (1, 4), "a control character (U+007F) in the file"),
    "a next line": ("a: é\u0085\n".encode(), "JK002", (1, 5), "a next-line sign (U+0085)"),
    "a line separator": ("a: b\u2028\n".encode(), "JK002", (1, 5), "a line separator (U+2028)"),
    "a paragraph separator": ("\u2029\n".encode(), "JK002", (1, 1), "a paragraph separator"),
    "a sign that turns text": (
        "a: x\u202ey\n".encode(), "JK002", (1, 5), "an invisible sign that turns text (U+202E)"),
    "an isolate": ("a: \u2066y\n".encode(), "JK002", (1, 4), "an invisible sign that turns text"),
    "a soft hyphen": ("a: b\u00adc\n".encode(), "JK002", (1, 5), "a soft hyphen"),
    "a space without width": ("a: b\u200bc\n".encode(), "JK002", (1, 5), "a space without width"),
    "mixed line ends": (b"a: b\r\nc: d\ne: f\r\n", "JK002", (1, 5), "a carriage return in"),
    "an Arabic mark": ("a: \u061cy\n".encode(), "JK002", (1, 4), "a mark of direction without"),
    "no character": ("a: \uffff\n".encode(), "JK002", (1, 4), "a code that is no character"),
    "a long line": (
        b"a: " + b"b" * MAX_LINE, "JK009", (1, 1), "line has 20,003 characters, at most 20,000"),
    "a large file": (b"#\n" * (MAX_BYTES // 2) + b"a", "JK009", (1, 1), "file has 4,194,305 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("data, code, place, message", BYTES.values(), ids=BYTES)
def test_refuses_bytes_with_one_finding_at_its_place(
    data: bytes, code: str, place: tuple[int, int], message: str
) -> None:
    (found,) = decode(data, "f")[1]
    assert (found.code, (found.span.line, found.span.column)) == (code, place)
    assert found.message.startswith(message)
    assert found.help


def test_bytes_at_the_caps_pass() -> None:
    assert decode(b"b" * MAX_LINE, "f")[1] == ()
    assert decode(b"#\n" * (MAX_BYTES // 2), "f")[1] == ()


def test_a_file_of_tabs_gives_a_finding_a_line_not_a_tab() -> None:
    found = decode(b"\t\ta:\t1\n\n\tb: 2\n", "f")[1]
    assert [(d.span.line, d.span.column) for d in found] == [(1, 1), (3, 1)]


NOISE = st.sampled_from([
    b"a: ", b"- ", b"\n", b"  ", b"'", b'"', b"|", b">", b"[", b"]", b"{", b"}", b",", b"&x ",
    b"*x", b"!t ", b"---\n", b"...\n", b"#", b"?", b":", b"%", b"\\", b"\t",
    b"\xef\xbb\xbf", b"\xff",
])  # fmt: skip
FILES = st.binary() | st.lists(NOISE | st.binary(max_size=3), max_size=60).map(b"".join)


@given(FILES, st.booleans())
def test_any_bytes_load_or_give_findings_inside_the_file(data: bytes, markers: bool) -> None:
    text, faults = decode(data, "f")
    if not faults:
        faults = load(text, "f", markers=markers).diagnostics
    for found in faults:
        assert_inside(found, text or data.decode("utf-8", "replace"))


def assert_inside(found: Diagnostic, text: str) -> None:
    """A place is a line of the file, or the line after the last; a column, or one past the end."""
    lines = [*text.split("\n"), ""]
    span = found.span
    assert 1 <= span.line <= span.end_line <= len(lines)
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
    assert (span.line, span.column) <= (span.end_line, span.end_column)


@given(FILES)
def test_both_parsers_agree_on_what_is_admitted(data: bytes) -> None:
    text, faults = decode(data, "f")
    if faults:
        return
    fast = load(text, "f")
    with pytest.MonkeyPatch.context() as patch:
        without_libyaml(patch)
        slow = load(text, "f")
    if not fast.diagnostics and not slow.diagnostics:
        assert fast.value == slow.value


def test_a_file_full_of_refused_signs_is_told_the_first_lines() -> None:
    found = decode(b"\t\n" * 1000, "f")[1]
    assert [d.span.line for d in found] == list(range(1, 12))
    assert found[-1].message == "990 more lines hold such signs"
    assert len(decode(b"\t\n" * 10, "f")[1]) == 10
    assert decode(b"\t\n" * 11, "f")[1][-1].message == "1 more line holds such signs"


def test_mixed_line_ends_hide_no_other_sign() -> None:
    found = decode(b"a\r\nb\r\nc\xc2\xad\r\nd\n", "f")[1]
    assert [(d.span.line, d.span.column) for d in found] == [(1, 2), (3, 2)]


WINDOWS = {
    "line ends": (b"a: b\r\nc: d\r\n", b"a: b\nc: d\n"),
    "the last line without one": (b"a: b\r\nc: d", b"a: b\nc: d"),
    "a byte order mark": (b"\xef\xbb\xbfa: b\n", b"a: b\n"),
    "both": (b"\xef\xbb\xbfa: b\r\n", b"a: b\n"),
    "neither": (b"a: b\n", b"a: b\n"),
}


@pytest.mark.parametrize("data, plain", WINDOWS.values(), ids=WINDOWS)
def test_what_windows_adds_is_passed_over_and_put_back(data: bytes, plain: bytes) -> None:
    assert decode(data, "f") == (plain.decode(), ())
    assert characters.plain(data) == plain
    assert characters.as_before(plain, data) == data


@given(FILES)
def test_bytes_are_plain_after_one_round_and_come_back(data: bytes) -> None:
    plain = characters.plain(data)
    assert characters.as_before(plain, data) == data
    assert plain == data or b"\r" not in plain or data.startswith(b"\xef\xbb\xbf")


def test_a_mapping_without_end_is_one_finding_at_once() -> None:
    text = "".join(f"k{n}: a\n" for n in range(300_000))
    (found,) = load(text, "f").diagnostics
    assert (found.code, found.span.line) == ("JK009", 1001)
    assert found.message == "more than 1,000 fields in one place, at most that many are read"


def test_of_many_doubled_keys_the_first_are_told() -> None:
    found = load("a: 1\n" * 300_000, "f").diagnostics
    assert {each.code for each in found} == {"JK004"}
    assert (len(found), found[-1].span.line) == (21, 22)
    assert found[-1].message == "more keys stand twice from here on"
