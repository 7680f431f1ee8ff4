"""What is read of a knowledge base is noted, by whomever, and however often it was asked before."""

from collections.abc import Callable

import pytest
from git_repository import STARTER

from jobcareer_kb import reads
from jobcareer_kb.checks._once import once
from jobcareer_kb.facts import claims_of
from jobcareer_kb.kb import KnowledgeBase, watched
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.model.takeaway import Takeaway
from jobcareer_kb.reads import gist, noted

COAT = "takeaway/coat-and-date"
READS: dict[str, tuple[Callable[[KnowledgeBase], object], set[str]]] = {
    "a record": (lambda kb: kb.records[COAT], {COAT}),
    "a record that is not there": (lambda kb: kb.records.get("step/no"), {"step/no"}),
    "its facts": (lambda kb: kb.facts[COAT], {f"%{COAT}"}),
    "a record as written": (lambda kb: kb.written[COAT], {COAT}),
    "records in passing": (lambda kb: list(kb.passing([COAT])), {COAT}),
    "whether it is there": (lambda kb: COAT in kb.facts, {"takeaway/"}),
    "which there are": (lambda kb: list(kb.records), {"/"}),
    "how many": (lambda kb: len(kb.facts), {"/"}),
    "the claims of its facts": (
        lambda kb: list(claims_of(COAT, kb.facts[COAT], kb.records)),
        {COAT, f"%{COAT}"},
    ),
    "all facts": (lambda kb: list(kb.facts.items()), {"%*"}),
    "all records": (lambda kb: list(kb.records.values()), {"*"}),
    "those of a kind": (lambda kb: kb.of("takeaway", Takeaway), {"/", COAT}),
}


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    found = load_corpus(read_folder(STARTER, "kb")).kb
    assert found is not None
    return found


@pytest.mark.parametrize("read, expected", READS.values(), ids=READS)
def test_what_is_read_is_noted(
    kb: KnowledgeBase, read: Callable[[KnowledgeBase], object], expected: set[str]
) -> None:
    with noted() as found:
        read(watched(kb))
    assert expected <= found
    assert expected == {"/", COAT} or expected == found


def test_who_asks_again_has_read_the_same(kb: KnowledgeBase) -> None:
    seen = watched(kb)
    named = once(lambda kb: kb.records[COAT])
    for ask in (lambda: seen.exempt, lambda: seen.ledger, lambda: named(seen)):
        with noted() as first:
            ask()
        with noted() as again:
            ask()
        assert gist(first) == gist(again) != []


def test_who_is_without_has_read_what_was_read_within(kb: KnowledgeBase) -> None:
    with noted() as outer:
        with noted() as inner:
            reads.note("step/a")
        reads.note("step/b")
    assert (inner, outer) == ({"step/a"}, {"step/a", "step/b"})


@pytest.mark.parametrize(
    "read, most, expected",
    [
        ({"step/a", "step/b"}, 2, ["step/a", "step/b"]),
        ({"step/a", "step/b"}, 1, ["step"]),
        ({"step/a", "step", "step/"}, 0, ["step", "step/"]),
        ({"/", "guide/a", "@"}, 1, ["/", "@", "guide/a"]),
        ({"*", "@", "/", "step/a"}, 9, ["*", "@"]),
        ({"%step/a", "step/a", "%step/b"}, 1, ["%step", "step/a"]),
        ({"%*", "%step/a", "step/a"}, 9, ["%*", "step/a"]),
        ({"%*", "*", "@", "%step/a"}, 9, ["*", "@"]),
    ],
)
def test_of_many_records_the_kind_is_kept(read: set[str], most: int, expected: list[str]) -> None:
    assert gist(read, most) == expected
