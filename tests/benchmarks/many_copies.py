"""The knowledge base that came along, many times over in one: for timing many workshops.

python tests/benchmarks/many_copies.py DIR [--copies 33]

Every record gets the number of its copy behind its id, and so does every name that leads to it.
Sources, figures and tables stand once, as in a school whose workshops share them. Texts in other
languages are left out.
"""

import argparse
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from jobcareer_kb.loading.files import is_of_language
from jobcareer_kb.packaged import packaged

_SHARED = frozenset({"data", "figure"})
_ID = re.compile(r"^(?:- |  )?id: ([a-z][a-z0-9-]*)$", re.MULTILINE)
_NAME = re.compile(r"\b([a-z]+)/([a-z][a-z0-9-]*|\*)(?![\w/.])")

_GIVEN = re.compile(r"^ *give: \[.*$", re.MULTILINE)
"""A cue calls a sheet by its id alone."""
_WORD = re.compile(r"[a-z][a-z0-9-]*")


def write(folder: Path, copies: int) -> int:
    """Write the base; return the number of its workshops."""
    source = packaged("kb")
    kinds = [path for path in source.iterdir() if path.is_dir() and path.name not in _SHARED]
    texts = {
        file.relative_to(source): file.read_text(encoding="utf-8")
        for kind in kinds
        for file in kind.rglob("*.yaml")
        if not is_of_language(file.relative_to(source).as_posix())
    }
    ids: dict[str, list[str]] = {}
    for path, text in sorted(texts.items()):
        ids.setdefault(path.parts[0], []).extend(_ID.findall(text))
    folder.mkdir(parents=True)
    for path in source.iterdir():
        if path.name in _SHARED:
            shutil.copytree(path, folder / path.name)
        elif path.is_file() and not is_of_language(path.name):
            shutil.copy(path, folder)
    for number in range(copies):
        for path, text in texts.items():
            place = folder / path.with_stem(f"{path.stem}-{number}")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_numbered(text, number, ids), encoding="utf-8")
    return copies * len(ids["workshop"])


def _numbered(text: str, number: int, ids: Mapping[str, list[str]]) -> str:
    """The text of one copy; a pick of a whole kind becomes a pick of each of the copy's records."""

    def renamed(found: re.Match[str]) -> str:
        kind, id_ = found.groups()
        return f"{kind}/{id_}-{number}" if id_ in ids.get(kind, ()) else found[0]

    def picked(found: re.Match[str]) -> str:
        lead, kind = found.groups()
        return "\n".join(f"{lead}{kind}/{id_}" for id_ in ids[kind])

    text = re.sub(r"^( *- )([a-z]+)/\*$", picked, text, flags=re.MULTILINE)

    def given(found: re.Match[str]) -> str:
        return _WORD.sub(lambda w: f"{w[0]}-{number}" if w[0] in ids["sheet"] else w[0], found[0])

    text = _ID.sub(lambda found: f"{found[0]}-{number}", text)
    return _GIVEN.sub(given, _NAME.sub(renamed, text))


def main() -> None:
    """Write a base for looking at."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=33)
    given = parser.parse_args()
    print(f"{write(given.folder, given.copies)} workshops")


if __name__ == "__main__":
    main()
