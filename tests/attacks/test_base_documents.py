"""A base document that a stranger made costs no memory, asks nobody, and ends in one line.

Seen: a `base.docx` of 60 kB, whose styles unpack to 45 MB of empty elements, took more than 4 GB;
300,000 styles took a minute and a half; an indent of `1e999` ended in a fault of the program; and a
link to a font, or to a picture of a master, went on into every file that was built.
"""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from jobcareer_kb.errors import UsageFault
from jobcareer_kb.look import POWERPOINT, WORD, Look
from jobcareer_kb.writers._paper.blank import blank_of
from jobcareer_kb.writers._paper.styles import PARAGRAPH
from jobcareer_kb.writers.pptx.package import _stripped as stripped

Parts = dict[str, bytes]
STYLES, MASTER = "word/styles.xml", "ppt/slideMasters/slideMaster1.xml"
ELSEWHERE = "https://elsewhere.example/"
ENTITY = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
MANY = " ".join(f"a{at}=''" for at in range(200_001))
LINK = (
    '<Relationship Id="rId900" TargetMode="External" Target="{}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>'
)
CLICKED = (
    '<p:sp><p:nvSpPr><p:cNvPr id="900" name="a"><a:hlinkClick r:id="rId900"/></p:cNvPr>'
    "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp></p:spTree>"
)


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def base(name: str) -> Parts:
    return unpacked(Look().word if name == WORD else Look().powerpoint)


def swapped(parts: Parts, part: str, old: str, new: str) -> Parts:
    text = parts[part].decode()
    assert re.search(old, text)
    return {**parts, part: re.sub(old, lambda _: new, text).encode()}


def more(name: str, part: str, what: str, count: int) -> Parts:
    """The base with something many times at the end of a part."""
    return swapped(base(name), part, r"(?=</[^>]*>\s*$)", what * count)


def as_utf32(name: str, part: str) -> Parts:
    parts = base(name)
    text = re.sub(r"^<\?xml.*?\?>\s*", "", parts[part].decode())
    return {**parts, part: text.encode("utf-32-le")}


def linked(name: str, part: str, kind: str) -> Parts:
    """The base with a link to elsewhere in the relations of a part."""
    folder, _, file = part.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    text = base(name).get(relations, empty).decode()
    text = re.sub(r"(<Relationships[^>]*)/>", r"\1></Relationships>", text)
    link = f"{LINK.format(ELSEWHERE, kind)}</Relationships>"
    return {**base(name), relations: text.replace("</Relationships>", link).encode()}


REFUSED: dict[str, tuple[str, Callable[[], Parts], str]] = {
    "a million empty elements": (
        WORD, lambda: more(WORD, STYLES, "<w:a/>", 1_000_000), "more than 200,000 elements"),
    "many in a part that goes away": (
        WORD, lambda: more(WORD, "word/document.xml", "<w:p/>", 300_000), "take its samples"),
    "many in a file of no kind": (
        WORD, lambda: {**base(WORD), "a.bin": b"<a>" + b"<a/>" * 300_000}, "more than 200,000"),
    "many attributes of one element": (
        WORD,
        lambda: more(WORD, STYLES, f"<w:a {MANY}/>", 1),
        "more than 200,000 elements and attributes"),
    "a part that is too large": (
        WORD, lambda: more(WORD, STYLES, " " * 1_000, 8_001), "of XML, of at most 8,000,000"),
    "an entity": (
        WORD, lambda: swapped(base(WORD), STYLES, "<w:styles ", f"{ENTITY}<w:styles "),
        "declares a document type"),
    "XML in UTF-32": (WORD, lambda: as_utf32(WORD, STYLES), "that is not UTF-8"),
    "an encoding that few know": (
        WORD, lambda: {**base(WORD), STYLES: b'<?xml version="1.0" encoding="UTF-7"?><a/>'},
        "that is not UTF-8"),
    "another encoding of many signs": (
        WORD, lambda: {**base(WORD), STYLES: b'<?xml version="1.0" encoding="Shift_JIS"?><a/>'},
        "that is not UTF-8"),
    "many shapes of a master": (
        POWERPOINT, lambda: more(POWERPOINT, MASTER, "<p:a/>", 300_000), "more than 200,000"),
    "an entity of a deck": (
        POWERPOINT, lambda: swapped(base(POWERPOINT), MASTER, "<p:sldM", f"{ENTITY}<p:sldM"),
        "declares a document type"),
    "a link that a master names": (
        POWERPOINT,
        lambda: swapped(linked(POWERPOINT, MASTER, "hyperlink"), MASTER, "</p:spTree>", CLICKED),
        f"has a link to '{ELSEWHERE}' in {MASTER}; take it out"),
}  # fmt: skip


@pytest.mark.parametrize("name, make, said", REFUSED.values(), ids=REFUSED)
def test_a_base_is_refused_in_one_line(name: str, make: Callable[[], Parts], said: str) -> None:
    with pytest.raises(UsageFault, match=rf"^templates/{name} [^\n]*$") as fault:
        fit(name, packed(make()))
    assert said in str(fault.value)


LINKED = {
    "a font": (WORD, "word/fontTable.xml", "font"),
    "a picture of a list": (WORD, "word/numbering.xml", "image"),
    "a picture of the theme": (WORD, "word/theme/theme1.xml", "image"),
    "a template": (WORD, "word/settings.xml", "attachedTemplate"),
    "styles": (WORD, STYLES, "hyperlink"),
    "a picture of a master": (POWERPOINT, MASTER, "image"),
    "a film of a layout": (POWERPOINT, "ppt/slideLayouts/slideLayout1.xml", "video"),
    "a theme of a deck": (POWERPOINT, "ppt/theme/theme1.xml", "image"),
}


@pytest.mark.parametrize("name, part, kind", LINKED.values(), ids=LINKED)
def test_no_file_asks_a_place_that_its_base_names(name: str, part: str, kind: str) -> None:
    given = linked(name, part, kind)
    assert any(ELSEWHERE.encode() in data for data in given.values())
    kept = unpacked(fit(name, packed(given)))
    assert [at for at, data in kept.items() if ELSEWHERE.encode() in data] == []


LENGTHS = re.compile(r'( w:(?:after|before|left|right|hanging|line)=")[0-9]+')


@pytest.mark.parametrize("number", ["1e999", "-1e999", "nan", "9" * 400, "1e300", "", "a"])
def test_a_length_that_is_none_is_not_reckoned_with(number: str) -> None:
    parts = base(WORD)
    styles = LENGTHS.sub(rf"\g<1>{number}", parts[STYLES].decode())
    assert styles.count(f'"{number}"') > 50
    found = blank_of(packed({**parts, STYLES: styles.encode()})).styles
    numbers = [found.number(name, "pPr/spacing", each) for name in PARAGRAPH
               for each in ("after", "before", "line")]  # fmt: skip
    assert set(numbers) == {0}


def fit(name: str, data: bytes) -> bytes:
    """What of a base document goes on into every file."""
    return blank_of(data).data if name == WORD else stripped(data)
