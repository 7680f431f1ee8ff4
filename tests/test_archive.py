"""Office packages: equal entries give equal bytes; a package is known by its parts."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb import archive
from jobcareer_kb.archive import canonical_zip, digest_of, digest_of_bytes

NAMES = st.from_regex(r"[a-z]{1,8}(/[a-z.]{1,8}){0,3}", fullmatch=True)
ENTRIES = st.dictionaries(NAMES, st.binary(max_size=40), min_size=1, max_size=8)


@given(ENTRIES)
def test_entries_come_back(entries: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(canonical_zip(entries))) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == entries


@given(ENTRIES, st.randoms())
def test_the_order_of_making_does_not_matter(entries: dict[str, bytes], random: object) -> None:
    names = sorted(entries)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert canonical_zip({name: entries[name] for name in names}) == canonical_zip(entries)


@given(ENTRIES)
def test_nothing_of_the_machine_is_in_it(entries: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(canonical_zip(entries))) as package:
        for info in package.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.compress_type, info.create_system) == (zipfile.ZIP_DEFLATED, 3)
            assert (info.extra, info.comment) == (b"", b"")


def test_the_content_types_come_first() -> None:
    names = ["a.xml", "word/document.xml", "_rels/.rels", "[Content_Types].xml", "Z.xml"]
    with zipfile.ZipFile(io.BytesIO(canonical_zip(dict.fromkeys(names, b"")))) as package:
        assert package.namelist() == [
            "[Content_Types].xml", "_rels/.rels", "Z.xml", "a.xml", "word/document.xml",
        ]  # fmt: skip


PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:p>Hello</w:p>" * 50}


def packed_anew(parts: Mapping[str, bytes], method: int, level: int | None = None) -> bytes:
    """A package as another build of zlib, or an earlier version of this program, makes it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=level) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, method, level)
    return buffer.getvalue()


PACKED = {
    "stored": (zipfile.ZIP_STORED, None),
    "packed less": (zipfile.ZIP_DEFLATED, 1),
}


@pytest.mark.parametrize("method, level", PACKED.values(), ids=PACKED)
def test_a_package_is_known_by_its_parts(method: int, level: int | None) -> None:
    ours, theirs = canonical_zip(PARTS), packed_anew(PARTS, method, level)
    assert ours != theirs
    assert digest_of(ours) == digest_of(theirs)


def listed_as(data: bytes, place: int, value: bytes) -> bytes:
    """A package with other bytes in its end."""
    at = len(data) - 22 + place
    return data[:at] + value + data[at + len(value) :]


def one_sign_less(data: bytes) -> bytes:
    """The part says that it unpacks to less than it does."""
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1) + 24
    (size,) = struct.unpack("<I", data[at : at + 4])
    return data[:at] + struct.pack("<I", size - 1) + data[at + 4 :]


EDITED: dict[str, Callable[[bytes], bytes]] = {
    "another word": lambda _: canonical_zip({**PARTS, "word/document.xml": b"<w:p>Bye</w:p>"}),
    "a part more": lambda _: canonical_zip({**PARTS, "word/notes.xml": b""}),
    "a part less": lambda _: canonical_zip({"[Content_Types].xml": b"<Types/>"}),
    "a part by another name": lambda _: canonical_zip(
        {"[Content_Types].xml": b"<Types/>", "word/doc.xml": PARTS["word/document.xml"]}
    ),
    "the parts in another order": lambda _: packed_anew(dict(sorted(PARTS.items())[::-1]), 8),
    "something behind it": lambda data: data + b"mine",
    "something before it": lambda data: b"mine" + data,
    "a package behind it": lambda data: data + data,
    "a comment": lambda data: listed_as(data, 20, b"\4\0") + b"mine",
    "half of it": lambda data: data[: len(data) // 2],
    "a long list of parts": lambda data: listed_as(data, 12, b"\xff\xff\xff\x7f"),
    "a sign less": one_sign_less,
    "a damaged part": lambda data: data.replace(data[100:110], b"0123456789"),
    "packed as no Office program does": lambda _: packed_anew(PARTS, zipfile.ZIP_LZMA),
}


@pytest.mark.parametrize("edit", EDITED.values(), ids=EDITED)
def test_what_somebody_edited_is_another_one(edit: Callable[[bytes], bytes]) -> None:
    ours = canonical_zip(PARTS)
    assert digest_of(edit(ours)) != digest_of(ours)


def test_what_is_no_package_is_known_by_its_bytes() -> None:
    for data in (b"", b"PK\x03\x04", b"# A title\n", canonical_zip(PARTS) + b"mine"):
        assert digest_of(data) == digest_of_bytes(data)


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = canonical_zip(PARTS)
    monkeypatch.setattr(archive, "MOST_PACKED", sum(map(len, PARTS.values())) - 1)
    assert digest_of(ours) == digest_of_bytes(ours)
