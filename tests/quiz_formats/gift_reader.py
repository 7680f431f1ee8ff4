"""Read GIFT as Moodle does, from its documentation: blocks between blank lines, then signs."""

import re
from collections.abc import Iterator

from stored_questions import Lines, Stored, lines_of

SIGNS = {sign: chr(0xDC00 + at) for at, sign in enumerate("~=#{}:")}
"""Unescaped signs, as code points that no decoded file holds."""
TILDE, EQUAL, HASH, OPEN, CLOSE, COLON = SIGNS.values()


def read_gift(data: bytes) -> tuple[tuple[str, ...], tuple[Stored, ...]]:
    """Return the categories and the questions of a file."""
    categories: list[str] = []
    found: list[Stored] = []
    for block in blocks(data):
        notes = [line for line in block if line.startswith("//")]
        text = "\n".join(line for line in block if not line.startswith("//")).strip()
        if text.startswith("$CATEGORY:"):
            categories.append(_category(text.removeprefix("$CATEGORY:").strip()))
        elif text:
            found.append(_question(_marked(text), "\n".join(notes)))
    return tuple(categories), tuple(found)


def blocks(data: bytes) -> Iterator[list[str]]:
    """The lines between blank lines."""
    block: list[str] = []
    for line in [*data.decode().split("\n"), ""]:
        if line.strip(" \t\r\n\0\x0b"):
            block.append(line.strip(" \t\r\n\0\x0b"))
        elif block:
            yield block
            block = []


def _category(text: str) -> str:
    def sign(found: re.Match[str]) -> str:
        # Moodle takes escaped signs for something else here, and never turns them back.
        assert found[1] not in set("~=#{}:n"), f"{found[0]} in a category"
        return "\\" if found[1] == "\\" else found[0]

    return re.sub(r"\\(.)", sign, text)


def _marked(text: str) -> str:
    def sign(found: re.Match[str]) -> str:
        assert found[0] != "\\n", "an escaped line end"
        return found[1] or SIGNS[found[0]]

    return re.sub(r"\\([\\~=#{}:n])|[~=#{}:]", sign, text)


def _question(text: str, notes: str) -> Stored:
    title, text = re.fullmatch(f"{COLON * 2}(.*?){COLON * 2}(.*)", text, re.DOTALL).groups()
    id_ = re.search(r"\[id:([^]]+)]", notes)[1]
    assert id_ == title
    stem, _, answers = text.partition(OPEN)
    assert stem.startswith("[html]")
    if answers:
        assert answers.endswith(CLOSE) and CLOSE not in answers[:-1]
    answers, _, feedback = answers[:-1].strip().partition(HASH * 4)
    kind, more = _kind(answers.strip()) if text.endswith(CLOSE) else ("description", {"points": 0})
    tags = tuple(re.findall(r"\[tag:([^]]+)]", notes))
    return Stored(kind, id_, tags, _lines(stem), _lines(feedback), **more)


def _kind(answers: str) -> tuple[str, dict[str, object]]:
    if not answers:
        return "essay", {}
    if TILDE in answers:
        single = EQUAL in answers
        choices = tuple(map(_choice, re.findall(f"[{TILDE}{EQUAL}][^{TILDE}{EQUAL}]*", answers)))
        return ("single" if single else "several"), {"answers": choices}
    if EQUAL in answers:
        rows = (row.partition("->") for row in answers.split(EQUAL)[1:])
        return "matching", {"rows": tuple((_lines(t), m.strip()) for t, _, m in rows)}
    answer, wrong, right = answers.split(HASH)
    assert answer.strip() in ("TRUE", "FALSE")
    texts = (right, wrong) if answer.strip() == "TRUE" else (wrong, right)
    weights = (100, 0) if answer.strip() == "TRUE" else (0, 100)
    judged = zip((("True",), ("False",)), weights, map(_lines, texts), strict=True)
    return "true-false", {"answers": tuple(judged)}


def _choice(answer: str) -> tuple[Lines, float, Lines]:
    sign, answer = answer[0], answer[1:].strip()
    weight = re.match(r"%(-?[0-9]{1,3}\.?[0-9]*)%", answer)
    if weight:
        assert sign == TILDE
        answer = answer[weight.end() :]
    text, _, feedback = answer.partition(HASH)
    share = float(weight[1]) if weight else 100 if sign == EQUAL else 0
    return _lines(text), share, _lines(feedback)


def _lines(text: str) -> Lines:
    text = text.strip()
    assert not re.match(r"\[(plain|markdown|moodle)]", text)
    return lines_of(text.removeprefix("[html]"))
