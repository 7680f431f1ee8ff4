"""Advice in a place where facts stand: how it is told from them, and that nothing else changes."""

import pytest
from test_cases import laid_over, listing

from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.facts import facts_of
from jobcareer_kb.inline import Route, plain
from jobcareer_kb.ledger.printing import as_printed
from jobcareer_kb.ledger.states import SourceState, Statement
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.model._draft import draft
from jobcareer_kb.model._schema import file_schema
from jobcareer_kb.model.takeaway import Takeaway
from jobcareer_kb.rendering.bind import Bindings, bind
from jobcareer_kb.values import Advice, Claim, marked, walk, words_of

ADVICE = {"id": "wait", "type": "next-step", "text": {"advice": "Wait for a day. [@tea-book]"}}
FACT = {**ADVICE, "text": "Water boils. [@tea-book]"}
ROUTE: Route = ("text", "advice")


def test_the_mark_tells_advice_from_a_fact() -> None:
    assert type(Takeaway.model_validate(ADVICE).text) is Advice
    assert type(Takeaway.model_validate(FACT).text) is Claim


def test_advice_stands_at_its_own_place() -> None:
    record = Takeaway.model_validate(ADVICE)
    assert [route for route, _ in words_of(record)] == [ROUTE]
    assert (ROUTE, record.text) in marked(record)
    assert (ROUTE, record.text) in list(walk(record))


def test_a_template_prints_it_like_any_text() -> None:
    bindings = Bindings()
    bound = bind(Takeaway.model_validate(ADVICE), "takeaway/wait", (), bindings)
    assert bound.text.__html__() == '<kb-text key="0"/>'
    (text,) = bindings.texts
    assert (text.route, plain(text.children).strip()[:15]) == (ROUTE, "Wait for a day.")


def test_only_advice_that_cites_is_counted() -> None:
    silent = Takeaway.model_validate({**ADVICE, "text": {"advice": "Wait for a day."}})
    assert facts_of(silent)[0].claims == 0
    assert facts_of(Takeaway.model_validate(ADVICE))[0].claims == 1


def test_a_citation_that_was_found_wrong_is_left_out_there_too() -> None:
    record = Takeaway.model_validate(ADVICE)
    sources = (SourceState("tea-book", "unsupported"),)

    class Wrong(Statement):
        left_out = ("tea-book",)

    statement = Wrong("takeaway/wait", ROUTE, sources, lambda: record.text)
    printed = as_printed(record, [statement])
    assert isinstance(printed, Takeaway)
    assert (str(printed.text), type(printed.text)) == ("Wait for a day.", Advice)


SLIPS = {
    "another key": "note: Wait for a day.",
    "a colon": "Wait: the water boils.",
    "two keys": "{advice: Wait., why: It boils.}",
    "a number": "{advice: 5}",
    "no words": "{advice: ' '}",
    "a list": "[Wait., Pour.]",
}


@pytest.mark.parametrize("text", SLIPS.values(), ids=SLIPS)
def test_another_mapping_is_a_slip_at_its_place(text: str) -> None:
    case = f"--- takeaway/wait.yaml\nid: wait\ntype: next-step\ntext: \n  {text}\n"
    report = inspect(listing(laid_over(case))).report
    (found,) = (d for d in report.diagnostics if d.code.startswith("JK1"))
    assert found.span.path.endswith("takeaway/wait.yaml")
    assert found.span.line >= 4


def test_an_editor_and_a_draft_know_both_forms() -> None:
    text = file_schema("takeaway")["$defs"]["Takeaway"]["properties"]["text"]
    assert [option["type"] for option in text["anyOf"]] == ["string", "object"]
    assert "with the source. [@some-id]" in draft("takeaway", "wait")


def test_it_is_found_in_the_file() -> None:
    case = "--- takeaway/wait.yaml\nid: wait\ntype: next-step\ntext:\n  advice: Wait.\n"
    kb = load_corpus(listing(laid_over(case))).kb
    assert kb is not None
    span = kb.locate("takeaway/wait", ROUTE)
    assert (span.line, span.column) == (4, 11)
