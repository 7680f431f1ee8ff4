"""Where stars open and close emphasis; anywhere else, as in `5*4`, they are plain signs."""

_OPENERS = " \t\n\"'(\u201c\u2018[\u2014\u2013/*"
_CLOSERS = " \t\n\"')\u201d\u2019].,;:!?\u2014\u2013/*"


def opens(text: str, at: int, width: int, end: int) -> bool:
    """Say whether a mark opens here: at the start of a word, and with a word behind it."""
    before = text[at - 1] if at else " "
    after = text[at + width] if at + width < end else " "
    return before in _OPENERS and not after.isspace()


def closing(text: str, at: int, end: int, mark: str) -> int:
    """Where the mark stands that closes one; -1 if none does before the end."""
    while at < end:
        char = text[at]
        if char == "\\":
            at += 2
            continue
        if char == "*":
            run = 1
            while at + run < end and text[at + run] == "*":
                run += 1
            if _closes(text, at, run, end) and (run == len(mark) or run == 3):
                return at + run - len(mark)
            at += run
            continue
        at += 1
    return -1


def _closes(text: str, at: int, run: int, end: int) -> bool:
    after = text[at + run] if at + run < end else " "
    return not text[at - 1].isspace() and after in _CLOSERS
