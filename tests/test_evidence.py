"""The ledger: what an entry is about, what follows for print, and which files a look changes."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from test_cases import base, laid_over, listing

from jobcareer_kb.building.make import Job, job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import all_rules, inspect
from jobcareer_kb.coverage import MEASURES, Tally
from jobcareer_kb.facts import Facts, facts_of
from jobcareer_kb.inline import Cite, claim_digest, parse, plain, walk
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.digests import reference_digest
from jobcareer_kb.ledger.entry import Answers, entry_id, entry_text, new_entry
from jobcareer_kb.ledger.printing import without
from jobcareer_kb.ledger.states import SourceState, Statement, read_ledger
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.look import Look
from jobcareer_kb.model import Record
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.selection import noted, notes_of, select, selected, tells_sources
from jobcareer_kb.values import Claim, Prose

ROOT = Path(__file__).parent.parent
TRAINING = "distinction/education-and-training"
CLAIM = "Leaves that were heated soon after picking. [@tea-book]"


@cache
def real_kb() -> KnowledgeBase:
    kb = load_corpus(read_folder(ROOT / "kb", "kb")).kb
    assert kb is not None
    return kb


# What an entry is about


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param(CLAIM, True, id="nothing"),
        pytest.param(CLAIM.replace("]", "; @tea-site]"), True, id="another-source"),
        pytest.param(CLAIM.replace("]", ", p. 3]"), True, id="a-page"),
        pytest.param("Leaves that were heated soon after picking.", True, id="no-source"),
        pytest.param("Leaves [@a] that were heated soon after picking. [@b]", True, id="moved"),
        pytest.param(CLAIM.replace(" that", "\n  that  "), True, id="white-space"),
        pytest.param(CLAIM.replace("heated", "*heated*"), True, id="emphasis"),
        pytest.param(CLAIM.replace("soon", "long"), False, id="a-word"),
        pytest.param(CLAIM.replace("Leaves", "leaves"), False, id="a-letter"),
    ],
)
def test_a_claim_is_known_by_its_words(text: str, same: bool) -> None:
    assert (claim_digest(text) == claim_digest(CLAIM)) is same


BOOK = {"id": "tea-book", "type": "book", "title": "On tea", "issued": 1906}


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param({"issued": "1906"}, True, id="the-year-in-quotes"),
        pytest.param({"id": "okakura"}, True, id="id"),
        pytest.param({"note": "In the library."}, True, id="note"),
        pytest.param({"custom": {"review_by": "2027-01-01"}}, True, id="review-date"),
        pytest.param({"issued": 1956}, False, id="year"),
        pytest.param({"title": "On green tea"}, False, id="title"),
        pytest.param({"URL": "https://example.org/tea"}, False, id="address"),
    ],
)
def test_a_source_is_known_by_what_it_is_cited_as(change: dict[str, object], same: bool) -> None:
    changed = reference_digest(Reference.model_validate({**BOOK, **change}))
    assert (changed == reference_digest(Reference.model_validate(BOOK))) is same


def test_an_entry_is_filed_under_record_and_source() -> None:
    first = entry_id("definition/green", "tea-book", ())
    assert first == "definition-green-tea-book"
    assert entry_id("definition/green", "tea-book", {first}) == f"{first}-2"
    long = entry_id(f"definition/{'g' * 63}", "t" * 63, ())
    other = entry_id(f"definition/{'g' * 63}", "u" * 63, ())
    assert len(long) <= 63
    assert long != other


NOTES = [
    "Says so: yes.",
    "- no list",
    'He said "no" # twice',
    "x" * 300,
    "*Tea*, the book",
    "über Tee",
]


@pytest.mark.parametrize("holds", [None, "partial"])
@pytest.mark.parametrize("note", NOTES)
def test_an_entry_reads_back_as_it_was_entered(note: str, holds: str | None) -> None:
    statement = Statement("definition/green", ("meaning",), (), lambda: Claim(CLAIM))
    source = Reference.model_validate(BOOK)
    by = 'A "good": reader'
    entry = new_entry("green", statement, source, Answers("partial", holds, by, "2026-03-01", note))
    text = entry_text(entry)
    data = plain_data.load(text, "evidence/green.yaml")
    assert data.diagnostics == ()
    assert Evidence.model_validate(data.value) == entry
    assert max(len(line) for line in text.splitlines() if "x" * 99 not in line) <= 100


# What follows for print


def source(
    id_: str, found: str, changed: tuple[str, ...] = (), holds: str | None = None
) -> SourceState:
    if not found:
        return SourceState(id_, "unchecked")
    statement = Statement("definition/green", ("meaning",), (), lambda: Claim(CLAIM))
    book = Reference.model_validate(BOOK)
    answers = Answers(found, holds, "A reader", "2026-03-01", "Looked.")
    entry = new_entry(f"green-{id_}", statement, book, answers)
    return SourceState(id_, "suspect" if changed else entry.says_so, entry, changed)


@pytest.mark.parametrize(
    ("sources", "left_out"),
    [
        pytest.param([source("a", "unsupported")], (), id="the-only-one-stays"),
        pytest.param([source("a", "unsupported"), source("b", "supported")], ("a",), id="another"),
        pytest.param([source("a", "unsupported"), source("b", "partial")], ("a",), id="in-part"),
        pytest.param([source("a", "unsupported"), source("b", "")], (), id="nobody-looked"),
        pytest.param([source("a", "unsupported"), source("b", "unreachable")], (), id="unread"),
        pytest.param([source("a", "unreachable"), source("b", "supported")], (), id="not-wrong"),
        pytest.param(
            [source("a", "unsupported", ("claim",)), source("b", "supported", ("claim",))],
            ("a",),
            id="an-edit-brings-nothing-back",
        ),
    ],
)
def test_what_is_left_out(sources: list[SourceState], left_out: tuple[str, ...]) -> None:
    statement = Statement("definition/green", ("meaning",), tuple(sources), lambda: Claim(CLAIM))
    assert statement.left_out == left_out


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        pytest.param((None, None), "", id="nobody-asked"),
        pytest.param(("supported", None), "supported", id="one-asked"),
        pytest.param(("partial", "supported"), "supported", id="the-better-answer"),
        pytest.param(("supported", "contradicted"), "contradicted", id="a-no-weighs-more"),
    ],
)
def test_whether_a_claim_holds(answers: tuple[str | None, str | None], holds: str) -> None:
    sources = tuple(
        source(id_, "partial", (), answer) for id_, answer in zip("ab", answers, strict=True)
    )
    statement = Statement("definition/green", ("meaning",), sources, lambda: Claim(CLAIM))
    assert statement.holds == holds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tea. [@b]", "Tea. [@b]", id="nothing"),
        pytest.param("Tea. [@a]", "Tea.", id="the-bracket-and-its-space"),
        pytest.param("Tea [@a].", "Tea.", id="before-the-full-stop"),
        pytest.param("Tea. [@a; @b, p. 3; @c]", "Tea. [@b, p. 3; @c]", id="one-of-three"),
        pytest.param("Tea [@a, p. 1]\n  and [@a; @b] milk.", "Tea\n  and [@b] milk.", id="twice"),
        pytest.param(r"A \[plain\] bracket. [@a]", r"A \[plain\] bracket.", id="other-brackets"),
    ],
)
def test_a_text_without_a_source(text: str, expected: str) -> None:
    assert without(text, {"a"}) == expected
    assert parse(without(text, {"a"})).faults == ()


def cited(words: Claim) -> set[str]:
    cites = (node for node in walk(words.inlines) if isinstance(node, Cite))
    return {item.reference for cite in cites for item in cite.items}


def shop(kb: KnowledgeBase) -> Workshop:
    return kb.get("workshop/job-or-career-60", Workshop)


@pytest.mark.parametrize("product", ["handout", "slides"])
def test_the_source_that_compares_no_training_is_not_printed_there(product: str) -> None:
    kb = real_kb()
    written = kb.get(TRAINING, Distinction)
    printed = select(kb, shop(kb), product).records[TRAINING]
    assert isinstance(printed, Distinction)
    for before, after in zip(written.sides, printed.sides, strict=True):
        assert "workforce-ar" in cited(before.holds), "the record keeps what the article says"
        assert cited(after.holds) == cited(before.holds) - {"workforce-ar"} != set()
        assert claim_digest(str(after.holds)) == claim_digest(str(before.holds))


def test_the_notes_say_what_was_left_out_and_what_is_doubtful() -> None:
    kb = real_kb()
    notes = select(kb, shop(kb), "sources").notes
    wrong = next(found for found in notes.found if found.says_so == "unsupported")
    (note,) = wrong.notes
    assert note.left_out
    assert {claim.words.record for claim in note.claims} == {TRAINING}
    assert "2004" in " ".join(doubt.said for doubt in notes.doubts)
    assert select(kb, shop(kb), "handout").notes.found == ()
    assert select(kb, shop(kb), "facilitator-guide").notes.found == ()


def test_the_guide_says_it_where_no_other_paper_does() -> None:
    kb = real_kb()
    products = {id_: each for id_, each in kb.settings.products.items() if id_ != "sources"}
    without = replace(kb, settings=kb.settings.model_copy(update={"products": products}))
    assert (
        select(without, shop(kb), "facilitator-guide").notes
        == select(kb, shop(kb), "sources").notes
    )


def test_the_notes_give_both_answers_and_counts_what_holds() -> None:
    kb = real_kb()
    notes = select(kb, shop(kb), "sources").notes
    assert {"supported", "partial"} <= {found.says_so for found in notes.found}
    assert ("partial", "partial") in {(found.says_so, found.holds) for found in notes.found}
    told = {(c.words.record, c.words.route) for f in notes.found for n in f.notes for c in n.claims}
    holding = [s for s in kb.ledger.all() if s.holds == "supported" and (s.record, s.route) in told]
    for statement in holding:  # told all the same, for a source that could not be read, or is wrong
        assert {source.found for source in statement.sources} & {"unreachable", "unsupported"}
    assert sum(sound.statements for sound in notes.sound) > 50


def all_facts(records: Mapping[str, Record]) -> dict[str, Facts]:
    return {name: facts_of(record)[0] for name, record in records.items()}


def test_no_product_prints_a_citation_that_was_found_wrong() -> None:
    kb = real_kb()
    wrong = {
        (s.record, s.route, source.reference)
        for s in kb.ledger.all()
        for source in s.sources
        if source.state == "unsupported"
    }
    printed = {
        (s.record, s.route, source.reference)
        for s in read_ledger(kb.as_printed, all_facts(kb.as_printed)).all()
        for source in s.sources
    }
    assert wrong
    assert wrong & printed == set()


# Which files a look changes


def jobs(kb: KnowledgeBase) -> dict[str, Job]:
    """One job a product of a workshop, by product."""
    templates = Templates(ROOT / "templates", "templates")
    planned = plan(kb, ["job-or-career-60"])
    return {a.product: job(kb, a, templates, Look()) for a in planned if a.format != "pptx"}


def entries(kb: KnowledgeBase, record: str, says_so: str) -> list[str]:
    return [
        f"evidence/{e.id}"
        for e in kb.of("evidence", Evidence)
        if e.claim == record and e.says_so == says_so
    ]


def changed_by(kb: KnowledgeBase, other: KnowledgeBase) -> set[str]:
    """Products whose fingerprint differs; where it does not, the bytes do not either."""
    before, after = jobs(kb), jobs(other)
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name].fingerprint != after[name].fingerprint}
    for name in before.keys() - changed:
        assert make(before[name]).data == make(after[name]).data
    return changed


@pytest.mark.slow
def test_a_look_that_changes_no_citation_changes_the_source_notes_alone() -> None:
    kb = real_kb()
    name, *_ = entries(kb, TRAINING, "partial")
    entry = kb.records[name].model_copy(update={"note": Prose("Another note.")})
    assert changed_by(kb, replace(kb, records={**kb.records, name: entry})) == {"sources"}


@pytest.mark.slow
def test_a_citation_found_wrong_changes_what_prints_it_and_the_notes() -> None:
    kb = real_kb()
    gone = entries(kb, TRAINING, "unsupported")
    records = {name: record for name, record in kb.records.items() if name not in gone}
    assert len(gone) == 2
    facts = {name: each for name, each in kb.facts.items() if name not in gone}
    assert changed_by(kb, replace(kb, records=records, facts=facts)) == {
        "booklet",
        "facilitator-guide",
        "handout",
        "slides",
        "sources",
    }


@pytest.mark.slow
def test_a_note_that_is_not_printed_changes_nothing() -> None:
    kb = real_kb()
    name, *_ = entries(kb, TRAINING, "supported")
    entry = kb.records[name].model_copy(update={"note": Prose("Another note.")})
    assert changed_by(kb, replace(kb, records={**kb.records, name: entry})) == set()


def test_the_label_of_a_look_names_the_entry() -> None:
    kb = real_kb()
    found = jobs(kb)
    name, *_ = entries(kb, TRAINING, "partial")
    assert name in found["sources"].fingerprint
    assert f"citations left out of {TRAINING}" in found["handout"].fingerprint
    assert [label for label in found["handout"].fingerprint if label.startswith("evidence/")] == []


# Coverage and dates


@pytest.mark.parametrize(
    ("count", "percent"), [(0, 0), (1, 33), (2, 66), (3, 100)], ids=["none", "1", "2", "all"]
)
def test_a_percentage_is_rounded_down(count: int, percent: int) -> None:
    assert Tally(claims=3, supported=count).percent("supported") == percent


def test_nothing_to_cover_is_covered() -> None:
    assert Tally().percent("supported") == 100


@pytest.mark.slow
def test_the_floor_of_the_real_knowledge_base_is_what_has_been_reached() -> None:
    kb = real_kb()
    coverage = inspect(read_folder(ROOT / "kb", "kb")).report.coverage()
    assert coverage is not None
    floor = kb.settings.policies.evidence.coverage
    reached = coverage.whole
    assert (floor.cited, floor.looked_up, floor.supported, floor.holds) == tuple(
        reached.percent(measure) for measure in MEASURES
    )
    assert coverage.artifacts["job-or-career-60/booklet"].claims > 100
    assert sum(tally.claims for tally in coverage.kinds.values()) == reached.claims


DATED = """--- references.yaml
references:
  - id: tea-book
    type: book
    title: On tea
    custom:
      reason_no_url: A printed book.
      review_by: 2026-06-01
"""


@pytest.mark.parametrize(
    ("as_of", "codes"),
    [
        pytest.param(None, [], id="the-release-date"),
        pytest.param(datetime.date(2026, 4, 1), [], id="61-days-before"),
        pytest.param(datetime.date(2026, 4, 2), ["JK213"], id="60-days-before"),
        pytest.param(datetime.date(2026, 6, 1), ["JK213"], id="on-the-day"),
        pytest.param(datetime.date(2026, 6, 2), ["JK214"], id="the-day-after"),
    ],
)
def test_a_review_date_is_judged_as_of_a_day(as_of: datetime.date | None, codes: list[str]) -> None:
    assert base()["kb.yaml"] is not None
    report = inspect(listing(laid_over(DATED)), as_of=as_of).report
    found = [d.code for d in report.diagnostics if d.code.startswith("JK2")]
    assert found == codes


def test_retired_codes_are_not_used_again() -> None:
    assert {"JK204", "JK801"}.isdisjoint(all_rules())


def test_a_claim_in_the_notes_stands_by_itself() -> None:
    kb = real_kb()
    notes = select(kb, shop(kb), "sources").notes
    claims = [claim for found in notes.found for note in found.notes for claim in note.claims]
    assert any([plain((part,)) for part in claim.head] == ["Training", "Job"] for claim in claims)
    assert [claim for claim in claims if "[" in plain(claim.words.children)] == []


@pytest.mark.slow
def test_who_prints_a_source_is_known_without_the_notes_that_name_it() -> None:
    kb = real_kb()
    product = next(each for each in kb.settings.products if tells_sources(kb, each))
    for shop in kb.of("workshop", Workshop):
        printed = {n for each in kb.settings.products for n in selected(kb, shop, each)}
        named = notes_of(kb, shop, product).references
        assert named and noted(kb, printed) == set(named)
