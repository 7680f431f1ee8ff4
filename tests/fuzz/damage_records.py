"""Damage the files of the real knowledge base, many times, and check each: `python ... --files N`.

Each damaged file is checked with the settings and the references of the knowledge base, by every
family of checks, and its findings are put into the reports for people and for GitHub. It must give
records or findings, never a fault; no file may take a second; every place lies inside its file and
every code is a known one. The same seed gives the same damage on every machine.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.checking.inspection import all_rules, inspect
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.products import products_in
from jobcareer_kb.reports.github import render_github
from jobcareer_kb.reports.text import render_text

TOKENS = [
    b"", b"\n", b" ", b"\t", b": ", b"- ", b"? ", b"#", b"~", b"5", b"true", b"null", b"[]", b"{}",
    b"[", b"]", b"{", b"}", b"'", b'"', b"|\n", b">-\n", b"&a ", b"*a", b"!t ", b"!!int ", b"---\n",
    b"...\n", b"<<: ", b"%YAML 1.1\n", b"[@no]", b"[@", b"**", b"*", b"<b>", b"&amp;", b"\\", b"`",
    b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xe2\x80\xa8",
    b"\xc2\x85",
    b"\x00", b"\x07", b"\r\n", b'"\\ud800"', b'"\\x07"', b"id: x\n", b"id: con\n", b"id: ../x\n",
    b"\xd1\x96d: x\n", b"2026-13-45", b"step/none", b"definition/*", b"9" * 40, b"x" * 30_000,
    b"[" * 2_000, b"- " * 2_000,
]  # fmt: skip
WORDS = [
    b"U.S. " * 200, b" " * 900, b"\xe2\x80\x9c" * 300, b"9" * 900, b"??!" * 300, b"[@a " * 200,
    b"</b>" * 200, b"time" * 400, b"(" * 300, b"and so " * 50, b"don't " * 90, b" 1.5% ", b"A. B. ",
    b"' '", b'" "', b" \xe2\x80\x9cjob board\xe2\x80\x9d ", b" LWDB (board) ", b" dead-end ",
    b" always ", b" never ", b" not ", b"all of the above", b" [@nobody, p. 3; @bls]", b" TWO ",
    b" card 9 ",
]  # fmt: skip
"""What the patterns of the checks look for."""
PRODUCTS = products_in(packaged("templates"))
LIMIT = 1.0
"""Seconds of the processor that no single file may take; judged by the script, not by the suite."""


def damaged(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """One to three slips: a piece overwritten, doubled, moved, cut, or taken from another file."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice([0, 0, 1, 1, 3, 20, 200]))
        pieces = [chance.choice(TOKENS), chance.choice(WORDS), data[start:end] * 2]
        piece = chance.choice(pieces) if chance.random() < 0.95 else chance.randbytes(3)
        if chance.random() < 0.1:
            other = chance.choice(others)
            at = chance.randint(0, len(other))
            piece = other[at : at + chance.choice([5, 50, 500])]
        data = data[:start] + piece + data[end:]
    return data


def cases(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Path and damaged bytes, the same for a seed."""
    files = {file.path: file.data for file in read_folder(packaged("kb"), "kb").files}
    others = [files[path] for path in sorted(files)]
    kinds: dict[str, list[str]] = {}
    for path in sorted(files):
        kinds.setdefault(path.partition("/")[0], []).append(path)
    chance = random.Random(seed)
    for _ in range(count):
        path = chance.choice(kinds[chance.choice(list(kinds))])
        yield path, damaged(files[path], chance, others)


def findings_of(path: str, data: bytes, frame: dict[str, bytes]) -> tuple[Diagnostic, ...]:
    """Check one damaged file beside the sound settings and references, and print what is found."""
    files = {**frame, path: data}
    sources = tuple(SourceFile(p, f"kb/{p}", d) for p, d in sorted(files.items()))
    report = inspect(Listing("kb", sources, ()), PRODUCTS).report
    for render in (render_text, render_github):
        said = render(report)
        assert all(found.code in said for found in report.diagnostics)
    return report.diagnostics


def misplaced(found: Diagnostic, files: dict[str, bytes]) -> str:
    """Say what is wrong with the place or the code of a finding; empty if nothing is."""
    for span in (found.span, *(related.span for related in found.related)):
        lines = files[span.path.removeprefix("kb/")].decode("utf-8", "replace").split("\n")
        if not 1 <= span.line <= len(lines) + 1:
            return f"line {span.line} of {len(lines)}"
        width = len(lines[span.line - 1]) if span.line <= len(lines) else 0
        if not 1 <= span.column <= width + 1:
            return f"column {span.column} of {width} in line {span.line}"
    return "" if found.code in all_rules() and found.message else "no known code or no message"


def run(count: int, seed: int) -> tuple[Counter[str], float]:
    """Check damaged files; return how often each code was given, and the longest time of a file.

    AssertionError names the case.
    """
    frame = {p.path: p.data for p in read_folder(packaged("kb"), "kb").files if "/" not in p.path}
    codes: Counter[str] = Counter()
    slowest = 0.0
    for number, (path, data) in enumerate(cases(count, seed)):
        started = time.process_time()
        found = findings_of(path, data, frame)
        slowest = max(slowest, time.process_time() - started)
        files = {**frame, path: data}
        for each in found:
            wrong = misplaced(each, files)
            assert not wrong, f"seed {seed}, case {number}, {path}: {each}: {wrong}"
        codes.update({each.code for each in found} or {"sound"})
    return codes, slowest


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    codes, slowest = run(options.files, options.seed)
    assert slowest < LIMIT, f"the slowest file took {slowest:.2f} s"
    print(f"{options.files} damaged files, no fault, the slowest in {slowest:.2f} s; by code:")
    for code, count in sorted(codes.items()):
        print(f"  {code:<6} {count:>7}")


if __name__ == "__main__":
    main()
