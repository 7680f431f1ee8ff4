"""Files made to be slow or to fill the memory: refused by name, or read in linear time."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hostile_files import (
    GROWING,
    A,
    Entry,
    P,
    R,
    W,
    deck,
    question,
    quiz,
    raw_zip,
    relations,
    run,
    word,
    zipped,
)
from linear import assert_doubles, backstop

from jobcareer_kb.readers import Paragraph, Piece, ReadFault, _caps, readers
from jobcareer_kb.readers._text import shown, texts_in

DOCUMENT = "word/document.xml"
SOUND = f"<w:document {W}><w:body><w:p>{run('A job.')}</w:p></w:body></w:document>".encode()
ITEM = b" " * _caps.MAX_PART
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>"
)


def packed(*entries: Entry, **more: Any) -> bytes:
    return raw_zip([Entry(DOCUMENT, SOUND), *entries], **more)


def nested(count: int) -> bytes:
    return word("<w:x>" * count + "</w:x>" * count)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a bomb": (
        "docx", lambda: zipped([(DOCUMENT, b"\0" * 8_388_609)]),
        "unpacks to 8,388,609 bytes, at most 8,388,608 are read",
    ),
    "a bomb that lies": (
        "docx", lambda: raw_zip([Entry(DOCUMENT, b"\0" * 50_000_000, declared=500)]),
        f"{DOCUMENT} is damaged",
    ),
    "a part that is shorter than it says": (
        "docx", lambda: raw_zip([Entry(DOCUMENT, SOUND, declared=5_000)]), f"{DOCUMENT} is damaged",
    ),
    "a part said to be endless": (
        "docx", lambda: raw_zip([Entry(DOCUMENT, SOUND, declared=0xFFFFFFFE)]),
        "unpacks to 4,294,967,294 bytes, at most 8,388,608 are read",
    ),
    "many bombs": (
        "docx", lambda: packed(*(Entry(f"customXml/item{n}.xml", ITEM) for n in range(5))),
        "brings what is unpacked to over 33,554,432, at most 33,554,432 are read",
    ),
    "entries in each other": (
        "docx", lambda: packed(Entry("a", SOUND, at=0)), "overlaps another one; not read",
    ),
    "an entry within the list": (
        "docx", lambda: packed(Entry("a", SOUND, at=400)), "overlaps another one; not read",
    ),
    "one name many times": (
        "docx", lambda: packed(*[Entry("a")] * 3_000), "3,000 parts are called a; not read",
    ),
    "two documents": (
        "docx", lambda: packed(Entry(DOCUMENT)), f"2 parts are called {DOCUMENT}; not read",
    ),
    "many parts": (
        "docx", lambda: packed(*(Entry(str(n)) for n in range(5_000))),
        "5,001 parts, at most 5,000 are read",
    ),
    "a huge list of parts": (
        "docx", lambda: packed(*(Entry(str(n), comment=b"a" * 60_000) for n in range(20))),
        "a list of parts of 1,201,0",
    ),
    "a name that leads out": (
        "docx", lambda: packed(Entry("../../home/notes.txt")), "leads out of the file; not read",
    ),
    "a name within that leads out": (
        "docx", lambda: packed(Entry("a/../../b")), "leads out of the file; not read",
    ),
    "an absolute name": (
        "docx", lambda: packed(Entry("/etc/passwd")), "leads out of the file; not read",
    ),
    "a name for the terminal": (
        "docx", lambda: packed(Entry("/\x1b]0;a\x07\n" + "b" * 500)),
        r"the part /\x1b]0;a\x07\nbbb",
    ),
    "a password": (
        "docx", lambda: packed(Entry("a", flags=1)), "the part a is protected by a password",
    ),
    "another packing": (
        "docx", lambda: zipped([(DOCUMENT, SOUND)], zipfile.ZIP_BZIP2), "no Office program uses",
    ),
    "yet another packing": (
        "docx", lambda: zipped([(DOCUMENT, SOUND)], zipfile.ZIP_LZMA), "no Office program uses",
    ),
    "deep nesting": (
        "docx", lambda: nested(300), "is nested more than 256 deep, at most 256 are read",
    ),
    "attributes": (
        "docx", lambda: GROWING["docx"]["attributes"](500_000),
        f"{DOCUMENT} has an element of 500,000 attributes, at most 1,000 are read",
    ),
    "declarations of namespaces": (
        "docx", lambda: GROWING["docx"]["namespaces"](2_000),
        f"{DOCUMENT} has an element of 2,000 attributes, at most 1,000 are read",
    ),
    "an address of a namespace": (
        "docx", lambda: GROWING["docx"]["a long address of a namespace"](40_000),
        f"{DOCUMENT} has a name of 40,001 signs, at most 500 are read",
    ),
    "an address of a namespace on a slide": (
        "pptx", lambda: GROWING["pptx"]["a long address of a namespace"](40_000),
        "slide0.xml has a name of 40,001 signs, at most 500 are read",
    ),
    "an address of a namespace in a bank": (
        "moodle-xml", lambda: GROWING["moodle-xml"]["a long address of a namespace"](40_000),
        "the file has a name of 40,001 signs, at most 500 are read",
    ),
    "names kept at each depth": (
        "pptx", lambda: deck([f'<b xmlns="{"A" * 4_000_000}">' + "<b>" * 250 + "</b>" * 251]),
        "slide0.xml has a name of 4,000,000 signs",
    ),
    "a name of an attribute": (
        "docx", lambda: word(f'<w:p {"a" * 501}=""/>'), "a name of 501 signs, at most 500 are read",
    ),
    "a name of a part": (
        "pptx", lambda: GROWING["pptx"]["relations of a slide with a long name"](501),
        "aaa... has a name of 509 signs, at most 500 are read",
    ),
    "very deep nesting": ("docx", lambda: nested(500_000), "is nested more than 256 deep"),
    "elements": (
        "docx", lambda: word("<w:x/>" * 500_000), "brings the elements to more than 500,000, at",
    ),
    "elements over all parts": (
        "pptx", lambda: deck(["<p:x/>" * 260_000] * 2),
        "slide1.xml brings the elements to more than 500,000, at most 500,000 are read",
    ),
    "paragraphs": (
        "docx", lambda: word(f"<w:p>{run('a')}</w:p>" * 20_001),
        "more than 20,000 paragraphs, at most 20,000 are read",
    ),
    "pieces": (
        "docx", lambda: GROWING["docx"]["many marks of one field"](26_000),
        "more than 50,000 pieces of paragraphs, at most 50,000 are read",
    ),
    "laughs": ("docx", lambda: zipped([(DOCUMENT, LAUGHS)]), "declares a document type"),
    "laughs in another encoding": (
        "docx", lambda: zipped([(DOCUMENT, LAUGHS.encode("utf-16"))]), "declares a document type",
    ),
    "an entity of nobody": ("docx", lambda: word(run("&a;")), "is no XML: undefined entity"),
    "slides": (
        "pptx", lambda: deck(["<a:p/>"], [0] * 1_001), "1,001 slides, at most 1,000 are read",
    ),
    "one large slide many times": (
        "pptx", lambda: deck([" " * 5_000_000], [0] * 1_000),
        "brings what is unpacked to over 33,554,432, at most 33,554,432 are read",
    ),
    "a long text": (
        "markdown", lambda: b"a" * 4_194_305,
        "4,194,305 bytes of text, at most 4,194,304 are read",
    ),
    "lines": ("markdown", lambda: b"# a\n" * 20_001, "more than 20,000 paragraphs"),
    "a long bank": (
        "gift", lambda: b"a" * 4_194_305, "4,194,305 bytes of text, at most 4,194,304 are read",
    ),
    "answers": ("gift", lambda: b"::a::b{" + b"=a" * 20_001, "more than 20,000 paragraphs"),
    "a long bank in XML": (
        "moodle-xml", lambda: quiz(" " * 4_194_304), "at most 4,194,304 are read",
    ),
    "blocks": ("moodle-xml", lambda: question("<p>a" * 20_001), "more than 20,000 paragraphs"),
    "deep questions": (
        "moodle-xml", lambda: b"<quiz>" + b"<question>" * 300, "nested more than 256 deep",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name, made, said", REFUSED.values(), ids=REFUSED)
def test_what_is_too_much_or_not_sound_is_refused_by_name(
    name: str, made: Callable[[], bytes], said: str
) -> None:
    data = made()
    with pytest.raises(ReadFault) as fault, backstop():
        readers()[name].read(data)
    assert said in str(fault.value)
    assert str(fault.value).isprintable(), "one line, and nothing for the terminal"
    assert len(str(fault.value)) < 300


@pytest.mark.parametrize("name", sorted(readers()))
def test_every_reader_refuses_a_file_of_too_many_bytes(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a reader that is written tomorrow."""
    monkeypatch.setattr(_caps, "MAX_FILE", 1_000)
    monkeypatch.setattr(_caps, "MAX_TEXT", 1_000)
    reader = readers()[name]
    with pytest.raises(
        ReadFault, match=r"1,00. bytes.*, at most 1,000 are read: copy what you ask"
    ):
        reader.read((reader.begins or (b"",))[0].ljust(1_001))


@pytest.mark.parametrize("name", sorted(readers()))
def test_every_reader_has_files_that_grow(name: str) -> None:
    assert len(GROWING[name]) >= 5


def test_a_sound_file_with_much_to_say_beside_is_read() -> None:
    data = packed(Entry("customXml/item1.xml", b"<a/>"), comment=b"a" * 0xFFFF)
    assert [p.text for p in readers()["docx"].read(data).paragraphs] == ["A job."]


def outcome(name: str, data: bytes) -> str:
    try:
        return f"{len(readers()[name].read(data).paragraphs)} paragraphs"
    except ReadFault as fault:
        return str(fault)


KINDS = [(name, kind) for name, kinds in GROWING.items() for kind in kinds]
LARGE = {
    "docx": 20_000,
    "pptx": 20_000,
    "markdown": 400_000,
    "gift": 400_000,
    "moodle-xml": 150_000,
}
"""Of how many pieces a file is at which what is not linear would not end."""


@pytest.mark.slow
@pytest.mark.parametrize("name, kind", KINDS, ids=[f"{n}: {k}" for n, k in KINDS])
def test_a_large_file_ends_in_a_reading_or_a_refusal(name: str, kind: str) -> None:
    data = GROWING[name][kind](LARGE[name])
    with backstop():
        said = outcome(name, data)
    assert said.endswith("paragraphs") or "at most" in said


@pytest.mark.slow
@pytest.mark.parametrize("name, kind", KINDS, ids=[f"{n}: {k}" for n, k in KINDS])
def test_twice_the_size_takes_at_most_twice_the_steps(name: str, kind: str) -> None:
    def work(count: int) -> Callable[[], object]:
        data = GROWING[name][kind](count)
        return lambda: outcome(name, data)

    assert_doubles(work, 400)


@pytest.mark.slow
@pytest.mark.parametrize("name, kind", [("docx", "runs"), ("docx", "names"), ("pptx", "runs")])
def test_memory_is_a_few_times_the_size(name: str, kind: str) -> None:
    """63 MB of runs took 1.4 GB once, which is 22 times as much."""
    data = GROWING[name][kind](60_000)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = sum(info.file_size for info in package.infolist())
    tracemalloc.start()
    try:
        readers()[name].read(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * size


def test_a_page_that_a_slide_links_to_may_have_a_long_address() -> None:
    show = relations([("r0", "slide", "s.xml")])
    parts = [
        ("ppt/presentation.xml", f'<p:presentation {P} {R}><p:sldId r:id="r0"/></p:presentation>'),
        ("ppt/_rels/presentation.xml.rels", show),
        ("ppt/s.xml", f"<p:sld {P} {A}><a:p><a:r><a:t>A job.</a:t></a:r></a:p></p:sld>"),
        ("ppt/_rels/s.xml.rels", relations([("r0", "hyperlink", "https://" + "a" * 1_000)])),
    ]
    assert [p.text for p in readers()["pptx"].read(zipped(parts)).paragraphs] == ["A job."]


def test_pieces_of_paragraphs_are_counted_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_caps, "MAX_PIECES", 3)
    two = Paragraph("line 1", (Piece("a"), Piece("b")))
    assert _caps.gathered([two]) == (two,)
    with pytest.raises(ReadFault, match="more than 3 pieces"):
        _caps.gathered([two, two])


@pytest.mark.parametrize(
    "html, words",
    [
        ("a &amp; b", "a & b"),
        ("&#74;ob &#x4A;ob", "Job Job"),
        ("&#" + "9" * 5_000 + ";", "&#" + "9" * 5_000 + ";"),
        ("&#1234567;", "\ufffd"),
    ],
    ids=["a name", "numbers", "a number that no sign has", "a number beyond all signs"],
)
def test_signs_by_number(html: str, words: str) -> None:
    assert texts_in(html) == [words]


def test_a_name_is_shown_in_one_short_line() -> None:
    assert shown("a\nb\x1b[0m") == r"a\nb\x1b[0m"
    assert len(shown("\x1b" * 1_000)) == 80
