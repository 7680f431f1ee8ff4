"""What must hold of the whole file, for Word, for a checker and for the next build."""

import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx_bases import LOOK, on_a4, restyled
from docx_reader import MAIN, NAMES, RELATION, Package, between, text_of, val
from lxml import etree
from paper_samples import DOCUMENTS, HANDOUT

from jobcareer_kb.document import inlines_of
from jobcareer_kb.inline import Marker
from jobcareer_kb.writers import writers
from jobcareer_kb.writers.docx import WRITER, write_docx


def test_is_found_as_a_plug_in() -> None:
    assert writers()["docx"] is WRITER
    assert (WRITER.suffix, WRITER.write) == (".docx", write_docx)


def test_what_the_file_says_of_itself(handout: Package) -> None:
    core = docx.Document(io.BytesIO(handout.data)).core_properties
    assert (core.title, core.subject, core.author, core.language, core.version) == (
        "Job and career",
        "Participant handout",
        "A school & friends",
        "en-US",
        "1.0",
    )
    assert core.created == core.modified
    assert core.created is not None and core.created.isoformat()[:19] == "2026-10-01T00:00:00"
    assert core.last_modified_by == ""
    custom = {p.get("name"): "".join(p.itertext()) for p in handout.part("docProps/custom.xml")}
    assert custom == {"License": HANDOUT.licence_url, "Version": "1.0"}


def test_a_long_title_is_cut_in_the_properties_alone() -> None:
    data = write_docx(replace(HANDOUT, title="Work " * 60, creator="A school " * 60), LOOK)
    core = docx.Document(io.BytesIO(data)).core_properties
    assert core.title == ("Work " * 60)[:254].rstrip() + "…"
    assert (len(core.title), len(core.author)) == (255, 254)


def test_the_language_stands_in_the_defaults(handout: Package) -> None:
    assert val(handout.styles, "w:docDefaults//w:lang") == "en-US"


def test_nothing_is_blank_but_the_gap_that_word_needs(package: Package) -> None:
    for found in package.find("//w:p[not(.//w:t)]"):
        assert val(found, "w:pPr/w:pStyle") == "TableGap"
        above = found.getprevious()
        assert above.tag == f"{{{MAIN}}}tbl" or val(above, "w:pPr/w:pStyle").startswith("Callout")
    for found in package.find("//w:tc"):
        assert text_of(found).strip()
        assert found[-1].tag == f"{{{MAIN}}}p"


@pytest.mark.slow
def test_equal_documents_give_equal_bytes_in_every_process() -> None:
    code = (
        "from paper_samples import DOCUMENTS; from docx_reader import LOOK, write_docx;"
        "import sys; [sys.stdout.buffer.write(write_docx(d, LOOK)) for d in DOCUMENTS.values()]"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1] and runs[0].startswith(b"PK")


def test_ids_are_unique_and_references_resolve(package: Package) -> None:
    ids = [m.get(f"{{{MAIN}}}id") for m in package.find("//w:bookmarkStart")]
    assert len(set(ids)) == len(ids)
    styles = [s.get(f"{{{MAIN}}}styleId") for s in package.styles.iterfind("w:style", NAMES)]
    assert len(set(styles)) == len(styles)
    used = set(package.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    used |= {val(s, f"w:{tag}") for s in package.styles for tag in ("basedOn", "next")} - {""}
    assert used <= set(styles)
    numbers = package.part("word/numbering.xml").xpath("//w:num/@w:numId", namespaces=NAMES)
    assert set(package.find("//w:numPr/w:numId/@w:val")) <= set(numbers)
    relations = {r.get("Id") for r in package.part("word/_rels/document.xml.rels")}
    assert {element.get(RELATION) for element in package.find("//*[@r:id]")} <= relations


INK = "1E2229"
"""Of the style Normal."""
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind"
    " jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u shd lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption"
    " tblDescription",
    "tcPr": "tcW tcBorders shd",
    "pBdr": "top left bottom right",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr"
    " tblStylePr",
}
"""Children in the order of the schema: Word calls a file with another order damaged."""


def test_properties_stand_in_the_order_of_the_schema(package: Package) -> None:
    for name, root in package.parts():
        for element in root.iter():
            order = ORDER.get(etree.QName(element).localname, "").split()
            if order and etree.QName(element).namespace == MAIN:
                places = [order.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), (name, etree.tostring(element)[:300])


def test_every_style_can_be_read(handout: Package) -> None:
    by_id = {s.get(f"{{{MAIN}}}styleId", ""): s for s in handout.styles.iterfind("w:style", NAMES)}
    for style in by_id.values():
        if style.get(f"{{{MAIN}}}type") == "table":
            continue
        ink = _inherited(style, by_id, "w:rPr/w:color", "val") or INK
        ground = (
            _inherited(style, by_id, "w:rPr/w:shd", "fill")
            or _inherited(style, by_id, "w:pPr/w:shd", "fill")
            or "FFFFFF"
        )
        assert _contrast(ink, ground) >= 4.5, val(style, "w:name")


def _inherited(
    style: etree._Element, by_id: dict[str, etree._Element], path: str, name: str
) -> str:
    own = val(style, path, name)
    parent = by_id.get(val(style, "w:basedOn"))
    return own if own or parent is None else _inherited(parent, by_id, path, name)


def _contrast(one: str, other: str) -> float:
    """WCAG 2.1, 1.4.3."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.node
def test_the_validator_of_microsoft_finds_nothing(tmp_path: Path) -> None:
    files = []
    for name, whole in DOCUMENTS.items():
        for paper, look in (("letter", LOOK), ("a4", restyled(on_a4))):
            files.append(tmp_path / f"{name}-{paper}.docx")
            files[-1].write_bytes(write_docx(whole, look))
    files.append(tmp_path / "base.docx")
    files[-1].write_bytes(LOOK.word)
    program = Path(__file__).parents[2] / "programs" / "validate_office.mjs"
    found = subprocess.run(
        ["node", str(program), *map(str, files)], capture_output=True, check=True, timeout=180
    )
    assert json.loads(found.stdout) == {str(file): [] for file in files}


@pytest.mark.office
def test_an_office_keeps_the_marks_and_prints_the_pages(tmp_path: Path) -> None:
    (tmp_path / "handout.docx").write_bytes(write_docx(HANDOUT, LOOK))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for target, out in (("docx", "again"), ("pdf", "print")):
        subprocess.run(
            [
                *("soffice", "--headless", profile, "--convert-to", target),
                *("--outdir", str(tmp_path / out), str(tmp_path / "handout.docx")),
            ],
            capture_output=True,
            check=True,
            timeout=180,
        )
    saved = zipfile.ZipFile(tmp_path / "again" / "handout.docx").read("word/document.xml")
    starts = etree.fromstring(saved).xpath("//w:bookmarkStart", namespaces=NAMES)
    found = {mark.get(f"{{{MAIN}}}name"): between(mark) for mark in starts}
    runs = (r for block in HANDOUT.blocks() for r in inlines_of(block))
    assert found == {mark.name: mark.text for mark in Marker().marks(runs)}
    assert (tmp_path / "print" / "handout.pdf").stat().st_size > 10_000
