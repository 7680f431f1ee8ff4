"""Office packages: equal entries give equal bytes, on every machine."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.archive import canonical_zip

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
            assert (info.compress_type, info.create_system) == (zipfile.ZIP_STORED, 3)
            assert (info.extra, info.comment) == (b"", b"")


def test_the_content_types_come_first() -> None:
    names = ["a.xml", "word/document.xml", "_rels/.rels", "[Content_Types].xml", "Z.xml"]
    with zipfile.ZipFile(io.BytesIO(canonical_zip(dict.fromkeys(names, b"")))) as package:
        assert package.namelist() == [
            "[Content_Types].xml", "_rels/.rels", "Z.xml", "a.xml", "word/document.xml",
        ]  # fmt: skip
