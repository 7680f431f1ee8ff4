"""`why` ends, whatever it is given: only regular files, and a counted number of comparisons."""

import os
import socket
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from git_repository import STARTER
from hostile_texts import MARKED, MEANING, QUOTED, WORDED
from hypothesis import given
from hypothesis import strategies as st
from linear import assert_doubles, backstop

from jobcareer_kb.building.manifest import Entry
from jobcareer_kb.cli import group
from jobcareer_kb.disk.named import read_named
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.readers import Paragraph, Piece, Reading
from jobcareer_kb.tracing import file as traced_file
from jobcareer_kb.tracing import likeness
from jobcareer_kb.tracing import words as traced_words
from jobcareer_kb.tracing.likeness import Alike, Likeness, Spent, Steps
from jobcareer_kb.tracing.quoting import quoted
from jobcareer_kb.tracing.trace import State, Texts, Trace, traced_by_marks
from jobcareer_kb.tracing.words import traced_by_words


@cache
def starter() -> KnowledgeBase:
    kb = load_corpus(read_folder(Path(STARTER), "kb")).kb
    assert kb is not None
    return kb


# What is opened


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


NOT_READ: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (a_pipe, "is a pipe, expected a file: copy what it gives into one"),
    "a link to a pipe": (
        lambda path: (os.mkfifo(path.with_name("pipe")), path.symlink_to("pipe")),
        "is a pipe, expected a file",
    ),
    "what never ends": (lambda path: path.symlink_to("/dev/zero"), "is a device or a socket"),
    "a terminal": (lambda path: path.symlink_to("/dev/tty"), "is a device or a socket"),
    "a socket": (a_socket, "is a device or a socket, expected a file"),
    "a folder": (Path.mkdir, "is a folder; name one file"),
    "nothing": (lambda path: None, "cannot be read: no such file"),
    "a link to nothing": (lambda path: path.symlink_to("gone"), "cannot be read: no such file"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "cannot be read: "),
    "too large": (lambda path: path.write_bytes(b"a" * 2_000), "more than 1,000 bytes, at most"),
}


@pytest.mark.parametrize("make, said", NOT_READ.values(), ids=NOT_READ)
def test_only_a_regular_file_of_some_size_is_read(
    tmp_path: Path, make: Callable[[Path], object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traced_file, "MAX_FILE", 1_000)
    path = tmp_path / "a.docx"
    make(path)
    done = CliRunner().invoke(group, ["why", str(path), "--kb", STARTER])
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_file_that_becomes_a_pipe_meanwhile_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = tmp_path / "a.docx", os.open
    path.write_bytes(b"a")

    def swapped(name: Path, flags: int, **more: Any) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(name, flags, **more)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(UsageFault, match="is a pipe"):
        read_named(path, 10)


def test_a_link_to_a_file_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"ab" * 2_000_000)
    (tmp_path / "b").symlink_to("a")
    assert read_named(tmp_path / "b", 4_000_000) == b"ab" * 2_000_000
    with pytest.raises(UsageFault, match="more than 3,999,999 bytes"):
        read_named(tmp_path / "b", 3_999_999)


# How much is compared

SHORT = st.text("ab c", max_size=12)


@given(SHORT, SHORT, st.sampled_from([0.0, 0.3, 0.6, 0.75]))
def test_likeness_is_what_difflib_says(one: str, other: str, bound: float) -> None:
    ratio = SequenceMatcher(None, other, one, autojunk=False).ratio()
    expected = ratio if ratio > bound and one + other else None
    assert Likeness(one, Steps()).above(bound, other) == expected


def test_a_comparison_is_paid_before_it_is_made() -> None:
    same = "ab" * 3_000  # some eighteen million pairs of equal signs
    with pytest.raises(Spent), backstop():
        Likeness(same, Steps(1_000_000)).above(0.5, same[::-1])
    with pytest.raises(Spent):
        Alike(["a text"], Steps(100))
    steps = Steps(100)
    with pytest.raises(Spent):
        steps.take(101)
    steps.take(100)
    assert steps.left == 0


def test_most_alike_come_in_the_order_they_were_given() -> None:
    texts = ["rain in spring", "a coat and a hat", "rain in autumn", "snow"]
    assert Alike(texts, Steps()).most("rain in winter") == [0, 2]


def by_marks(pieces: Iterator[tuple[str, str]]) -> Reading:
    return Reading((Paragraph("paragraph 1", tuple(Piece(*piece) for piece in pieces)),))


@pytest.mark.slow
@pytest.mark.parametrize("kind", MARKED)
def test_tracing_by_marks_is_linear(kind: str) -> None:
    texts = Texts(starter())

    def work(count: int) -> Callable[[], list[Trace]]:
        reading = by_marks(MARKED[kind](count))
        return lambda: list(traced_by_marks(reading, texts))

    assert_doubles(work, 200)
    with backstop():
        assert work(20_000)()


def entry() -> Entry:
    names = Texts(starter()).by_name
    marks = {str(number): name for number, name in enumerate(names)}
    return Entry("w", "slides", "markdown", "", "", 0, True, "", {}, (), (), marks)


def by_words(texts: Iterator[str], steps: Steps | None = None) -> tuple[Trace, ...]:
    found = tuple(Paragraph("line 1", (Piece(text),)) for text in texts)
    return traced_by_words(Reading(found), Texts(starter()), starter(), entry(), b"", steps)


@pytest.mark.slow
@pytest.mark.parametrize("kind", WORDED)
def test_tracing_by_words_is_linear(kind: str) -> None:
    assert_doubles(lambda count: lambda: by_words(WORDED[kind](count)), 60)
    with backstop():
        assert by_words(WORDED[kind](800))


def test_what_is_not_compared_is_said_so_and_what_was_found_stays() -> None:
    texts = [
        MEANING,
        "Climate is the usual wether of a place, averaged over few years.",
        f"Note: {MEANING} And so on.",
    ]
    full = by_words(iter(texts))
    assert [t.state for t in full] == [
        State.EQUAL, State.BOTH, State.TEMPLATE, State.EQUAL, State.TEMPLATE,
    ]  # fmt: skip
    few = by_words(iter(texts), Steps(200))
    assert [t.state for t in few] == [
        State.EQUAL, State.UNCOMPARED, State.TEMPLATE, State.EQUAL, State.TEMPLATE,
    ]  # fmt: skip
    none = by_words(iter(texts), Steps(0))
    assert [t.state for t in none] == [State.EQUAL, State.UNCOMPARED, State.UNCOMPARED]
    (long,) = by_words(iter([f"{MEANING} {'a ' * traced_words.LONGEST}"]))
    assert long.state is State.UNCOMPARED


@pytest.mark.slow
def test_the_command_says_what_was_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = CliRunner().invoke(group, ["build", "--kb", STARTER, "--out", str(tmp_path)])
    assert made.exit_code == 0, made.output
    (deck,) = tmp_path.rglob("*-slides.md")
    deck.write_text(f"{deck.read_text()}\n\nClimat is the usual wether of a place.\n")
    monkeypatch.setattr(likeness.Steps.__init__, "__defaults__", (3_000,))
    done = CliRunner().invoke(group, ["why", str(deck), "--kb", STARTER])
    assert done.exit_code == 0
    assert "texts were not compared with the records. The file holds too much" in done.stderr
    assert "    not compared with the records: it is too long, or" in done.stdout
    asked = CliRunner().invoke(group, ["why", str(deck), "clymate of", "--kb", STARTER])
    assert "Not every text was compared with these words." in asked.stderr


def traces(texts: list[str]) -> list[Trace]:
    whole = " ".join(texts)
    return [Trace("line 1", text, State.EQUAL, whole) for text in texts]


@pytest.mark.slow
@pytest.mark.parametrize("kind", QUOTED)
def test_looking_for_a_quotation_is_linear(kind: str) -> None:
    texts, wanted = QUOTED[kind]

    def work(count: int) -> Callable[[], object]:
        found = traces(texts(count))
        return lambda: quoted(found, wanted, Steps())

    assert_doubles(work, 100)
    with backstop():
        work(20_000)()


def test_a_quotation_across_texts_means_all_that_it_covers() -> None:
    found = quoted(traces(["one two", "three", "four five", "six"]), "two three four")
    assert [t.text for t in found.traces] == ["one two", "three", "four five"]
    assert found.exact


def test_the_nearest_texts_are_all_those_of_the_best_score() -> None:
    found = quoted(
        traces(["a job is a post", "no", "A job is a post", "a jab is a past"]), "a jobb is a post"
    )
    assert [t.text for t in found.traces] == ["a job is a post", "A job is a post"]
    assert not found.exact
    assert found.whole
    assert not quoted(traces(["a job"] * 50), "a jobb", Steps(20)).whole


def test_runs_of_words_are_paid_before_they_are_made() -> None:
    """Three thousand runs of as many words, each of another length than what is asked for."""
    found = traces([("a " + f"{'b' * 20} " * 2) * 2_000])
    assert not quoted(found, "a c c " * 1_000, Steps(1_000_000)).whole
    few = traces([("a " + f"{'b' * 20} " * 2) * 20])
    assert quoted(few, "a c c " * 10, Steps(1_000_000)).whole


def test_texts_that_are_not_in_their_paragraph_are_looked_for_at_a_price() -> None:
    paragraph = "a job " * 1_000
    found = [Trace("line 1", f"text {number}", State.EQUAL, paragraph) for number in range(1_000)]
    assert not quoted(found, "job a", Steps(1_000_000)).whole
    assert len(quoted(found[:10], "job a", Steps(1_000_000)).traces) == 10
