"""Files that were made to be slow, doubled in size: the exponent of time, and memory for each byte.

1.0 is linear: twice the size takes twice the time. 2.0 would be four times. Each kind is doubled
until it is refused, or takes a tenth of a second; the exponent is the slope over the last
doublings, from the fastest of the rounds. A little above 1.0 is what large tables cost that no
cache of the processor holds. Memory is the peak that Python sees, for each megabyte of what was
read, unpacked.
"""

import io
import math
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from git_repository import STARTER
from hostile_files import GROWING
from hostile_records import SLIPS, judged
from hostile_texts import MARKED, QUOTED, WORDED
from rounds import rounds_asked

from jobcareer_kb.building.manifest import Entry
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.readers import Paragraph, Piece, ReadFault, Reading, readers
from jobcareer_kb.readers._caps import MAX_PARAGRAPHS, MAX_TEXT
from jobcareer_kb.reports.text import render_text
from jobcareer_kb.tracing.likeness import Steps
from jobcareer_kb.tracing.quoting import quoted
from jobcareer_kb.tracing.trace import State, Texts, Trace, traced_by_marks
from jobcareer_kb.tracing.words import traced_by_words

Work = Callable[[], object]
Made = tuple[Work, int]
"""What is done for one size, and how many bytes are read."""
Make = Callable[[int], Made | None]
"""Prepares a size; None where it is refused."""
SMALLEST = 500
TRIED = 50
"""The same without rounds, to see that all still runs."""
LONGEST = 0.1
"""Seconds of one reading from which it is not doubled any more."""
WORTH = 0.004
"""Seconds below which the clock says little."""


def main(rounds: int) -> None:
    """Print a table for each part of the program that reads what others wrote."""
    _table("Readers", _readers(), rounds)
    _table("why: tracing and quoting", _traced(), rounds)
    _table("check, with its report", _checked(), rounds)


def _table(title: str, kinds: Iterator[tuple[str, Make]], asked: int) -> None:
    rounds = min(max(asked, 1), 3)
    print(f"\n{title}\n  goal: an exponent of 1.0; the fastest of {rounds} rounds")
    print(f"  {'kind':<48}  {'exponent':>8}  {'MB a MB':>7}  {'largest':>8}  {'takes':>7}")
    for name, make in kinds:
        least, longest = (SMALLEST, LONGEST) if asked else (TRIED, 0.0)
        times = list(_times(make, rounds, least, longest))
        if not times:  # refused in the smallest size already
            print(f"  {name:<48}  {'refused':>8}")
            continue
        size, taken, peak = times[-1]
        print(
            f"  {name:<48}  {_exponent(times):>8}  {peak / size:>7.1f}  {size / 1e6:>5.2f} MB  "
            f"{taken:>5.2f} s"
        )


def _times(make: Make, rounds: int, count: int, longest: float) -> Iterator[tuple[int, float, int]]:
    """Bytes, seconds and peak of memory of one size after another, while it is admitted."""
    while (made := make(count)) is not None:
        work, size = made
        taken = min(_seconds(work) for _ in range(rounds))
        yield size, taken, _peak(work)
        if taken > longest:
            return
        count *= 2


def _seconds(work: Work) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _peak(work: Work) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _exponent(times: list[tuple[int, float, int]]) -> str:
    """Slope of the logarithms over the last four sizes that take long enough to be timed."""
    points = [(math.log(size), math.log(taken)) for size, taken, _ in times if taken > WORTH][-4:]
    if len(points) < 2:
        return "too fast"
    x, y = (sum(each) / len(points) for each in zip(*points, strict=True))
    rise = sum((a - x) * (b - y) for a, b in points)
    return f"{rise / sum((a - x) ** 2 for a, _ in points):.2f}"


def _readers() -> Iterator[tuple[str, Make]]:
    for name, kinds in GROWING.items():
        for kind, make in kinds.items():
            yield f"{name}: {kind}", lambda count, name=name, make=make: _read(name, make(count))


def _read(name: str, data: bytes) -> Made | None:
    reader = readers()[name]
    try:
        reader.read(data)
    except ReadFault:
        return None
    return lambda: reader.read(data), _unpacked(data)


def _unpacked(data: bytes) -> int:
    if not data.startswith(b"PK"):
        return len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return max(len(data), sum(info.file_size for info in package.infolist()))


def _traced() -> Iterator[tuple[str, Make]]:
    kb = load_corpus(read_folder(STARTER, "kb")).kb
    assert kb is not None
    texts = Texts(kb)
    marks = {str(number): name for number, name in enumerate(texts.by_name)}
    entry = Entry("w", "slides", "markdown", "", "", 0, True, "", {}, (), (), marks)

    def by_marks(kind: str, count: int) -> Made | None:
        pieces = tuple(Piece(*each) for each in MARKED[kind](count))
        reading = Reading((Paragraph("paragraph 1", pieces),))
        return _within_cap(count, pieces, lambda: list(traced_by_marks(reading, texts)))

    def by_words(kind: str, count: int) -> Made | None:
        pieces = tuple(Piece(text) for text in WORDED[kind](count))
        reading = Reading(tuple(Paragraph("line 1", (each,)) for each in pieces))
        return _within_cap(count, pieces, lambda: traced_by_words(reading, texts, kb, entry, b""))

    def quotations(kind: str, count: int) -> Made | None:
        said, wanted = QUOTED[kind][0](count), QUOTED[kind][1]
        whole = " ".join(said)
        traces = [Trace("line 1", text, State.EQUAL, whole) for text in said]
        pieces = tuple(map(Piece, said))
        return _within_cap(count, pieces, lambda: quoted(traces, wanted, Steps()))

    for kind in MARKED:
        yield f"by marks: {kind}", partial(by_marks, kind)
    for kind in WORDED:
        yield f"by words: {kind}", partial(by_words, kind)
    for kind in QUOTED:
        yield f"a quotation: {kind}", partial(quotations, kind)


def _within_cap(count: int, pieces: tuple[Piece, ...], work: Work) -> Made | None:
    size = sum(len(each.text) for each in pieces)
    return (work, size) if count <= MAX_PARAGRAPHS and size <= MAX_TEXT else None


def _checked() -> Iterator[tuple[str, Make]]:
    for kind, (path, text, _) in SLIPS.items():
        yield kind, lambda count, path=path, text=text: _check(path, text(count))


def _check(path: str, text: str) -> Made | None:
    if any(found.code == "JK009" for found in judged(path, text).diagnostics):
        return None
    return lambda: render_text(judged(path, text)), len(text)


if __name__ == "__main__":
    main(rounds_asked(__doc__))
