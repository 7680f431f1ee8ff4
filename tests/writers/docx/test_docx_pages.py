"""Sections, columns, running headers and footers."""

from docx_bases import in_large_print, restyled
from docx_reader import MAIN, NAMES, Package, text_of, val
from paper_samples import GUIDE, document, words

from jobcareer_kb.document import Heading, Section


def test_the_first_page_has_no_running_header(handout: Package) -> None:
    (section,) = handout.find("//w:sectPr")
    kinds = [(child.tag.rpartition("}")[2], child.get(f"{{{MAIN}}}type")) for child in section[:3]]
    assert kinds == [
        ("headerReference", "default"),
        ("footerReference", "default"),
        ("footerReference", "first"),
    ]
    assert section.find("w:titlePg", NAMES) is not None
    (opening,) = handout.find("//w:p[w:pPr/w:pageBreakBefore]")
    assert text_of(opening).startswith("References")


def test_the_facilitator_band_stands_on_every_page(guide: Package) -> None:
    sections = guide.find("//w:sectPr")
    assert [s.find("w:titlePg", NAMES) for s in sections] == [None] * 4
    types = [val(section, "w:type") for section in sections]
    assert types == ["", "continuous", "", ""]  # a section that says nothing opens a page
    assert [val(section, "w:cols", "num") for section in sections] == ["", "2", "", ""]
    band = guide.part("word/header1.xml")
    assert val(band, ".//w:pStyle") == "FacilitatorBand"
    assert text_of(band) == "Facilitator copy\tDo not hand out"
    # The sheet to copy must not carry the band of the pages before it.
    assert len(sections[3].findall("w:headerReference", NAMES)) == 1
    assert text_of(guide.part("word/header2.xml")) == ""


def test_short_columns_break_at_their_headings(guide: Package) -> None:
    broken = guide.find("//w:p[.//w:br/@w:type='column']")
    assert [text_of(p) for p in broken] == ["Before"]


def test_a_heading_common_to_columns_stands_above_them() -> None:
    blocks = (Heading(2, words("Get ready")), *GUIDE[1].blocks)
    written = Package(document(Section(blocks, columns=2)))
    above = written.find("//w:p[w:pPr/w:sectPr]")
    assert [text_of(p) for p in above] == ["Get ready"]


def test_pages_are_counted(package: Package) -> None:
    footer = package.part("word/footer1.xml")
    fields_ = [f.get(f"{{{MAIN}}}instr") for f in footer.iterfind(".//w:fldSimple", NAMES)]
    assert fields_ == [" PAGE ", " NUMPAGES "]
    assert text_of(footer).startswith("Job and career 1.0\tPage\u00a01\u00a0of\u00a0")


def test_large_print_has_one_column_and_no_fixed_pages() -> None:
    written = Package(document(*GUIDE), restyled(in_large_print))
    assert not written.find("//w:cols[@w:num]") + written.find("//w:pageBreakBefore")
    assert val(written.styles, "w:style[@w:styleId='Normal']/w:rPr/w:sz") == "36"
