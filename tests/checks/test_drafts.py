"""What is no record of its own: the starter's names, drafts of `new`, messages about letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cases import laid_over, listing

import jobcareer_kb
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.checks.drafts.draft_text import CHECK as DRAFT
from jobcareer_kb.checks.drafts.starter_kept import COMMENTED, OWN, TERMS
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.lookalikes import LOOKALIKES, as_latin, strange_letter
from jobcareer_kb.model import kinds
from jobcareer_kb.model._draft import draft

STARTER = Path(jobcareer_kb.__file__).parent / "starter"


def found(case: str) -> tuple[Diagnostic, ...]:
    return inspect(listing(laid_over(case)), frozenset({"handout"})).report.diagnostics


def test_what_counts_as_the_starters_own_stands_in_the_starter() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in STARTER.rglob("*.yaml"))
    assert [name for name in sorted(OWN | COMMENTED) if name not in text] == []
    terms = {f"definition/{path.stem}" for path in (STARTER / "definition").glob("*.yaml")}
    assert terms == TERMS


def drafts() -> Iterator[tuple[str, str]]:
    for name, kind in kinds().items():
        if name not in ("evidence", "reference", "brand", "image"):  # an image names its file first
            yield from ((name, variant) for variant in kind.variants or [""])


@pytest.mark.parametrize("kind, variant", list(drafts()))
def test_a_record_as_new_wrote_it_is_a_draft(kind: str, variant: str) -> None:
    text = draft(kind, "fresh", variant)
    told = [each for each in found(f"--- {kind}/fresh.yaml\n{text}") if each.code == DRAFT.code]
    lines = text.splitlines()
    written = {
        number
        for number, line in enumerate(lines, 1)
        if "Write the " in line and not line.lstrip().startswith("#")
    }
    assert {each.span.line for each in told if each.span.path.endswith("fresh.yaml")} == written


ODD_O = "\u043e"
"""A Cyrillic letter that looks like an o."""


@pytest.mark.parametrize(
    "case",
    [
        f"--- definition/green.yaml\nid: gr{ODD_O}en\nterm: Green\nmeaning: Leaves. [@tea-book]\n",
        f"--- definition/green.yaml\nid: green\nterm: Gr{ODD_O}en\nmeaning: Leaves. [@tea-book]\n",
        f"--- definition/green.yaml\nid: green\nterm: Green\nmeaning: Leaves. [@tea-b{ODD_O}ok]\n",
        f"--- definition/green.yaml\nid: green\nterm: Green\nmeaning: A leaf. [@tea-book]\n"
        f"c{ODD_O}ntrast: {{}}\n",
        "--- step/a.yaml\nid: a\ntitle: Ask\naction: Ask. [@tea-book]\ntips: [Ask.]\nprompt: I\n"
        f"resources: [resource/sh{ODD_O}p]\n",
    ],
    ids=["id", "term", "citation", "field", "name of a record"],
)
def test_a_letter_of_another_script_is_named_as_such(case: str) -> None:
    told = [f"{each.message} {each.help}" for each in found(case)]
    assert [text for text in told if "U+043E" in text and "looks like the Latin 'o'" in text]


def test_a_letter_that_one_can_see_is_named_by_its_code() -> None:
    assert strange_letter("caf\u00e9") == "it holds '\u00e9' (U+00E9), a Latin letter"
    assert strange_letter("cafe") == ""
    assert as_latin("".join(LOOKALIKES)) == "".join(LOOKALIKES.values())


def references(case: str) -> list[str]:
    return [each.help for each in found(case) if each.code == "JK202"]


def cited(id_: str, times: int) -> str:
    entries = "\n".join(
        f"- id: tea-{at}\n  term: Tea {at}\n  meaning: Sort {at} of tea. [@{id_}]"
        for at in range(times)
    )
    return f"--- definition/more.yaml\n{entries}\n"


def test_a_slip_made_three_times_is_still_a_slip() -> None:
    assert references(cited("tea-boook", 3)) == ["did you mean 'tea-book'? 3 texts say so"] * 3
    assert references(cited("tea-boook", 1)) == ["did you mean 'tea-book'?"]


def test_a_source_that_was_taken_away_is_no_slip() -> None:
    put_back = "3 texts cite it: put it back into references.yaml, or cite another source"
    assert references(cited("milk-study", 3)) == [put_back] * 3
    gone = cited("tea-1906b", 3) + (
        "--- references.yaml\nreferences:\n  - id: tea-1906a\n    type: book\n    title: On tea\n"
        "    publisher: A\n  - id: tea-book\n    type: book\n    title: Tea\n    publisher: B\n"
    )
    assert references(gone) == [put_back] * 3
