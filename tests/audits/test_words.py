"""What the words of a file may begin with and hold, beside what was typed or left by mistake."""

from dataclasses import replace

import pytest
from made_files import made

from jobcareer_kb.audits import MOST, Audit, Found
from jobcareer_kb.audits._rules import HEADINGS
from jobcareer_kb.audits._words import leftovers, typed_signs
from jobcareer_kb.document import Paragraph
from jobcareer_kb.inline import Text

ROWS = {
    "a name of a species": (("E. coli is a germ.", "It lives in us."), []),
    "two names": (("A. Smith says so.", "C. Smith asks why."), []),
    "a number by itself": (("It was a long year.", "5. May was warm."), []),
    "letters in a row": (("A. One", "B. Two", "Then this."), [0, 1]),
    "numbers in a row": (("Do this:", "1. One", "2) Two"), [1, 2]),
    "a bullet by itself": (("Do this:", "- one"), [1]),
    "a number beside a letter": (("A. One", "2. Two"), []),
}


@pytest.mark.parametrize("id_", ROWS)
def test_a_sign_is_one_of_a_row(id_: str) -> None:
    texts, typed = ROWS[id_]
    assert list(typed_signs(texts)) == typed


@pytest.mark.parametrize(
    "text, found",
    [
        ("Now: 2**3 is 8 in {{name}}.", []),
        ("2**3 is 8 in {{name}}. **", ["**"]),
        ("{{ other }}", ["{{"]),
        ("a cafÃ©", ["Ã©"[:2]]),
    ],
)
def test_signs_are_left_over_where_the_document_has_none(text: str, found: list[str]) -> None:
    document = made("handout", "docx")[1]
    first, *rest = document.sections
    said = (Text("2**3 is 8 in {{name}}."), Text("")), (Text("a cafÃ©"),)
    blocks = tuple(replace(_paragraph(first.blocks), content=runs) for runs in said)
    document = replace(document, sections=(replace(first, blocks=blocks), *rest))
    told = [each.message for each in leftovers(document, [(text, "")])]
    assert [message.split("'")[1] for message in told] == found


def _paragraph(blocks: tuple[object, ...]) -> Paragraph:
    return next(block for block in blocks if isinstance(block, Paragraph))


def test_many_faults_of_a_text_hide_none_of_a_base_document() -> None:
    every = [*(Found(str(n)) for n in range(MOST + 1)), Found("of the base", style="Heading 1")]
    audit = Audit("docx", lambda data, document: every, ((HEADINGS, iter),))
    found = [each.found for each in audit.findings(b"", made("handout", "docx")[1])]
    assert found == [*every[:MOST], every[-1]]
