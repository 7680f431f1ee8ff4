from dataclasses import replace
from xml.parsers import expat

import pytest
from lxml import etree
from quiz_samples import SAMPLE, for_any_quiz, raw
from stored_questions import Lines, Stored, assert_same, displayed, expected, folded, lines_of

from jobcareer_kb.quiz import Quiz, worded
from jobcareer_kb.quiz_formats.moodle.bank import write_moodle_xml

GRADES = (
    100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571,
    12.5, 11.11111, 10, 5, 0,
)  # fmt: skip
"""Moodle's grade list; each but 0 may be negative too."""
KINDS = {"truefalse": "true-false", "multichoice": "single"}


def read_xml(data: bytes) -> tuple[Stored, ...]:
    root = etree.fromstring(data)
    return tuple(map(_question, root.xpath("question[@type != 'category']")))


def _question(element: etree._Element) -> Stored:
    kind = KINDS.get(element.get("type"), element.get("type"))
    if element.findtext("single") == "false":
        kind = "several"
    return Stored(
        kind=kind,
        id=element.findtext("idnumber"),
        tags=tuple(tag.text for tag in element.iterfind("tags/tag/text")),
        text=_lines(element, "questiontext"),
        feedback=_lines(element, "generalfeedback"),
        answers=tuple(_answer(answer) for answer in element.iterfind("answer")),
        rows=tuple(
            (lines_of(row.findtext("text") or ""), row.findtext("answer/text"))
            for row in element.iterfind("subquestion")
        ),
        grader_info=_lines(element, "graderinfo"),
        points=float(element.findtext("defaultgrade")),
    )


def _answer(element: etree._Element) -> tuple[Lines, float, Lines]:
    text = element.findtext("text")
    if element.get("format") is None:
        text = {"true": "True", "false": "False"}[text]
    return lines_of(text), float(element.get("fraction")), _lines(element, "feedback")


def _lines(element: etree._Element, name: str) -> Lines:
    found = element.find(name)
    if found is None:
        return ()
    assert found.get("format") == "html"
    return lines_of(found.findtext("text") or "")


@for_any_quiz
def test_any_quiz_is_read_back(quiz: Quiz) -> None:
    assert_same(read_xml(write_moodle_xml(quiz)), expected(quiz))


def test_the_sample_is_read_back() -> None:
    assert_same(read_xml(write_moodle_xml(SAMPLE)), expected(SAMPLE))


@for_any_quiz
def test_no_text_has_an_element(quiz: Quiz) -> None:
    # One such element, and Moodle imports nothing of the file.
    texts = list(etree.fromstring(write_moodle_xml(quiz)).iter("text"))
    assert texts
    assert [len(text) for text in texts] == [0] * len(texts)


@pytest.mark.slow
@for_any_quiz
def test_no_piece_of_a_text_is_white_space_alone(quiz: Quiz) -> None:
    # Moodle drops such a piece, and an entity ends a piece: "&amp; &lt;" would be stored as "&<".
    within: list[str] = []
    blank: list[str] = []

    def piece(data: str) -> None:
        if within[-1] == "text" and not data.strip():
            blank.append(data)

    parser = expat.ParserCreate()
    parser.buffer_text = False
    parser.StartElementHandler = lambda name, _: within.append(name)
    parser.EndElementHandler = lambda _: within.pop()
    parser.CharacterDataHandler = piece
    parser.Parse(write_moodle_xml(quiz), True)
    assert blank == []


@for_any_quiz
def test_grades_are_those_of_moodle(quiz: Quiz) -> None:
    for question in etree.fromstring(write_moodle_xml(quiz)).iterfind("question[single]"):
        fractions = [float(answer.get("fraction")) for answer in question.iterfind("answer")]
        assert {abs(fraction) for fraction in fractions} <= set(GRADES)
        if question.findtext("single") == "true":
            assert sorted(fractions)[-2:] == [0, 100]
        else:
            gain = sum(fraction for fraction in fractions if fraction > 0)
            assert abs(gain - 100) < 0.001, "all right answers earn all points"
            assert abs(sum(fractions)) < 0.001, "ticking everything earns nothing"


@for_any_quiz
def test_a_name_is_the_id_and_the_first_words(quiz: Quiz) -> None:
    questions = etree.fromstring(write_moodle_xml(quiz)).iterfind("question[tags]")
    for item, question in zip(quiz.items, questions, strict=True):
        name = question.findtext("name/text")
        assert len(name) <= 255
        stem = folded(worded((item.stem,), quiz.short_forms))
        first = displayed(name).removeprefix(f"{item.short_id}: ")
        assert first == stem or (first.endswith("…") and stem.startswith(first[:-1]))


def test_what_absence_would_change_is_written() -> None:
    root = etree.fromstring(write_moodle_xml(SAMPLE))
    every = {"name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "idnumber"}
    choice = {"single", "shuffleanswers", "answernumbering", "correctfeedback"}
    needed = {"multichoice": choice, "matching": {"shuffleanswers"}, "essay": {"graderinfo"}}
    kinds = set()
    for question in root.xpath("question[@type != 'category']"):
        kind = question.get("type")
        kinds.add(kind)
        assert {child.tag for child in question} >= every | needed.get(kind, set()), kind
    assert kinds == {"description", "multichoice", "truefalse", "matching", "essay"}


def test_the_category_is_the_title() -> None:
    root = etree.fromstring(write_moodle_xml(SAMPLE))
    path = root.findtext("question[@type='category']/category/text")
    assert path == "top/Interviews: A//B & &lt;practice>"
    # A second category with the same one, after a change of title, is a database error.
    assert root.find("question[@type='category']/idnumber") is None


def test_comments_tell_record_objective_and_sources() -> None:
    item = SAMPLE.items[0]
    comments = [c.text for c in etree.fromstring(write_moodle_xml(SAMPLE)).iter(etree.Comment)]
    assert SAMPLE.licence in comments[0] and "and care." in comments[0]
    for part in (item.id, item.objective, item.level, item.revised, "Indeed, 2025a"):
        assert part in comments[1]


def test_an_ordering_is_shown_as_printed() -> None:
    # Never in the right order, and not shuffled: as the paper shows it.
    root = etree.fromstring(write_moodle_xml(SAMPLE))
    (ordering,) = root.xpath("question[idnumber = 'ordering']")
    assert ordering.findtext("shuffleanswers") == "false"
    assert ordering.xpath("subquestion/answer/text/text()") == ["3", "1", "2"]


def test_signs_that_no_file_can_hold_become_spaces() -> None:
    item = replace(SAMPLE.items[0], stem=raw("a\x00b\x07c\ud800d\uffffe\nf"))
    found = read_xml(write_moodle_xml(replace(SAMPLE, items=(item,))))
    assert found[1].text == ("a b c d e f",)
