"""The answer key never gets into a participant's file: not into its text, and nowhere else."""

import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from pypdf import PdfReader
from word_files import W, body, every_text, folded, parts

from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.tasks import Question
from jobcareer_kb.tasks.matching import Matching
from jobcareer_kb.tasks.ordering import Ordering
from jobcareer_kb.tasks.true_false import TrueFalse
from jobcareer_kb.values import words_of

SHOPS = ("job-or-career-45", "job-or-career-60", "job-or-career-90")
PAPERS = [f"{shop}/{shop}-quiz.docx" for shop in SHOPS]
TAKEN = ("handout", "booklet", "help-list", "agenda")
ALWAYS = (
    *("action-plan", "comparison", "evaluation", "exit-ticket", "family", "job-log"),
    *("my-next-step", "parking-lot", "sign-in", "sorting-cards", "what-i-found", "who-can-help"),
)
LONGER = ("my-map", "one-path")
LONGEST = ("profile-cards",)
SHEETS = {SHOPS[0]: ALWAYS, SHOPS[1]: ALWAYS + LONGER, SHOPS[2]: ALWAYS + LONGER + LONGEST}
HELD = [
    *PAPERS,
    *(f"{shop}/{shop}-{product}.docx" for shop in SHOPS for product in TAKEN),
    *(f"{shop}/{shop}-sheet-{sheet}.docx" for shop in SHOPS for sheet in SHEETS[shop]),
]
PDFS = [path.replace(".docx", ".pdf") for path in HELD]
SECRET = {"rationale", "explanation", "correction", "if_true", "if_false", "looks_for", "sample"}


def secrets(kb: KnowledgeBase) -> dict[str, str]:
    """Every text of a question that gives its answer away, by record and field."""
    found = {
        f"question/{question.id}#{'.'.join(map(str, route))}": folded(
            plain(without_cites(words.inlines))
        )
        for question in kb.of("question", Question)
        for route, words in words_of(question)
        if SECRET & set(route)
    }
    assert len(found) > 100
    return found


def test_what_participants_hold_is_what_this_test_looks_at(real_build: Path) -> None:
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    held = [path for path, entry in manifest["artifacts"].items() if not entry["facilitator"]]
    assert sorted(held) == sorted([*HELD, *PDFS])


@pytest.mark.parametrize("path", HELD)
def test_no_part_holds_a_rationale_or_an_explanation(
    real_build: Path, real_kb: KnowledgeBase, path: str
) -> None:
    """Text, headers, comments, properties, hidden text, custom XML, attributes, pictures."""
    everything = "\n".join(text for _, text in every_text(real_build / path))
    leaked = [name for name, words in secrets(real_kb).items() if words in everything]
    assert leaked == []


@pytest.mark.parametrize("path", PDFS)
def test_no_pdf_holds_one(real_build: Path, real_kb: KnowledgeBase, path: str) -> None:
    """Its pages and what it says of itself, without spaces, which are elsewhere in a PDF."""
    reader = PdfReader(real_build / path)
    pages = (page.extract_text() for page in reader.pages)
    everything = _unspaced("".join((*pages, *map(str, (reader.metadata or {}).values()))))
    assert len(everything) > 100
    leaked = [name for name, words in secrets(real_kb).items() if _unspaced(words) in everything]
    assert leaked == []


def _unspaced(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("path", PAPERS)
def test_the_same_search_finds_the_answers_in_the_key(
    real_build: Path, real_kb: KnowledgeBase, path: str
) -> None:
    key = path.replace("-quiz.", "-key.")
    everything = "\n".join(text for _, text in every_text(real_build / key))
    assert len([1 for words in secrets(real_kb).values() if words in everything]) > 20


@pytest.mark.parametrize("path", HELD)
def test_the_trace_of_a_participants_file_names_no_secret_field(
    real_build: Path, path: str
) -> None:
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    for mark in manifest["artifacts"][path]["marks"].values():
        record, _, route = mark.partition("#")
        assert not record.startswith("question/") or not SECRET & set(route.split("."))


@pytest.mark.parametrize("path", HELD)
def test_nothing_is_hidden_or_left_over(real_build: Path, path: str) -> None:
    names = set(parts(real_build / path))
    assert not [name for name in names if "comment" in name.lower()]
    root = body(real_build / path)
    for tag in ("vanish", "specVanish", "ins", "del", "moveFrom", "commentReference", "highlight"):
        assert root.find(f".//{W}{tag}") is None, tag


@pytest.mark.parametrize("path", HELD)
def test_the_properties_say_nothing_of_an_answer(real_build: Path, path: str) -> None:
    core = docx.Document(str(real_build / path)).core_properties
    said = " ".join(
        str(value)
        for value in (core.title, core.subject, core.keywords, core.comments, core.category)
        if value
    )
    assert core.title
    assert not [word for word in ("key", "answer", "rationale") if word in said.lower()]


@pytest.mark.parametrize("path", PAPERS)
def test_no_word_color_or_fill_marks_a_key(real_build: Path, path: str) -> None:
    root = body(real_build / path)
    words = {text.strip().upper() for text in root.itertext(f"{W}t")}
    assert words & {"KEY", "RIGHT", "RIGHT.", "CORRECT", "ANSWER KEY", "FACILITATOR COPY"} == set()
    assert "TableKey" not in root.xpath("//@*[local-name() = 'val']")  # the style of right answers


def paragraph_of(path: Path) -> dict[str, etree._Element]:
    """The paragraph of each bookmark."""
    found = {}
    for start in body(path).iter(f"{W}bookmarkStart"):
        for above in start.iterancestors(f"{W}p"):
            found[start.get(f"{W}name", "")] = above
            break
    return found


@pytest.mark.parametrize("path", PAPERS)
def test_all_options_of_a_question_look_alike(real_build: Path, path: str) -> None:
    """But for the last one, whichever it is, which ends the list."""
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    looks: dict[str, list[str]] = {}
    paragraphs = paragraph_of(real_build / path)
    marks = manifest["artifacts"][path]["marks"]
    options = [name for name, mark in marks.items() if "#options." in mark]
    for name in sorted(options, key=marks.get):
        looks.setdefault(marks[name].partition("#")[0], []).append(look_of(paragraphs[name]))
    assert len(looks) >= 3
    for record, (*others, last) in looks.items():
        assert len(set(others)) == 1, record
        assert ENDING.sub("", last) == ENDING.sub("", others[0]), record


ENDING = re.compile(r"<w:(?:keepNext|spacing)[^>]*>")


def look_of(paragraph: etree._Element) -> str:
    """How a paragraph and its runs look, without their words."""
    style = [etree.tostring(each).decode() for each in paragraph.iterfind(f"{W}pPr/*")]
    runs = {etree.tostring(each).decode() for each in paragraph.iterfind(f"{W}r/{W}rPr")}
    return "".join([*style, *sorted(runs)])


@pytest.mark.parametrize("path", PAPERS)
def test_what_is_to_match_and_to_order_is_printed_out_of_order(
    real_build: Path, real_kb: KnowledgeBase, path: str
) -> None:
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    printed: dict[str, list[int]] = {}
    marks: dict[str, Any] = manifest["artifacts"][path]["marks"]
    order = [s.get(f"{W}name", "") for s in body(real_build / path).iter(f"{W}bookmarkStart")]
    for name in order:
        record, _, route = marks.get(name, "").partition("#")
        field = route.split(".")
        if field[0] in ("pairs", "items") and field[-1] in ("match", "text"):
            printed.setdefault(record, []).append(int(field[1]))
    for record, places in printed.items():
        question = real_kb.records[record]
        assert isinstance(question, Matching | Ordering)
        assert places != sorted(places), record
    assert printed


def test_the_points_of_a_statement_do_not_tell_whether_it_is_true(real_kb: KnowledgeBase) -> None:
    """A paper prints the points: more of them for a false statement would give it away."""
    judged = real_kb.of("question", TrueFalse)
    assert {item.answer for item in judged} == {True, False}
    assert len({item.points for item in judged}) == 1
