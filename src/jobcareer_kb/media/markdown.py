r"""Markdown as GitHub reads it, in a comment or on the page of a run.

Special are all signs that begin markup (``\ ` * _ { } [ ] < > # | ~ ! & $``), at the start of a
line also `-`, `+`, `=` and the number of a list; the line end; and words that GitHub makes a link,
a mention or a picture of by itself, which no backslash stops: `@name`, `#12`, `GH-12`, addresses,
`:name:`. These stand as code, in which nothing is read.

`words` and `message` escape plain words, `code` makes a code span whose content is the text,
whatever it holds. Within a table, which is parted into cells before anything else is read, give
`cell=True`. All show first what a terminal would obey (see `terminal`): a report is printed into
logs too.
"""

import re

from jobcareer_kb.media import terminal

_MARKUP = re.compile(r"([\\`*{}\[\]<>#|~!&$]|(?<![^\W_])_|_(?![^\W_]))")
"""An underscore between two letters is read as one, as in the name of a field."""
_OF_GITHUB = re.compile(r"(?i)@|://|www\.|#\d|\bGH-\d|:[a-z+-][\w+-]*:")
_QUOTED = re.compile(r"(?<!\w)'([^'`\\]+)'(?!\w)")
_LINE_START = re.compile(r"^(?=[-+=])|^\d+(?=[.)](?: |$))")
_TICKS = re.compile(r"`+")


def words(text: str, cell: bool = False) -> str:
    """Words of a record on one line, with nothing in them that Markdown reads."""
    return _words(" ".join(text.split()), cell)


def message(text: str, cell: bool = False) -> str:
    """Words of a finding likewise; what it quotes becomes code, as names and values read best."""
    folded = " ".join(text.split())
    pieces = _QUOTED.split(folded)
    if _touch(pieces[::2]):
        return _words(folded, cell)
    return "".join(
        code(piece, cell) if at % 2 else _words(piece, cell) for at, piece in enumerate(pieces)
    )


def _touch(between: list[str]) -> bool:
    """Say whether two code spans would touch, whose backticks a reader would take together."""
    ends = (word for piece in between for word in (piece.split(" ")[0], piece.split(" ")[-1]))
    return "" in between[1:-1] or any(map(_OF_GITHUB.search, ends))


def _words(text: str, cell: bool) -> str:
    parts = (
        code(word, cell) if _OF_GITHUB.search(word) else _MARKUP.sub(r"\\\1", word)
        for word in terminal.words(text).split(" ")
    )
    return _LINE_START.sub(r"\g<0>\\", " ".join(parts))


def code(text: str, cell: bool = False) -> str:
    """A code span; its fence is longer than any run of backticks in the text."""
    shown = terminal.words(text) or " "
    fence = "`" * (1 + max((len(run) for run in _TICKS.findall(shown)), default=0))
    ends = shown[0] + shown[-1]
    padded = "`" in ends or (ends == "  " and shown.strip(" ") != "")
    span = f"{fence} {shown} {fence}" if padded else f"{fence}{shown}{fence}"
    return span.replace("|", "\\|") if cell else span
