"""Files of records that were made to hold a hundred thousand slips, in any size."""

from collections.abc import Callable

from git_repository import STARTER

from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.report import Report

FRAME = {f.path: f.data for f in read_folder(STARTER, "kb").files if "/" not in f.path}
KB, REFERENCES = (FRAME[name].decode() for name in ("kb.yaml", "references.yaml"))
BIG = "id: big\nterm: Big\nmeaning: It is big. [@noaa-climate]\n"
TRAITS = f"{BIG}traits:\n"
DEFINITION, EVIDENCE = "definition/big.yaml", "evidence/big.yaml"


def rows(head: str, row: Callable[[int], str] | str) -> Callable[[int], str]:
    return lambda count: (
        head + "".join(row if isinstance(row, str) else row(number) for number in range(count))
    )


def entry(number: int, claim: str, reference: str = "noaa-climate") -> str:
    return (
        f"- id: e{number}\n  claim: {claim}\n  reference: {reference}\n"
        f"  claim_digest: '{number:012}'\n  reference_digest: '000000000000'\n"
        "  says_so: supported\n  by: A\n  on: 2026-01-01\n  note: N.\n"
    )


def option(number: int) -> str:
    return f"  - text: A {number}\n    rationale: B\n"


QUESTION = (
    "id: q\ntype: single\nobjective: objective/a\nlevel: apply\nabout: definition/a\nstem: What?\n"
    "explanation: E.\npoints: 1\nrevised: 2026-01-01\noptions:\n"
)
SLIPS: dict[str, tuple[str, Callable[[int], str], str]] = {
    "unknown keys": (DEFINITION, rows(BIG, lambda n: f"k{n}: 1\n"), "JK111"),
    "unknown keys near to one": (DEFINITION, rows(BIG, lambda n: f"meanin{n}: 1\n"), "JK111"),
    "misspelt keys beside missing ones": (
        DEFINITION, rows("id: big\n", lambda n: f"meanin{n}: 1\n"), "JK111",
    ),
    "numbers where texts are expected": (DEFINITION, rows(TRAITS, "  - 1\n"), "JK112"),
    "numbers in a line": (DEFINITION, lambda n: f"{BIG}traits: [{'1, ' * n}1]\n", "JK112"),
    "empty texts": (DEFINITION, rows(TRAITS, "  - ''\n"), "JK112"),
    "mappings where texts are expected": (DEFINITION, rows(TRAITS, "  - a: b\n"), "JK112"),
    "parts without fields": (
        "question/big.yaml", rows(QUESTION, "  - {}\n"), "JK110",
    ),
    "parts with an unknown field": (
        "question/big.yaml", rows(QUESTION, "  - {text: a, rationale: b, c: d}\n"), "JK111",
    ),
    "doubled keys": (DEFINITION, rows(BIG, "term: x\n"), "JK004"),
    "aliases": (DEFINITION, rows(TRAITS, "  - *a\n"), "JK005"),
    "anchors": (DEFINITION, rows(TRAITS, lambda n: f"  - &a{n} b\n"), "JK005"),
    "tags": (DEFINITION, rows(TRAITS, "  - !a b\n"), "JK006"),
    "escapes": (DEFINITION, rows(TRAITS, '  - "\\x07"\n'), "JK002"),
    "records that are none": (DEFINITION, rows("", "- a\n"), "JK113"),
    "empty records": (DEFINITION, rows("", "- {}\n"), "JK110"),
    "records of no type": ("question/big.yaml", rows("", lambda n: f"- id: q{n}\n"), "JK110"),
    "records of one id": (
        "takeaway/big.yaml",
        rows("", lambda n: f"- id: a\n  type: next-step\n  text: T {n}.\n"),
        "JK301",
    ),
    "texts that do not close": (DEFINITION, rows(TRAITS, "  - a [b [@noaa-climate]\n"), "JK120"),
    "claims without a source": (DEFINITION, rows(TRAITS, lambda n: f"  - A {n}.\n"), "JK201"),
    "sources that are none": (
        DEFINITION, rows(TRAITS, lambda n: f"  - A {n}. [@noaa-clim{n}]\n"), "JK202",
    ),
    "names that lead nowhere": (
        "workshop/big.yaml",
        rows(
            "id: w\ntitle: T\nquestion_title: Q\naudience: everyone\nminutes: 5\ngroup: g\n"
            "setting: s\ncovers: c\nobjectives: [objective/a]\nslides: []\nquiz: []\n"
            "agenda:\n  - activity: activity/a\n    minutes: 5\nhandout:\n",
            lambda n: f"  - takeaway/b{n}\n",
        ),
        "JK302",
    ),
    "entries about no record": (EVIDENCE, rows("", lambda n: entry(n, f"step/a{n}")), "JK207"),
    "comments that are malformed": (DEFINITION, rows(BIG, "# jk: x\n"), "JK140"),
    "comments of one line": (DEFINITION, rows(BIG, "# jk: ignore[JK404] reason=x\n"), "JK141"),
    "codes of one comment": (
        DEFINITION, lambda n: f"{BIG}# jk: ignore[{'JK404,' * n}] reason=x\n", "JK141",
    ),
    "ignored claims": (
        DEFINITION, rows(TRAITS, "  - A.  # jk: ignore[JK201] reason=x\n"), "",
    ),
    "claims under one comment": (
        DEFINITION,
        rows(f"# jk: ignore[JK201] reason=x\n{TRAITS}", "  - A.\n"),
        "",
    ),
    "settings": ("kb.yaml", rows(KB, lambda n: f"k{n}: 1\n"), "JK111"),
    "settings in a list": ("kb.yaml", rows(f"{KB}dropped:\n", "  - 1\n"), "JK112"),
    "severities of no code": (
        "kb.yaml", rows(f"{KB}severities:\n", lambda n: f"  JKX{n}: note\n"), "JK112",
    ),
    "references without fields": (
        "references.yaml", rows("references:\n", lambda n: f"- id: r{n}\n"), "JK110",
    ),
    "words that are numbers": ("words.yaml", rows("abbreviations:\n", "  - 1\n"), "JK112"),
}  # fmt: skip
"""By kind: file, its text of a size, and the code of which there are many; empty for none."""


def judged(path: str, text: str, **more: str) -> Report:
    """A check of a knowledge base of settings, references and these files."""
    files = {**FRAME, path: text.encode(), **{p: text.encode() for p, text in more.items()}}
    sources = tuple(SourceFile(p, f"kb/{p}", data) for p, data in sorted(files.items()))
    return inspect(Listing("kb", sources, ())).report
