"""Words, headings, links, and the marks that stand round them."""

import io

import docx
import pytest
from docx_reader import LOOK, MAIN, NAMES, RELATION, Package, between, text_of, val
from lxml import etree
from paper_samples import DOCUMENTS, document, of_blocks, traced, words

from jobcareer_kb.document import Cue, Document, Heading, Paragraph, Section, inlines_of
from jobcareer_kb.errors import JobcareerKbError
from jobcareer_kb.inline import Cite, CiteItem, Marker, Strong, text_digest
from jobcareer_kb.writers.docx import write_docx


def test_headings_are_headings_by_name(handout: Package) -> None:
    opened = docx.Document(io.BytesIO(handout.data))
    found = [(p.style.name, p.text) for p in opened.paragraphs if "outlineLvl" in _chain(p.style)]
    assert found == [
        ("Heading 1", "Job and career"),
        ("Heading 2", "Two words"),
        ("Side A Title", "Job ●"),
        ("Side B Title", "Career ■"),
        ("Heading 2", "How they differ"),
        ("Heading 2", "References \u2002two"),
    ]


def _chain(style: docx.styles.style.ParagraphStyle | None) -> str:
    """The XML of a style and of those that it builds on."""
    xml = ""
    while style is not None:
        xml += etree.tostring(style.element).decode()
        style = style.base_style
    return xml


def test_special_characters_survive(handout: Package) -> None:
    assert text_of(handout.find("//w:p[contains(., '<more>')]")[0]) == "A title & <more>"
    header = handout.part("word/header1.xml")
    assert text_of(header) == "Job & career\tHandout"


def test_a_control_character_is_refused() -> None:
    with pytest.raises(JobcareerKbError, match="no Word file can hold"):
        write_docx(of_blocks(Paragraph(words("bell \x07"))), LOOK)


def test_strong_within_bold_words_stays_bold() -> None:
    """Word turns a bold character style round where the paragraph's style is bold."""
    written = Package(of_blocks(Heading(2, (Strong(words("Now")), Cite((CiteItem("x"),))))))
    strong, cite = written.paragraphs("Heading2")[0].iterfind(".//w:rPr", NAMES)
    assert strong.find("w:b", NAMES) is not None and val(strong, "w:b") == ""
    assert val(cite, "w:b") == "0"


def test_emphasis_within_strong_keeps_both(handout: Package) -> None:
    (run,) = handout.find("//w:p[contains(., '<more>')]/w:r[w:t='title']")
    assert val(run, "w:rPr/w:rStyle") == "Emphasis"
    assert run.find("w:rPr/w:b", NAMES) is not None


def test_links_resolve_and_carry_the_style(handout: Package) -> None:
    (link,) = handout.find("//w:hyperlink")
    relations = handout.part("word/_rels/document.xml.rels")
    (target,) = [r for r in relations if r.get("Id") == link.get(RELATION)]
    assert target.get("Target") == "https://example.org/?a=1&b=2"
    assert val(link, "w:r/w:rPr/w:rStyle") == "Hyperlink"


@pytest.mark.parametrize("whole", DOCUMENTS.values(), ids=DOCUMENTS)
def test_marks_are_those_of_the_manifest_in_reading_order(whole: Document) -> None:
    written = Package(whole)
    expected = list(Marker().marks(r for block in whole.blocks() for r in inlines_of(block)))
    found = [(mark, between(mark)) for mark in written.find("//w:bookmarkStart")]
    assert [(m.get(f"{{{MAIN}}}name"), t) for m, t in found] == [(m.name, m.text) for m in expected]
    kept = {m.get("name"): m.get("digest") for m in written.part("customXml/item1.xml")}
    assert kept == {mark.name: text_digest(mark.text) for mark in expected}


def test_quotation_marks_and_labels_stand_outside_the_marks(guide: Package) -> None:
    (say,) = guide.paragraphs("CueSay")
    assert text_of(say) == "SAY\t“Sort them.”"
    assert between(say.find("w:bookmarkStart", NAMES)) == "Sort them."
    assert [text_of(p) for p in guide.paragraphs("CueListen")] == ["LISTEN FOR\tReasons."]


def test_words_that_bring_their_quotation_marks_get_no_more() -> None:
    written = Package(of_blocks(Cue("ask", words("“Why?”"))))
    assert text_of(written.paragraphs("CueAsk")[0]) == "ASK\t“Why?”"


def test_speaker_notes_count_but_are_not_printed() -> None:
    text = traced("definition/job", "Work.")
    first = Section((Paragraph((text,)),), notes=(Paragraph((text,)),))
    written = Package(document(first, Section((Paragraph((text,)),))))
    names = [m.get(f"{{{MAIN}}}name") for m in written.find("//w:bookmarkStart")]
    assert [name[-2:] for name in names] == ["_1", "_3"]
