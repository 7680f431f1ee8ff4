"""A source has one number in all papers of a workshop; a paper lists those that it cites.

Papers that lie beside others name a source by who and when; the others give the whole entry.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from word_files import folded

SHOPS = ("job-or-career-45", "job-or-career-60", "job-or-career-90")
_ENTRY = re.compile(r"\[(\d+)\]\s+(\S.*)")
_WRITTEN_AS = re.compile(r"\\|(?<=\])\(https?://\S*\)|\[(?=\w+\.)(\S+)\](?=\(http)")
_CITED = re.compile(r"\[(\d+(?:, [^\[\];]+)?(?:; \d+(?:, [^\[\];]+)?)*)\]")


def lines_of(path: Path) -> list[str]:
    """Every paragraph of a file, as its reader sees it."""
    if path.suffix == ".docx":
        return [p.text for p in docx.Document(str(path)).element.body.iter("{*}p")]
    if path.suffix == ".pptx":
        return list(_on_slides(path))
    return _WRITTEN_AS.sub(r"\1", path.read_text(encoding="utf-8")).splitlines()


def files_of(folder: Path) -> list[Path]:
    """The files of a workshop; a PDF says what its Word file says."""
    return sorted(path for path in folder.iterdir() if path.suffix != ".pdf")


def _on_slides(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for part in (slide, slide.notes_slide):
            texts = (p for p in part.element.iter("{*}p") if p.nsmap["a"] in p.tag)
            yield from ("".join(p.itertext("{*}t")) for p in texts)


def numbered(path: Path) -> tuple[dict[int, str], set[int]]:
    """What the reference list of a file holds by number, and the numbers that its texts cite."""
    listed: dict[int, str] = {}
    cited: set[int] = set()
    for line in map(folded, lines_of(path)):
        if entry := _ENTRY.match(line):
            said = entry[2].replace("*", "")  # a slide may say author and year, its notes the rest
            listed[int(entry[1])] = max(said, listed.get(int(entry[1]), ""), key=len)
        else:
            cites = (each for found in _CITED.findall(line) for each in found.split("; "))
            cited |= {int(each.partition(",")[0]) for each in cites}
    return listed, cited


@pytest.mark.parametrize("shop", SHOPS)
def test_a_number_stands_for_one_source_in_all_files(real_build: Path, shop: str) -> None:
    whole: dict[int, set[str]] = {}
    short: dict[int, set[str]] = {}
    for path in files_of(real_build / shop):
        for number, entry in numbered(path)[0].items():
            (whole if _WHOLE.search(entry) else short).setdefault(number, set()).add(entry)
    assert {number: said for number, said in whole.items() if len(said) > 1} == {}
    assert len({entry for said in whole.values() for entry in said}) == len(whole)
    others = [(n, each) for n, said in short.items() for each in said if not _names(each, whole[n])]
    assert others == []


_WHOLE = re.compile(r"\((?:n\.d\.|\d{4})[^)]*\)\.")


def _names(short: str, whole: set[str]) -> bool:
    """Say whether who and when are those of the whole entry."""
    who, _, when = short.replace(",”", "”,").rpartition(", ")
    first = who.strip("“”").split()[0].rstrip(",.")
    return all(entry.startswith(first) and f"({when}" in entry for entry in whole)


@pytest.mark.parametrize("shop", SHOPS)
def test_a_paper_lists_what_it_cites_by_number(real_build: Path, shop: str) -> None:
    for path in files_of(real_build / shop):
        listed, cited = numbered(path)
        assert set(listed) == cited, path.name
        assert list(listed) == sorted(listed) or "-slides." in path.name, path.name
