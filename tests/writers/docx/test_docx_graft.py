"""A school's base without our styles: they are added, and what the school has is kept."""

import io
import re
from typing import Any

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx_bases import LOOK, restyled, rewritten
from docx_reader import Package
from examples import daily
from paper_samples import FACILITATOR, HANDOUT

from jobcareer_kb.archive import entries_of
from jobcareer_kb.look import Look
from jobcareer_kb.writers._paper.blank import blank_of
from jobcareer_kb.writers.docx import write_docx

_STYLES = "word/styles.xml"


def renamed(old: str, new: str) -> Look:
    return rewritten(_STYLES, lambda styles: styles.replace(f'"{old}"', f'"{new}"'))


def without_style(name: str) -> Look:
    def change(word: Word) -> None:
        word.styles[name].delete()

    return restyled(change)


def with_no_list(word: Word) -> None:
    properties = word.styles["List Number"].element.pPr
    properties.remove(properties.find(qn("w:numPr")))


def of_word() -> Look:
    """What python-docx begins with: a file of Word 2013 with the styles that Word has."""
    saved = io.BytesIO()
    docx.Document().save(saved)
    return Look(word=saved.getvalue())


def in_german() -> Look:
    """As Word writes it in German: names of its own styles stay, ids do not."""
    ids = {"Heading1": "berschrift1", "Normal": "Standard", "ListBullet": "Aufzhlungszeichen"}

    def change(styles: str) -> str:
        for old, new in ids.items():
            styles = re.sub(
                rf'(w:styleId=|<w:(?:basedOn|next) w:val=)"{old}"', rf'\1"{new}"', styles
            )
        return re.sub(r'<w:style (?:(?!</w:style>).)*"Kicker".*?</w:style>', "", styles)

    return rewritten(_STYLES, change)


GRAFTED = {
    "a style deleted": (without_style("Callout List"), ("Callout List",)),
    "a style renamed": (renamed("Key Tag", "Right answer"), ("Key Tag",)),
    "a style localised": (renamed("heading 2", "Überschrift 2"), ("heading 2",)),
    "a table style deleted": (without_style("Workshop Cards"), ("Workshop Cards",)),
    "styles without ids": (
        rewritten(_STYLES, lambda s: s.replace(' w:styleId="Callout"', "")),
        ("Callout",),
    ),
    "a list taken from its style": (restyled(with_no_list), ("List Number",)),
    "lists without bullets": (
        rewritten(
            "word/numbering.xml", lambda n: re.sub(r"<w:abstractNum .*</w:abstractNum>", "", n)
        ),
        ("List Bullet", "List Number", "Checklist", "List Letter", "Choice", "Choice Many"),
    ),
    "no style at all": (
        rewritten(_STYLES, lambda s: s[: s.index("<w:style ")] + "</w:styles>"),
        ("Normal", "Body Text", "Kicker", "Workshop Cards"),
    ),
    "of German Word": (in_german(), ("Kicker",)),
    "of Word": (of_word(), ("Kicker", "Side A", "Workshop Table")),
}


@pytest.mark.parametrize(
    "name", daily(("a style renamed", "of Word"), {name: name for name in GRAFTED})
)
def test_what_a_base_lacks_is_added(name: str) -> None:
    look, names = GRAFTED[name]
    grafted = blank_of(look.word).grafted
    assert {*names} <= {*grafted}
    assert len(grafted) == len(names) or len(grafted) > 40
    for sample in (HANDOUT, FACILITATOR):
        written = docx.Document(io.BytesIO(write_docx(sample, look)))
        known = {style.style_id for style in written.styles}
        used = {*written.element.body.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val")}
        assert used <= known
        assert text_of(written) == text_of(docx.Document(io.BytesIO(write_docx(sample, LOOK))))


def text_of(word: Any) -> list[str]:
    return ["".join(p.itertext("{*}t")) for p in word.element.body.iter(qn("w:p"))]


@pytest.mark.slow
@pytest.mark.parametrize("look", [look for look, _ in GRAFTED.values()], ids=GRAFTED)
def test_each_list_that_counts_begins_anew(look: Look) -> None:
    written = docx.Document(io.BytesIO(write_docx(HANDOUT, look)))
    numbers = written.element.body.xpath("//w:p[.//w:t='first']/w:pPr/w:numPr/w:numId/@w:val")
    assert len(numbers) == len({*numbers}) == 2
    numbering = written.part.numbering_part.element
    for number in numbers:
        drawing = numbering.num_having_numId(int(number)).abstractNumId.val
        assert numbering.xpath(f"w:abstractNum[@w:abstractNumId='{drawing}']")
    kinds = [each.tag for each in numbering]
    assert kinds == sorted(kinds, key=lambda tag: tag != qn("w:abstractNum"))


def test_a_graft_takes_on_the_font_of_the_school() -> None:
    written = Package(HANDOUT, of_word())
    assert written.style("Kicker", "w:basedOn") == "Normal"
    assert written.style("Kicker", "w:rPr/w:rFonts", "ascii") == ""


def test_the_sides_keep_their_colors_where_a_theme_was_not_drawn_for_them() -> None:
    markup = entries_of(write_docx(HANDOUT, of_word()))[_STYLES].decode()
    side = re.search(r'<w:style [^>]*w:styleId="SideAHead".*?</w:style>', markup, re.DOTALL)
    assert side is not None and 'w:fill="123A70"' in side[0] and "accent2" not in side[0]


def test_our_own_base_needs_nothing() -> None:
    assert blank_of(LOOK.word).grafted == ()


def test_equal_bases_make_equal_files() -> None:
    assert write_docx(HANDOUT, of_word()) == write_docx(HANDOUT, of_word())
