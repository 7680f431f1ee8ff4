"""Files that were made to be slow, to fill the memory or to be read in two ways.

`GROWING` makes the same kind of file in any size: a test and a benchmark double it. Each holds what
somebody could send who knows how the readers work. `zipped` and `raw_zip` make packages, sound ones
and such as no program would write.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MARK = "_kb_abcdefghijkl_1"

Parts = Iterable[tuple[str, str | bytes]]


def zipped(parts: Parts, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of parts by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packed) as file:
        for name, text in parts:
            file.writestr(name, text)
    return buffer.getvalue()


@dataclass(frozen=True)
class Entry:
    """An entry of a package, and the lies about it."""

    name: str
    data: bytes = b""
    declared: int | None = None
    """Size that the list of parts gives; None for the true one."""
    packed: int = zipfile.ZIP_DEFLATED
    flags: int = 0
    at: int | None = None
    """Where the list says that it lies; None for the truth."""
    comment: bytes = b""


def raw_zip(entries: Iterable[Entry], comment: bytes = b"") -> bytes:
    """A package as its entries say, true or not."""
    body, listed = io.BytesIO(), io.BytesIO()
    count = 0
    for entry in entries:
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        stored = entry.packed == zipfile.ZIP_STORED
        data = entry.data if stored else deflate.compress(entry.data) + deflate.flush()
        name = entry.name.encode()
        size = len(entry.data) if entry.declared is None else entry.declared
        at = body.tell() if entry.at is None else entry.at
        common = (20, entry.flags, entry.packed, 0, 33, zlib.crc32(entry.data), len(data), size)
        body.write(struct.pack("<4s5H3L2H", b"PK\3\4", *common, len(name), 0) + name + data)
        rest = (len(name), 0, len(entry.comment), 0, 0, 0, at)
        listed.write(struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, *common, *rest))
        listed.write(name + entry.comment)
        count += 1
    end = (0, 0, count & 0xFFFF, count & 0xFFFF, len(listed.getvalue()), body.tell(), len(comment))
    tail = struct.pack("<4s4H2LH", b"PK\5\6", *end)
    return body.getvalue() + listed.getvalue() + tail + comment


def word(body: str, more: Parts = ()) -> bytes:
    """A Word file with this body."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped([("word/document.xml", document), *more])


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def start(name: str, number: int = 0) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int = 0) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def deck(slides: Iterable[str], listed: Iterable[int] | None = None) -> bytes:
    """A show of slides, each given by its body; `listed` says which come in what order."""
    bodies = list(slides)
    order = range(len(bodies)) if listed is None else listed
    ids = "".join(f'<p:sldId r:id="r{number}"/>' for number in order)
    parts: list[tuple[str, str]] = [
        ("ppt/presentation.xml", f"<p:presentation {P} {R}>{ids}</p:presentation>"),
        (
            "ppt/_rels/presentation.xml.rels",
            relations((f"r{n}", "slide", f"slides/slide{n}.xml") for n in range(len(bodies))),
        ),
    ]
    for number, body in enumerate(bodies):
        parts.append((f"ppt/slides/slide{number}.xml", f"<p:sld {P} {A}>{body}</p:sld>"))
    return zipped(parts)


def relations(found: Iterable[tuple[str, str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{KIND}/{kind}" Target="{target}"/>'
        for id_, kind, target in found
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def quiz(body: str) -> bytes:
    return f"<quiz>{body}</quiz>".encode()


def question(body: str) -> bytes:
    """A bank of one question whose text is this HTML."""
    text = f"<questiontext><text><![CDATA[{body}]]></text></questiontext>"
    return quiz(f'<question type="essay"><name><text>Q</text></name>{text}</question>')


def _marked_pieces(count: int, mark: Callable[[int], str]) -> str:
    return "".join(f"{start(mark(n), n)}{run('job ')}{end(n)}{run('or ')}" for n in range(count))


def _closed_above_open(count: int) -> str:
    """One mark stays open under many that have ended."""
    opened = "".join(start(MARK, n) for n in range(count))
    return opened + "".join(end(n) for n in range(1, count)) + run("job") * count


def _addressed(count: int) -> str:
    """Elements and attributes whose namespace has an address as long as there are many of them."""
    attributes = "".join(f' n:a{k}=""' for k in range(min(count, 900)))
    return f'<p xmlns:n="\U0001f600{"A" * count}"{attributes}>{"<n:b/>" * count}</p>'


def _related_at_length(count: int) -> bytes:
    """Relations of a slide whose name is as long as there are many of them."""
    slide, notes = f"{'a' * min(count, 60_000)}.xml", ((f"r{k}", "x", "b") for k in range(count))
    return zipped(
        [
            (
                "ppt/presentation.xml",
                f'<p:presentation {P} {R}><p:sldId r:id="r"/></p:presentation>',
            ),
            ("ppt/_rels/presentation.xml.rels", relations([("r", "slide", slide)])),
            (f"ppt/{slide}", "<a/>"),
            (f"ppt/_rels/{slide}.rels", relations(notes)),
        ]
    )


GROWING: dict[str, dict[str, Callable[[int], bytes]]] = {
    "docx": {
        "runs": lambda n: word(f"<w:p>{run('job ') * n}</w:p>"),
        "paragraphs": lambda n: word(f"<w:p>{run('job')}</w:p>" * n),
        "empty paragraphs": lambda n: word("<w:p/>" * n),
        "one mark in many paragraphs": lambda n: word(
            f"<w:p>{start(MARK)}{run('job')}{end()}{run('!')}</w:p>" * n
        ),
        "one mark in one paragraph": lambda n: word(f"<w:p>{_marked_pieces(n, _same)}</w:p>"),
        "many marks of one field": lambda n: word(f"<w:p>{_marked_pieces(n, _other)}</w:p>"),
        "marks that never end": lambda n: word(
            "<w:p>" + "".join(start(MARK, k) + run("job") for k in range(n)) + "</w:p>"
        ),
        "marks closed above an open one": lambda n: word(f"<w:p>{_closed_above_open(n)}</w:p>"),
        "one long text": lambda n: word(f"<w:p>{run('job or career ' * n)}</w:p>"),
        "attributes": lambda n: word("<w:p " + "".join(f'a{k}="" ' for k in range(n)) + "/>"),
        "namespaces": lambda n: word(
            "<w:p " + "".join(f'xmlns:n{k}="u{k}" ' for k in range(n)) + f">{'<w:r/>' * n}</w:p>"
        ),
        "a long address of a namespace": lambda n: word(_addressed(n)),
        "names": lambda n: word("".join(f"<w:n{k}/>" for k in range(n))),
        "instructions": lambda n: word("<?a b?>" * n),
        "comments": lambda n: word("<!--a-->" * n),
        "signs by number": lambda n: word(f"<w:p>{run('&#74;&amp;' * n)}</w:p>"),
        "marks kept aside": lambda n: word(
            "",
            [
                (
                    "customXml/item1.xml",
                    '<m xmlns="urn:jobcareer-kb:marks:1">'
                    + "".join(f'<mark name="m{k}" digest="d"/>' for k in range(n))
                    + "</m>",
                )
            ],
        ),
    },
    "pptx": {
        "runs": lambda n: deck([f"<a:p>{'<a:r><a:t>job </a:t></a:r>' * n}</a:p>"]),
        "paragraphs": lambda n: deck(["<a:p><a:r><a:t>job</a:t></a:r></a:p>" * n]),
        "breaks": lambda n: deck([f"<a:p>{'<a:br/>' * n}</a:p>"]),
        "one slide many times": lambda n: deck(["<a:p/>"], [0] * n),
        "slides": lambda n: deck(["<a:p><a:r><a:t>job</a:t></a:r></a:p>"] * n),
        "relations": lambda n: zipped(
            [
                ("ppt/presentation.xml", f"<p:presentation {P}/>"),
                (
                    "ppt/_rels/presentation.xml.rels",
                    relations((f"r{k}", "slide", "../../a/../x.xml") for k in range(n)),
                ),
            ]
        ),
        "relations of a slide with a long name": _related_at_length,
        "a long address of a namespace": lambda n: deck([_addressed(n)]),
        "parts": lambda n: zipped(
            [(f"ppt/x{k}.xml", "") for k in range(n)] + [("ppt/presentation.xml", "<p/>")],
            zipfile.ZIP_STORED,
        ),
    },
    "markdown": {
        "brackets": lambda n: b"[" * n,
        "closing brackets": lambda n: b"](" * n,
        "links": lambda n: b"[a](b) " * n,
        "links with marks": lambda n: b"[a](b){ " * n,
        "words of links in each other": lambda n: b"[a " * n + b"](b)" * n,
        "lines of one paragraph": lambda n: b"job\n" * n,
        "paragraphs": lambda n: b"job\n\n" * n,
        "cells": lambda n: b"|" * n,
        "backslashes": lambda n: b"\\" * n,
        "stars": lambda n: b"*a" * n,
        "spaces": lambda n: b"job" + b" " * n + b"or",
        "rules": lambda n: b"-=" * n,
        "comments": lambda n: b"<!--" * n,
        "hashes": lambda n: b"#" * n,
        "quotes": lambda n: b"> " * n,
    },
    "gift": {
        "a title that never ends": lambda n: b"::" + b"a:" * n,
        "titles": lambda n: b"::a::b\n\n" * n,
        "signs": lambda n: b"::a::b{" + b"=" * n,
        "arrows": lambda n: b"-" * n,
        "percentages": lambda n: b"%" + b"1" * n,
        "signs of percentages": lambda n: b"%1" * n,
        "line ends of another kind": lambda n: b"a" + b"\n\x0c" * n,
        "no-break spaces": lambda n: ("a\n" + "\u00a0\n\u2003" * n).encode(),
        "spaces": lambda n: b"::a::" + b" " * n + b"b",
        "spaces before a format": lambda n: b"=" + b" " * n + b"[html",
        "blank lines": lambda n: b"a\n" + b" \n" * n,
        "comments": lambda n: b"// a\n" * n,
        "backslashes": lambda n: b"\\" * n,
        "tags": lambda n: b"<p" * n,
        "a number of a sign": lambda n: b"&#" + b"9" * n + b";",
    },
    "moodle-xml": {
        "questions": lambda n: quiz("<question/>" * n),
        "texts": lambda n: quiz(f"<question>{'<a><text>job</text></a>' * n}</question>"),
        "tags": lambda n: question("<p" * n),
        "tags that end": lambda n: question("<p>" * n),
        "one tag": lambda n: question("<p " + "a" * n),
        "entities": lambda n: question("&amp" * n),
        "a number of a sign": lambda n: question("&#" + "9" * n + ";"),
        "zeros of a number": lambda n: question("&#" + "0" * n + "65;"),
        "spaces": lambda n: question("a" + " " * n + "b"),
        "ids": lambda n: quiz(f"<question>{'<idnumber>a</idnumber>' * n}</question>"),
        "long ids of many texts": lambda n: quiz(
            f"<question><idnumber>{'a' * n}</idnumber>{'<a><text>b</text></a>' * (n // 30)}"
            "</question>"
        ),
        "elements": lambda n: quiz("<a/>" * n),
        "a long address of a namespace": lambda n: quiz(_addressed(n)),
        "attributes": lambda n: quiz("<a " + "".join(f'b{k}="" ' for k in range(n)) + "/>"),
    },
}
"""By the name of a reader: a file that was made to be slow, of a size to be chosen."""


def _same(_: int) -> str:
    return MARK


def _other(number: int) -> str:
    return f"_kb_abcdefghijkl_{number}"
