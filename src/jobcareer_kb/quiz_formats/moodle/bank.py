"""A bank as Moodle XML, made with lxml.

Texts stand in CDATA, as in Moodle's own export. One element within a `<text>` would stop the import
of the whole file; and between two entities Moodle drops white space (tried: `&amp; &lt;` is stored
as `&<`). What an absent element means differs by version, so each is written.
"""

import html
import re

from lxml import etree

from jobcareer_kb.quiz import Quiz
from jobcareer_kb.quiz_formats.moodle.limits import category_path
from jobcareer_kb.quiz_formats.moodle.question import (
    Choices,
    Cloze,
    Description,
    Essay,
    Form,
    Judgement,
    Numerical,
    Pairs,
    Question,
    about,
    header,
    questions,
)

Element = etree._Element

_TYPES: dict[type[Form], str] = {
    Choices: "multichoice",
    Judgement: "truefalse",
    Pairs: "matching",
    Cloze: "cloze",
    Numerical: "numerical",
    Essay: "essay",
    Description: "description",
}
_PENALTIES = {
    "multichoice": "0.3333333",
    "matching": "0.3333333",
    "truefalse": "1",
    "cloze": "0.3333333",
    "numerical": "0.3333333",
}
"""Taken off for each further try, as Moodle's own forms suggest."""


def write_moodle_xml(quiz: Quiz) -> bytes:
    """Write the items of a quiz as one Moodle XML file."""
    root = etree.Element("quiz")
    # Moodle has no language of a question; for other readers it stands here.
    root.set("{http://www.w3.org/XML/1998/namespace}lang", quiz.language)
    root.append(_comment(*header(quiz)))
    root.append(_category(quiz))
    for question in (about(quiz), *questions(quiz)):
        if question.notes:
            root.append(_comment(*question.notes))
        root.append(_question(question))
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _comment(*lines: str) -> etree._Comment:
    # XML allows no two hyphens in a comment; an id may hold them.
    text = re.sub("-(?=-)", "- ", "\n    ".join(lines))
    return etree.Comment(f" {text} ")


def _category(quiz: Quiz) -> Element:
    # No idnumber: a second category with it, after a change of title, is a database error.
    element = etree.Element("question", type="category")
    _text(element, "category", category_path(quiz))
    return element


def _question(question: Question) -> Element:
    kind = _TYPES[type(question.form)]
    element = etree.Element("question", type=kind)
    _text(element, "name", f"{question.idnumber}: {question.stem}")
    text = question.text
    if isinstance(question.form, Cloze):
        text = embedded(question.form, question.points)
    _html(element, "questiontext", text)
    _html(element, "generalfeedback", question.feedback)
    _value(element, "defaultgrade", str(question.points))
    _value(element, "penalty", _PENALTIES.get(kind, "0"))
    _value(element, "hidden", "0")
    _value(element, "idnumber", question.idnumber)
    _form(element, question.form)
    if question.tags:
        tags = etree.SubElement(element, "tags")
        for tag in question.tags:
            _text(tags, "tag", tag)
    return element


def _form(element: Element, form: Form) -> None:
    match form:
        case Choices():
            _choices(element, form)
        case Judgement():
            _judgement(element, form)
        case Pairs():
            _pairs(element, form)
        case Essay(grader_info=info):
            _value(element, "responseformat", "editor")
            _value(element, "responserequired", "1")
            _value(element, "responsefieldlines", "10")
            _value(element, "attachments", "0")
            _html(element, "graderinfo", info)
        case Numerical(value=value, tolerance=tolerance, feedback=feedback):
            entry = _text(element, "answer", value)
            entry.set("fraction", "100")
            _value(entry, "tolerance", tolerance)
            _html(entry, "feedback", feedback)
        case Cloze() | Description():
            pass


def _choices(element: Element, form: Choices) -> None:
    _value(element, "single", "true" if form.single else "false")
    _value(element, "shuffleanswers", "true")
    _value(element, "answernumbering", "ABCD")  # as in print
    _value(element, "showstandardinstruction", "0")  # the stem says how many to choose
    _combined_feedback(element, parts=not form.single)
    for answer in form.answers:
        entry = _html(element, "answer", answer.text)
        entry.set("fraction", answer.weight)
        _html(entry, "feedback", answer.feedback)


def _judgement(element: Element, form: Judgement) -> None:
    for choice, feedback in ((True, form.if_true), (False, form.if_false)):
        entry = etree.SubElement(
            element, "answer", fraction="100" if choice == form.answer else "0"
        )
        _value(entry, "text", "true" if choice else "false")
        _html(entry, "feedback", feedback)


def _pairs(element: Element, form: Pairs) -> None:
    _value(element, "shuffleanswers", "true" if form.shuffle else "false")
    _combined_feedback(element, parts=True)
    for term, meaning in form.rows:
        row = _html(element, "subquestion", term)
        _text(row, "answer", meaning)


def embedded(form: Cloze, points: int) -> str:
    """The text with each blank in place, as Moodle's embedded answers have it.

    Each counts the same; their weights add up to the points where these can be shared out.
    """
    weight = max(1, points // len(form.blanks))
    blanks = (
        f"{{{weight}:SHORTANSWER:"
        + "~".join(f"={_inert(each)}#{_cloze(blank.feedback)}" for each in blank.answers)
        + "}"
        for blank in form.blanks
    )
    first, *others = form.pieces
    return _outside(first) + "".join(
        blank + _outside(piece) for blank, piece in zip(blanks, others, strict=True)
    )


def _outside(text: str) -> str:
    """Words around the blanks; what would begin another blank is an entity."""
    return text.replace("{", "&#123;")


def _inert(answer: str) -> str:
    """A word to write; an asterisk would stand for any letters."""
    return _cloze(html.escape(answer, quote=False).replace("*", r"\*"))


def _cloze(text: str) -> str:
    return re.sub(r"([}~#])", r"\\\1", text)


def _combined_feedback(element: Element, parts: bool) -> None:
    """Leave the three general sayings empty: each option has its own, in our words.

    How many parts are right Moodle says itself, in the language of the site.
    """
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _html(element, name, "")
    if parts:
        etree.SubElement(element, "shownumcorrect")


def _html(parent: Element, name: str, text: str) -> Element:
    element = _text(parent, name, text)
    element.set("format", "html")
    return element


def _text(parent: Element, name: str, text: str) -> Element:
    element = etree.SubElement(parent, name)
    # A "]]>" within is no harm: libxml2 makes two sections of it, which every reader joins.
    etree.SubElement(element, "text").text = etree.CDATA(text) if re.search("[<>&]", text) else text
    return element


def _value(parent: Element, name: str, value: str) -> None:
    etree.SubElement(parent, name).text = value
