"""Damage built files of every format, many times, and read each: `python ... --files N`.

A damaged file must give a reading or one fault in one line, never another exception; what was read
must be traced. Bytes are flipped, cut, doubled and moved, within packages and round them; entries
of packages are dropped, doubled and renamed; tags are doubled, swapped and taken away. The same
seed gives the same damage on every machine.
"""

import argparse
import io
import random
import re
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import jobcareer_kb
from jobcareer_kb.building.make import job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.readers import reader_for, readers
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.trace import Texts, traced_by_marks

TOKENS = [
    b"", b"<", b">", b"/>", b"</", b"&", b"&#", b"&#x110000;", b"&#" + b"9" * 5_000 + b";", b"&a;",
    b"<!DOCTYPE a>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?a?>", b"xmlns=''", b"\0", b"\xff",
    b"\xef\xbb\xbf", b"\xed\xa0\x80", b"[", b"](", b"|", b"\\", b"::", b"{", b"}", b"=", b"~%",
    b"#", b"\n\n", b"\n\x0c", b"\r", b"\xe2\x80\xa8", b"PK\1\2", b"PK\3\4", b"PK\5\6", b"PK\6\7",
    b"\xff" * 8, b"_kb_", b"<w:p>", b"<w:t>", b"<w:bookmarkStart w:id='0' w:name='_kb_a_1'/>",
    b"<a>" * 300, b"[" * 3_000, b"a" * 30_000,
]  # fmt: skip
LIMIT = 5.0
"""Seconds of the processor that no single file may take; judged by the script, not by the suite."""
_TAG = re.compile(rb"<[^<>]*>")


@cache
def starter() -> KnowledgeBase:
    kb = load_corpus(read_folder(Path(jobcareer_kb.__file__).parent / "starter", "kb")).kb
    assert kb is not None
    return kb


@cache
def sound_files() -> dict[str, bytes]:
    """A built file of each format by a name with its ending."""
    kb, templates = starter(), Templates(packaged("templates"), "templates")
    made = {a.format: make(job(kb, a, templates, Look())).data for a in plan(kb)}
    return {f"a{readers()[name].ending}": made[name] for name in sorted(readers())}


def _slips(data: bytes, chance: random.Random) -> bytes:
    """A piece overwritten, doubled, moved or cut."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(data))
        stop = min(len(data), start + chance.choice([0, 1, 1, 2, 8, 100, 5_000]))
        piece = chance.choice([chance.choice(TOKENS), data[start:stop] * 2, chance.randbytes(4)])
        data = data[:start] + piece + data[stop:]
    return data


def _flips(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20) if data else 0):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return chance.choice([data[:at], data[at:]])


def _tags(data: bytes, chance: random.Random) -> bytes:
    """A tag doubled, swapped with another one, or taken away."""
    found = [match.span() for match in _TAG.finditer(data)]
    for _ in range(chance.randint(1, 5) if found else 0):
        (start, stop), (other, end) = chance.choice(found), chance.choice(found)
        tag = chance.choice([b"", data[start:stop] * 2, data[other:end], data[start:stop] * 300])
        data = data[:start] + tag + data[stop:]
        found = [match.span() for match in _TAG.finditer(data)] or [(0, 0)]
    return data


WITHIN: tuple[Callable[[bytes, random.Random], bytes], ...] = (_slips, _flips, _cut, _tags)


@cache
def _entries(data: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return tuple((name, package.read(name)) for name in package.namelist())


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """A package with damage within, or with other entries, one of them packed another way."""
    parts = [*_entries(data)]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(parts))
        name, content = parts[at]
        match chance.randrange(6):
            case 0:
                del parts[at]
            case 1:
                parts.insert(chance.randrange(len(parts)), parts[at])
            case 2:
                parts[at] = (
                    chance.choice(["../a", "/a", "a\\b", name.upper(), "a" * 500]),
                    content,
                )
            case 3:
                parts[at] = (name, chance.choice(parts)[1])
            case _:
                parts[at] = (name, chance.choice(WITHIN)(content, chance))
    buffer = io.BytesIO()
    packed = chance.choice([zipfile.ZIP_STORED] * 5 + [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
    with zipfile.ZipFile(buffer, "w") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there already
        otherwise = chance.randrange(len(parts))
        for at, (name, content) in enumerate(parts):
            how = packed if at == otherwise else zipfile.ZIP_STORED
            package.writestr(zipfile.ZipInfo(name), content, how)
    return buffer.getvalue()


def cases(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Name and damaged bytes, the same for a seed."""
    files = sound_files()
    names = list(files)
    chance = random.Random(seed)
    for _ in range(count):
        name = chance.choice(names)
        data = files[name]
        inner = name.endswith(("x",)) and chance.random() < 0.7
        yield name, (_repacked if inner else chance.choice(WITHIN))(data, chance)


def outcome(name: str, data: bytes, texts: Texts) -> str:
    """What became of a file: words, or the beginning of the one fault."""
    try:
        reading = reader_for(name, data).read(data)
    except UsageFault as fault:
        said = str(fault)
        assert said.isprintable(), f"not one line for a terminal: {said!r}"
        return f"{name}: refused"
    traces = list(traced_by_marks(reading, texts))
    return f"{name}: {'words' if traces else 'no words'}"


def run(count: int, seed: int) -> tuple[Counter[str], float]:
    """Read damaged files; return how often each outcome came, and the longest time of a file.

    What fails names the case.
    """
    texts, found, slowest = Texts(starter()), Counter[str](), 0.0
    for number, (name, data) in enumerate(cases(count, seed)):
        started = time.process_time()
        try:
            found[outcome(name, data, texts)] += 1
        except Exception as fault:
            raise AssertionError(f"seed {seed}, case {number}, {name}: {fault!r}") from fault
        slowest = max(slowest, time.process_time() - started)
    return found, slowest


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found, slowest = run(options.files, options.seed)
    assert slowest < LIMIT, f"the slowest file took {slowest:.2f} s"
    print(f"{options.files} damaged files, no other fault, the slowest in {slowest:.2f} s:")
    for said, count in sorted(found.items()):
        print(f"  {count:>7} {said}")


if __name__ == "__main__":
    main()
