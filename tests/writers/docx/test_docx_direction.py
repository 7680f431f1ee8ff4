"""Languages: files that run from the right, and titles of sources in a language of their own."""

from dataclasses import replace

import pytest
from docx_reader import NAMES, Package, text_of, val
from paper_samples import FACILITATOR, HANDOUT, document, words

from jobcareer_kb.document import Bibliography, Document, Entry, Paragraph, Section
from jobcareer_kb.inline import Foreign, Text, Traced

HEBREW = Paragraph((Text("אקלים (O*NET)"),))
ENGLISH = Paragraph(words("O*NET OnLine"))
FILES = {"handout": HANDOUT, "guide": FACILITATOR}


def from_right(whole: Document) -> Package:
    return Package(replace(whole, language="he-IL"))


@pytest.mark.parametrize("whole", FILES.values(), ids=FILES)
def test_all_of_a_file_runs_from_the_right(whole: Document) -> None:
    package = from_right(whole)
    parts = [part for name, part in package.parts() if name.startswith("word/") and "xml" in name]
    for part in parts:
        assert part.xpath("//w:body//w:p[not(w:pPr/w:bidi)]", namespaces=NAMES) == []
        assert part.xpath("//w:hdr//w:p[not(w:pPr/w:bidi)]", namespaces=NAMES) == []
        assert part.xpath("//w:ftr//w:p[not(w:pPr/w:bidi)]", namespaces=NAMES) == []
    assert package.find("//w:tblPr[not(w:bidiVisual)]") == []
    assert package.find("//w:sectPr[not(w:bidi)]") == []
    assert package.find("//w:sectPr")


def test_letters_of_the_left_keep_their_way() -> None:
    package = from_right(document(Section((HEBREW, ENGLISH))))
    first, second = package.find("//w:body/w:p")
    assert first.findall(".//w:rtl", NAMES)
    assert second.findall(".//w:rtl", NAMES) == []


def test_letters_of_the_right_are_as_large_and_as_bold() -> None:
    package = from_right(HANDOUT)
    for name, twin in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
        for element in (package.styles, package.body):
            assert element.xpath(f"//w:rPr[w:{name}][not(w:{twin})]", namespaces=NAMES) == []
    assert val(package.styles, ".//w:lang", "bidi") == "he-IL"


def test_a_file_that_runs_from_the_left_says_nothing_of_it() -> None:
    package = Package(document(Section((HEBREW, *HANDOUT.sections[0].blocks))))
    assert package.find("//w:bidi | //w:rtl | //w:bidiVisual") == []


def test_the_title_of_a_source_has_its_language() -> None:
    title = Foreign("es", (Text("Trabajo y carrera."),))
    entry = Entry(1, "x", (Traced("reference/x", ("title",), (Text("Paz. "), title)),))
    package = Package(document(Section((Bibliography((entry,)),))))
    marked = package.find("//w:r[w:rPr/w:lang]")
    assert [text_of(run) for run in marked] == ["Trabajo y carrera."]
    assert val(marked[0], "w:rPr/w:lang") == "es"
