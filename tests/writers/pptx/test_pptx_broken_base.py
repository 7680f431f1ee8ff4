"""A base that somebody broke is used, or refused with what is missing and what to do."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from deck_samples import DECK, LOOK, SLIDES, read
from pptx import Presentation

from jobcareer_kb.errors import UsageFault
from jobcareer_kb.look import Look
from jobcareer_kb.writers.pptx import write_pptx

TYPES = "[Content_Types].xml"
DECK_TYPE = b"openxmlformats-officedocument.presentationml.presentation.main+xml"
TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
HEADINGS = b'<a:majorFont><a:latin typeface="Calibri"/>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def entries() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(LOOK.powerpoint)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def put(name: str, old: bytes, new: bytes) -> bytes:
    """The base with other words in a part, or in every part whose name begins so."""
    parts = {n: data.replace(old, new) if n.startswith(name) else data
             for n, data in entries().items()}  # fmt: skip
    assert parts != entries()
    return zipped(parts)


def without(name: str) -> bytes:
    return zipped({n: data for n, data in entries().items() if n != name})


def changed(change: Callable[[Any], None]) -> bytes:
    base = Presentation(io.BytesIO(LOOK.powerpoint))
    change(base)
    saved = io.BytesIO()
    base.save(saved)
    return saved.getvalue()


def place(base: Any, of: str, name: str) -> Any:
    layout = next(each for each in base.slide_layouts if each.name == of)
    return next(each for each in layout.placeholders if each.name == name)


def move_out(base: Any) -> None:
    place(base, "List", "Text").left = base.slide_width


def make_narrow(base: Any) -> None:
    base.slide_width = base.slide_width * 3 // 4


def drop_place(base: Any) -> None:
    found = place(base, "Comparison", "Head B").element
    found.getparent().remove(found)


def rename_place(base: Any) -> None:
    place(base, "Steps", "Number").name = "Nummer"


def rename_title(base: Any) -> None:
    place(base, "List", "Title").name = "Titel 1"


def picture_for_text(base: Any) -> None:
    place(base, "List", "Text").element.nvSpPr.nvPr.ph.set("type", "pic")


def text_for_table(base: Any) -> None:
    place(base, "Agenda", "Table").element.nvSpPr.nvPr.ph.set("type", "body")


def one_number(base: Any) -> None:
    place(base, "Comparison", "Side B").element.nvSpPr.nvPr.ph.set("idx", "31")


def no_room(base: Any) -> None:
    place(base, "List", "Text").width = 0


def no_size(base: Any) -> None:
    for words in place(base, "List", "Text").element.xpath(".//a:lvl1pPr/a:defRPr"):
        words.set("sz", "0")


def nowhere(base: Any) -> None:
    for shape in (place(base, "List", "Source"), *base.slide_master.placeholders):
        for frame in shape.element.xpath("p:spPr/a:xfrm"):
            frame.getparent().remove(frame)


def no_place_for_notes(base: Any) -> None:
    for shape in list(base.notes_master.placeholders):
        if shape.placeholder_format.type.name == "BODY":
            shape.element.getparent().remove(shape.element)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "none": (lambda: b"", "is empty; take the one that came with the program"),
    "no zip": (lambda: b"Slides", "is no PowerPoint file, or a damaged one; save it anew"),
    "a zip cut off": (lambda: LOOK.powerpoint[:9000], "is no PowerPoint file, or a damaged one"),
    "a damaged part": (
        lambda: LOOK.powerpoint[:3000] + b"\0\0\0\0" + LOOK.powerpoint[3004:],
        "is no PowerPoint file, or a damaged one; save it anew",
    ),
    "an old file": (lambda: OLD, r"is a file of PowerPoint 2003 or older; save it anew .*\.pptx"),
    "a password": (
        lambda: OLD + "EncryptedPackage".encode("utf-16-le"),
        "is protected by a password; take it away",
    ),
    "macros": (
        lambda: put(TYPES, DECK_TYPE, b"ms-powerpoint.presentation.macroEnabled.main+xml"),
        "holds macros; save it anew .*PowerPoint Presentation",
    ),
    "macros under another name": (
        lambda: zipped({**entries(), "ppt/vbaProject.bin": b"x"}),
        "holds macros",
    ),
    "a Word file": (
        lambda: put(TYPES, b"presentationml.presentation", b"wordprocessingml.document"),
        "is no PowerPoint file; save it anew",
    ),
    "no types": (lambda: without(TYPES), "is no PowerPoint file"),
    "large": (
        lambda: zipped({**entries(), "ppt/media/image1.png": bytes(51_000_000)}),
        "unpacks to 51,.* bytes in 51 parts, of at most 50,000,000 .* take pictures",
    ),
    "many parts": (
        lambda: zipped({**entries(), **{f"ppt/media/{n}.png": b"" for n in range(2000)}}),
        "in 2,050 parts, of at most .* in 2,000",
    ),
    "no presentation": (lambda: without("ppt/presentation.xml"), "cannot be read"),
    "no master": (lambda: without("ppt/slideMasters/slideMaster1.xml"), "cannot be read"),
    "XML that is none": (
        lambda: put("ppt/slideLayouts/slideLayout3", b"</p:sldLayout>", b""),
        "cannot be read",
    ),
    "a size that is none": (
        lambda: put("ppt/slideLayouts/slideLayout3", b'sz="5200"', b'sz="big"'),
        "cannot be read",
    ),
    "no theme": (lambda: without("ppt/theme/theme1.xml"), "cannot be read"),
    "a theme without a color": (
        lambda: put("ppt/theme/theme1", b"a:accent2>", b"a:accent9>"),
        "has a theme without the color accent2; choose colors",
    ),
    "a theme without a font": (
        lambda: put("ppt/theme/theme1", HEADINGS, HEADINGS.replace(b"Calibri", b"")),
        "has a theme without a font of headings; choose one",
    ),
    "a box outside": (
        lambda: changed(move_out),
        "has a layout 'List' whose placeholder 'Text' reaches over the edge of the slide; move",
    ),
    "4:3 with boxes unmoved": (lambda: changed(make_narrow), "reaches over the edge of the slide"),
    "a placeholder deleted": (
        lambda: changed(drop_place),
        "has a layout 'Comparison' with no placeholder 'Head B'; give",
    ),
    "a placeholder renamed": (
        lambda: changed(rename_place),
        "has a layout 'Steps' with no placeholder 'Number'; .*Selection Pane",
    ),
    "a title renamed": (lambda: changed(rename_title), "'List' with no placeholder 'Title'"),
    "a picture for text": (
        lambda: changed(picture_for_text),
        "'List' whose placeholder 'Text' is not for text; put one that is",
    ),
    "text for a table": (
        lambda: changed(text_for_table),
        "'Agenda' whose placeholder 'Table' is not for a table; put one that is",
    ),
    "one number twice": (lambda: changed(one_number), "'Comparison' with two placeholders of one"),
    "no room": (lambda: changed(no_room), "'List' with a placeholder 'Text' with no room"),
    "no size": (lambda: changed(no_size), "a placeholder 'Text' whose words have no size; set one"),
    "Strict Open XML": (
        lambda: put("_rels/.rels", TRANSITIONAL, STRICT),
        "is saved as Strict Open XML; save it anew in PowerPoint, as a PowerPoint Presentation",
    ),
    "no place": (lambda: changed(nowhere), "with a placeholder 'Title' that stands nowhere; give"),
    "no place for notes": (
        lambda: changed(no_place_for_notes),
        "has a notes master without a placeholder for notes; give it one",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("make, message", REFUSED.values(), ids=REFUSED)
def test_a_base_is_refused_by_name(make: Callable[[], bytes], message: str) -> None:
    with pytest.raises(UsageFault) as caught:
        write_pptx(DECK, Look(powerpoint=make()))
    said = str(caught.value)
    assert said.startswith("templates/base.pptx ") and re.search(message, said), said
    assert "\n" not in said and len(said) < 330


THUMBNAIL = (
    b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
    b'metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>'
)
JPEG = b'<Default Extension="jpeg" ContentType="image/jpeg"/><Override'
VERIFIER = b'<p:modifyVerifier cryptProviderType="rsaAES" spinCount="1"/><p:defaultTextStyle>'


def with_a_thumbnail() -> bytes:
    parts = entries()
    parts[TYPES] = parts[TYPES].replace(b"<Override", JPEG, 1)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", THUMBNAIL)
    return zipped({**parts, "docProps/thumbnail.jpeg": b"somebody's"})


USED: dict[str, Callable[[], bytes]] = {
    "a template": lambda: put(TYPES, b"presentation.main", b"template.main"),
    "a show": lambda: put(TYPES, b"presentation.main", b"slideshow.main"),
    "a thumbnail": with_a_thumbnail,
    "a view of masters": lambda: put(
        "ppt/viewProps", b"<p:viewPr", b'<p:viewPr lastView="sldMasterView"'
    ),
    "a password against changes": lambda: put(
        "ppt/presentation.xml", b"<p:defaultTextStyle>", VERIFIER
    ),
    "a name with a space behind": lambda: put("ppt/slideLayouts/", b'name="List"', b'name="List "'),
}


@pytest.mark.slow
@pytest.mark.parametrize("make", USED.values(), ids=USED)
def test_a_base_is_used_and_leaves_no_trace(make: Callable[[], bytes]) -> None:
    look = Look(powerpoint=make())
    written = write_pptx(DECK, look)
    assert len(read(DECK, look).slides) == len(SLIDES)
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        names = package.namelist()
        types = package.read(TYPES)
        assert b"modifyVerifier" not in package.read("ppt/presentation.xml")
    assert DECK_TYPE in types
    assert not [name for name in names if re.search("thumbnail|printer|viewProps|app.xml", name)]


def test_the_command_says_so_in_one_line(starter: Path, run: Callable[..., Result]) -> None:
    (starter.parent / "templates").mkdir()
    (starter.parent / "templates/base.pptx").write_bytes(changed(drop_place))
    result = run("build", "--format", "pptx")
    assert result.exit_code == 2
    assert "templates/base.pptx has a layout 'Comparison' with no placeholder" in result.output
    assert not list(starter.parent.rglob("*slides.pptx"))
