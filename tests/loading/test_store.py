"""Records that are looked at in passing are not held: a large knowledge base has room for facts."""

from git_repository import STARTER

from jobcareer_kb.checking.facts_known import FEW
from jobcareer_kb.checks import Context, run_all
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.crew import reader
from jobcareer_kb.loading.files import read_folder


def known_by_facts() -> KnowledgeBase:
    """The starter as a check loads it that needs no words."""
    kb = load_corpus(read_folder(STARTER, "kb"), reader(1, FEW)).kb
    assert kb is not None
    return kb


def held(kb: KnowledgeBase) -> set[str]:
    """Names of the records that are the same whenever one looks. Every check needs those of `FEW`,
    and what names a figure is held with it."""
    names = [
        name
        for name, facts in kb.facts.items()
        if name.partition("/")[0] not in FEW and not facts.figures
    ]
    first, again = dict(kb.passing(names)), dict(kb.passing(names))
    return {name for name in names if first[name] is again[name]}


def test_what_is_passed_is_what_is_asked_for_and_is_not_held() -> None:
    kb = known_by_facts()
    passed = dict(kb.passing(kb.facts))
    assert held(kb) == set()
    assert passed == dict(kb.records.items())
    assert "definition/weather" in held(kb)


def test_checks_of_citations_and_names_hold_few_records() -> None:
    kb = known_by_facts()
    context = Context(kb, as_of=kb.settings.released)
    assert list(run_all(context, ("JK0", "JK1", "JK2", "JK3"))) == []
    # An agenda asks its activities for their lengths.
    assert {name.partition("/")[0] for name in held(kb)} == {"activity"}
