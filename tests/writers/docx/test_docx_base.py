"""The base document: what a school changes in it is found in the files, what breaks it is named."""

import io
import json
import re
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx_bases import LOOK, on_a4, restyled, rewritten, with_theme
from docx_reader import MAIN, NAMES, Package, text_of, val
from paper_samples import FACILITATOR, HANDOUT
from restyled_in_office import restyled_in_office

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.errors import JobcareerKbError
from jobcareer_kb.look import Look
from jobcareer_kb.writers._paper.styles import CHARACTER, PARAGRAPH, TABLE
from jobcareer_kb.writers.docx import write_docx

_STYLES = "word/styles.xml"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def names_of(styles: str, kind: str) -> list[str]:
    return re.findall(rf'<w:style w:type="{kind}"[^>]*>\s*<w:name w:val="([^"]+)"', styles)


# ---- what is used --------------------------------------------------------------------------------


def test_the_base_has_a_sample_of_every_style() -> None:
    base = docx.Document(io.BytesIO(LOOK.word))
    shown = set(base.element.body.xpath(".//w:pStyle/@w:val | .//w:rStyle/@w:val"))
    shown |= set(base.element.body.xpath(".//w:tblStyle/@w:val"))
    ids = {s.get(qn("w:styleId")): s.name_val for s in base.styles.element.findall(qn("w:style"))}
    missing = {*PARAGRAPH, *CHARACTER, *TABLE} - {ids[name] for name in shown}
    assert missing == {"Normal", "Table Gap"} - {ids[name] for name in shown}


def test_no_sample_is_left_in_a_file(handout: Package) -> None:
    names = set(handout.zip.namelist())
    assert "Samples of every style" not in handout.zip.read("word/document.xml").decode()
    assert names == {
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/custom.xml"),
        *("customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels"),
        *("word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"),
        *("word/numbering.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml"),
        *("word/header1.xml", "word/footer1.xml", "word/footer2.xml"),
    }  # fmt: skip


def test_every_color_and_font_comes_from_the_theme() -> None:
    styles = entries_of(LOOK.word)[_STYLES].decode()
    for element in re.findall(r"<w:(?:color|top|left|bottom|right|insideH|insideV) [^>]*>", styles):
        if "w:color=" in element or "<w:color" in element:
            assert "w:themeColor=" in element, element
    for element in re.findall(r"<w:shd [^>]*>", styles):
        assert "w:themeFill=" in element, element
    for element in re.findall(r"<w:rFonts [^>]*>", styles):
        assert "w:asciiTheme=" in element or 'w:ascii="Arial"' in element, element


def heading_in_georgia(word: Word) -> None:
    font = word.styles["Heading 1"].font
    font.name, font.color.rgb = "Georgia", RGBColor(0x80, 0, 0x20)
    fonts = font.element.rPr.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme"):
        del fonts.attrib[qn(f"w:{theme}")]


def test_a_heading_font_set_with_python_docx_is_in_the_handout() -> None:
    written = Package(HANDOUT, restyled(heading_in_georgia))
    assert written.style("Heading1", "w:rPr/w:rFonts", "ascii") == "Georgia"
    assert written.style("Heading1", "w:rPr/w:color") == "800020"


def test_a_color_of_the_theme_changes_all_that_have_it() -> None:
    before, after = Package(HANDOUT), Package(HANDOUT, restyled(with_theme("0B5551", "7A1FA2")))
    assert b"0B5551" in before.zip.read(_STYLES)
    for name in after.zip.namelist():
        assert b"0B5551" not in after.zip.read(name), name
    assert after.style("Hyperlink", "w:rPr/w:color") == "7A1FA2"
    # A tint moves with its color.
    key = after.find("//w:tr[.//w:rStyle/@w:val='KeyTag']")[0]
    assert {val(c, "w:tcPr/w:shd", "fill") for c in key.iterfind("w:tc", NAMES)} == {"F6EAFB"}


def test_a_color_of_a_side_changes_its_head_cell() -> None:
    written = Package(HANDOUT, restyled(with_theme("123A70", "004400")))
    heads = written.find("//w:tbl")[0].findall("w:tr", NAMES)[0].findall("w:tc", NAMES)
    assert val(heads[1], "w:tcPr/w:shd", "fill") == "004400"


def test_a_font_of_the_theme_changes_all_that_have_it() -> None:
    def other(word: Word) -> None:
        part = word.part.part_related_by(RT.THEME)
        part._blob = part.blob.replace(b'typeface="Calibri"', b'typeface="Verdana"')

    written = Package(HANDOUT, restyled(other))
    fonts = {f.get(f"{{{MAIN}}}ascii") for f in written.styles.iter(f"{{{MAIN}}}rFonts")}
    assert fonts == {"Verdana", "Arial"}


def test_the_paper_of_the_base_is_that_of_the_files() -> None:
    written = Package(FACILITATOR, restyled(on_a4))
    sizes = {val(s, "w:pgSz", "w") for s in written.find("//w:sectPr")}
    assert sizes == {"11906"}
    (band, *_) = (written.part(n) for n in written.zip.namelist() if n.startswith("word/header"))
    assert val(band, ".//w:tabs/w:tab", "pos") == str(11906 - 2880 - 170)


def test_the_room_to_write_is_the_space_after_a_style() -> None:
    def roomy(word: Word) -> None:
        word.styles["Answer Phrase"].paragraph_format.space_after = Pt(100)

    written = Package(HANDOUT, restyled(roomy))
    assert written.style("AnswerPhrase", "w:pPr/w:spacing", "after") == "2000"


GERMAN = {"Heading1": "berschrift1", "BodyText": "Textkrper", "Normal": "Standard"}


def test_a_margin_for_binding_narrows_the_text() -> None:
    def bound(word: Word) -> None:
        word.sections[-1].gutter = Pt(36)

    written = Package(FACILITATOR, restyled(bound))
    (band, *_) = (written.part(n) for n in written.zip.namelist() if n.startswith("word/header"))
    assert val(band, ".//w:tabs/w:tab", "pos") == str(12240 - 2880 - 720 - 170)


def test_properties_that_libreoffice_puts_in_another_order_are_put_right() -> None:
    def other(numbering: str) -> str:
        return re.sub(r"(<w:rFonts [^>]*/>)(<w:b/><w:bCs/>)", r"\2\1", numbering)

    written = Package(HANDOUT, rewritten("word/numbering.xml", other))
    faces = written.part("word/numbering.xml").iterfind(".//w:rPr[w:b]", NAMES)
    assert {face[0].tag for face in faces} == {f"{{{MAIN}}}rFonts"}


def test_who_made_the_base_is_named_in_no_file() -> None:
    def tracked(word: Word) -> None:
        note = '<w:{0}PrChange xmlns:w="{1}" w:id="7" w:author="Ann"><w:{0}Pr/></w:{0}PrChange>'
        for kind, above in (
            ("sect", word.sections[-1]._sectPr),
            ("p", word.styles["Kicker"].element.get_or_add_pPr()),
            ("r", word.styles["Kicker"].element.get_or_add_rPr()),
        ):
            above.append(parse_xml(note.format(kind, MAIN)))

    written = Package(FACILITATOR, restyled(tracked))
    for name in written.zip.namelist():
        assert b"Ann" not in written.zip.read(name), name


def german_ids(styles: str) -> str:
    """Ids as a German Word gives them; names stay English."""
    for mine, other in GERMAN.items():
        styles = re.sub(
            rf'(w:styleId|<w:(?:basedOn|next) w:val)="{mine}"', rf'\1="{other}"', styles
        )
    return styles


def test_styles_are_found_by_name_whatever_their_ids() -> None:
    written = Package(HANDOUT, rewritten(_STYLES, german_ids))
    assert len(written.paragraphs("berschrift1")) == 1
    assert written.paragraphs("Textkrper")
    read = docx.Document(io.BytesIO(written.data))
    assert read.paragraphs[1].style.name == "Heading 1"


def as_template(types: str) -> str:
    return types.replace("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")


def without_samples(word: Word) -> None:
    word.element.body.clear_content()


SAME = {
    "a template": rewritten("[Content_Types].xml", as_template),
    "samples taken out": restyled(without_samples),
    "saved by python-docx": restyled(lambda word: None),
    "words in the properties": restyled(lambda w: setattr(w.core_properties, "author", "Ms. Vale")),
}


@pytest.mark.parametrize("look", SAME.values(), ids=SAME.keys())
def test_what_makes_no_difference(look: Look) -> None:
    expected, found = (entries_of(write_docx(HANDOUT, each)) for each in (LOOK, look))
    assert found == expected


def spaced(styles: str) -> str:
    return styles.replace('w:name w:val="Callout"', 'w:name w:val="Callout "')


def known_otherwise(styles: str) -> str:
    """As Word writes a style that somebody renamed to `Box,Callout`."""
    kept = '<w:name w:val="Box"/><w:aliases w:val="Callout"/>'
    return styles.replace('<w:name w:val="Callout"/>', kept)


USED = {
    "a space behind a name": rewritten(_STYLES, spaced),
    "a style renamed that keeps its name beside": rewritten(_STYLES, known_otherwise),
    "a length that is none": rewritten(
        _STYLES, lambda s: s.replace('w:after="120"', 'w:after="inf"')
    ),
}


@pytest.mark.parametrize("look", USED.values(), ids=USED.keys())
def test_what_is_used(look: Look) -> None:
    assert Package(HANDOUT, look).paragraphs("Callout")


def test_samples_leave_nothing_behind() -> None:
    def other(word: Word) -> None:
        word.part.relate_to("https://example.org/a-sample", RT.HYPERLINK, is_external=True)
        element = word.settings.element
        lock = element.makeelement(qn("w:documentProtection"), {qn("w:enforcement"): "1"})
        element.insert(1, lock)

    written = Package(HANDOUT, restyled(other))
    assert b"a-sample" not in written.zip.read("word/_rels/document.xml.rels")
    assert b"documentProtection" not in written.zip.read("word/settings.xml")


# ---- what is refused -----------------------------------------------------------------------------


def with_header(word: Word) -> None:
    word.sections[0].header.paragraphs[0].text = "Lakeside High"


def with_no_theme(word: Word) -> None:
    relations = word.part.rels
    del relations[next(name for name, each in relations.items() if each.reltype == RT.THEME)]


def with_no_section(word: Word) -> None:
    word.element.body.remove(word.element.body.sectPr)


def with_no_page(word: Word) -> None:
    word.sections[0].left_margin = Pt(600)


REFUSED = {
    "no theme": (restyled(with_no_theme), "in its theme, which its styles use"),
    "an empty theme": (
        rewritten(
            "word/theme/theme1.xml",
            lambda t: re.sub(r"<a:accent1>.*?</a:accent1>", "<a:accent1/>", t),
        ),
        "no color 'accent1' in its theme",
    ),
    "a theme without fonts": (
        rewritten(
            "word/theme/theme1.xml", lambda t: t.replace('typeface="Calibri"', 'typeface=""')
        ),
        "no font for 'minorHAnsi' in its theme",
    ),
    "a header with words": (restyled(with_header), "words or a picture in its header"),
    "no room on the page": (restyled(with_no_page), "no page to write on"),
    "no section": (restyled(with_no_section), "no page to write on"),
    "a theme that is no XML": (rewritten("word/theme/theme1.xml", lambda t: ""), "cannot be read"),
    "macros": (
        rewritten(
            "[Content_Types].xml",
            lambda t: t.replace(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
        ),
        "holds macros; save it anew in Word, as a Word Document (.docx)",
    ),
    "no file": (Look(word=b""), "is empty"),
    "Strict Open XML": (
        rewritten("_rels/.rels", lambda r: r.replace(_TRANSITIONAL, _STRICT)),
        "saved as Strict Open XML; save it anew in Word, as a Word Document (.docx)",
    ),
    "no zip": (Look(word=b"{\\rtf1 an old kind of file}"), "Word Document (.docx)"),
    "another zip": (Look(word=canonical_zip({"a.txt": b"a"})), "Word Document (.docx)"),
    "more than memory should hold": (
        Look(word=canonical_zip({**entries_of(LOOK.word), "word/a.bin": bytes(51_000_000)})),
        "unpacks to 51,",
    ),
    "of Word 2003": (
        Look(word=b"\xd0\xcf\x11\xe0" + bytes(600)),
        "is a file of Word 2003 or older",
    ),
    "cut off": (Look(word=LOOK.word[:3000]), "Word Document (.docx)"),
    "a part that is no XML": (rewritten(_STYLES, lambda s: s[:500]), "Word Document (.docx)"),
}


@pytest.mark.parametrize(("look", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_a_base_that_cannot_be_used_is_refused_by_name(look: Look, said: str) -> None:
    with pytest.raises(JobcareerKbError, match=r"^templates/base\.docx ") as fault:
        write_docx(HANDOUT, look)
    assert said in str(fault.value)


# ---- LibreOffice ---------------------------------------------------------------------------------


CHANGES = """
  families = document.StyleFamilies.getByName("ParagraphStyles")
  families.getByName("Heading 1").CharFontName = "Georgia"
  families.getByName("Kicker").CharColor = RGB(122, 31, 162)"""


@pytest.mark.office
@pytest.mark.node
def test_a_base_restyled_in_libreoffice_is_used(tmp_path: Path) -> None:
    """Its user opens the file, changes two styles and saves it as a Word file."""
    saved = restyled_in_office(tmp_path, ".docx", LOOK.word, CHANGES)
    written = Package(HANDOUT, Look(word=saved))
    (title,) = [p for p in written.find("//w:p") if text_of(p) == "Job and career"]
    (kicker,) = [p for p in written.find("//w:p") if text_of(p) == "Participant handout"]
    style, small = (val(p, "w:pPr/w:pStyle") for p in (title, kicker))
    assert written.style(style, "w:rPr/w:rFonts", "ascii") == "Georgia"
    assert written.style(small, "w:rPr/w:color").upper() == "7A1FA2"
    (tmp_path / "handout.docx").write_bytes(written.data)
    program = Path(__file__).parents[2] / "programs" / "validate_office.mjs"
    command = ["node", str(program), str(tmp_path / "handout.docx")]
    found = subprocess.run(command, capture_output=True, check=True, timeout=180)
    assert json.loads(found.stdout) == {str(tmp_path / "handout.docx"): []}
