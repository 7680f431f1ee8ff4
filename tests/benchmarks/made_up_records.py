"""Records of some 580 bytes for timing: five shapes, words of a fixed list, always the same."""

import random
from collections.abc import Iterator

_SENTENCE = (
    "people often plan their work over many years and learn new skills on the way while a job "
    "may last a season pay the rent or open a door to the next step that they have in mind"
)
_WORDS = _SENTENCE.split()
_BYTES = 570


def files(records: int, a_file: int) -> list[str]:
    """YAML texts with so many records in all and in each; one record stands without a list."""
    source = random.Random(20261124)
    texts = [_record(source, number) for number in range(records)]
    if a_file == 1:
        return ["\n".join(lines) + "\n" for lines in texts]
    groups = (texts[at : at + a_file] for at in range(0, records, a_file))
    return ["".join(_entry(lines) for lines in group) for group in groups]


def _entry(lines: list[str]) -> str:
    first, *rest = lines
    return "\n".join([f"- {first}", *(f"  {line}" for line in rest)]) + "\n"


def _record(source: random.Random, number: int) -> list[str]:
    """Lines of one record: texts plain, quoted and folded, numbers, a list and a mapping."""
    lines = [f"id: record-{number}", f"title: {_text(source, 4)}", f"minutes: {number % 90}"]
    shape = number % 5
    if shape in (0, 3):
        lines += ["meaning: >-", f"  {_text(source, 9)}", f"  {_text(source, 8)} [@article]"]
    if shape in (1, 3):
        lines += [f'statement: "{_text(source, 9)}: {_text(source, 4)} [@indeed, p. 3]"']
    if shape in (2, 4):
        lines += ["options:", *_options(source)]
    if shape == 4:
        lines += ["helps:", "  - resource/library", "  - resource/career-center", "active: true"]
    lines.append("traits:")
    while sum(len(line) + 3 for line in lines) < _BYTES:
        lines.append(f"  - {_text(source, 7)}")
    return lines


def _options(source: random.Random) -> Iterator[str]:
    for key in ("true", "false"):
        yield f"  - text: {_text(source, 5)}"
        yield f"    key: {key}"


def _text(source: random.Random, count: int) -> str:
    return " ".join(source.choices(_WORDS, k=count))
