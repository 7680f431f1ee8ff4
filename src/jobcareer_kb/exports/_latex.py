"""The words that LaTeX means, with the few marks that titles have in CSL."""

import codecs
import re
from typing import Any

_LONGEST = 20_000
"""Signs of a text that is looked into; a longer one stays as it is, for no field may have it."""
_MARKS = {
    "emph": "i", "mkbibemph": "i", "textit": "i", "mkbibitalic": "i", "textsl": "i",
    "textbf": "b", "mkbibbold": "b", "textsuperscript": "sup", "textsubscript": "sub",
    "textsc": "sc",
}  # fmt: skip
_QUOTES = frozenset({"enquote", "mkbibquote"})
_BARE = frozenset(
    {"url", "path", "mbox", "hbox", "textup", "textrm", "text", "textnormal", "texttt"}
)
_SIGNS = {
    "\\textquotesingle": "'", "\\textquotedbl": '"', "\\textless": "<", "\\textgreater": ">",
    "\\LaTeX": "LaTeX", "\\BibTeX": "BibTeX", "\\TeX": "TeX", "\\noopsort": "\\gone",
}  # fmt: skip
_SIGN = re.compile("(" + "|".join(map(re.escape, _SIGNS)) + r")(?![A-Za-z])(?:\{\}| )?")
_ESCAPED = {"\\{": "\ue000", "\\}": "\ue001", "\\$": "\ue002", "\\_": "_", "\\#": "#", "\\&": "&"}
_ESCAPE = re.compile(r"\\[{}$_#&]")
_SPACE = re.compile(r"(?<!\\)\\[,;:!>]")
_BACK = str.maketrans({"\ue000": "{", "\ue001": "}", "\ue002": "$"})
_LINK = re.compile(r"\\href[ ]*\{[^{}]*\}")
"""The address of a link, whose words stand behind it."""
_RAISED = re.compile(r"\$[ ]*([_^])(?:\{([^{}$]{1,99})\}|(\w))[ ]*\$")
_GROUP = re.compile(r"(?:\\([A-Za-z]+)[ ]*)?\{([^{}]*)\}")
_LEFT = re.compile(r"\\[A-Za-z]+")
_DOTLESS = re.compile(r"(\\['`^\"~=.])[ ]*\{?\\([ij])(?![A-Za-z])\}?")
"""An `i` that gives up its dot for an accent."""
_PERCENT = re.compile(r"(?<!\\)%")


def words(latex: str) -> str:
    """The text; a command that nobody here knows stays as it stands, for `unknown`."""
    import latexcodec  # noqa: F401  # registers the codec

    if len(latex) > _LONGEST:
        return latex
    text = latex
    if re.search(r"[\\$~%]|--|``|''", text):
        text = _SPACE.sub(" ", text)
        text = _ESCAPE.sub(lambda found: _ESCAPED[found[0]], _LINK.sub("", text))
        text = _SIGN.sub(lambda found: _SIGNS[found[1]], _PERCENT.sub(r"\\%", text))
        text = _DOTLESS.sub(r"\1{\2}", _RAISED.sub(_raised, text))
        codec: Any = codecs.lookup("ulatex")
        text = codec.decode(text)[0]
    count = 1
    while count:
        text, count = _GROUP.subn(_group, text)
    return " ".join(text.replace("{", "").replace("}", "").split()).translate(_BACK)


def unknown(text: str) -> tuple[str, list[str]]:
    """A text without the commands that stand in it still, and these."""
    left = _LEFT.findall(text) if "\\" in text else []
    return " ".join(_LEFT.sub("", text).split()) if left else text, left


def verbatim(latex: str) -> str:
    """An address or a number, in which some programs escape what LaTeX would read otherwise."""
    text = re.sub(r"\\([_&%#~$])", r"\1", latex.strip("{} "))
    return re.sub(r"\\(?:url|path)[ ]*\{([^{}]*)\}?", r"\1", text)


def _raised(found: re.Match[str]) -> str:
    mark = "sub" if found[1] == "_" else "sup"
    return f"<{mark}>{found[2] or found[3]}</{mark}>"


def _group(found: re.Match[str]) -> str:
    command, inner = found[1] or "", str(found[2])
    if command in _MARKS:
        return f"<{_MARKS[command]}>{inner}</{_MARKS[command]}>"
    if command in _QUOTES:
        return f"“{inner}”"
    if command == "gone":
        return ""
    return inner if not command or command in _BARE else f"\\{command} {inner}"
