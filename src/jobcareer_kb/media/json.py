"""JSON: programs read it, but it passes terminals and logs on its way to them.

Special are quotation marks, backslashes and control characters, which `json` escapes; and what a
terminal or the log of a CI step obeys (see `terminal`), which `as_json` writes as `\\uXXXX`. So a
reader gets every text exactly as it was.
"""

import json
import re
from typing import Any

_BEYOND_ASCII = re.compile(r"[^ -~\n]+")
_COMMAND = re.compile(r"(##\w*)\[")


def as_json(data: Any) -> str:
    """The data, indented, with nothing in it that is obeyed on the way to its reader."""
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    text = _BEYOND_ASCII.sub(lambda found: _shown(found.group()), text)
    return _COMMAND.sub(r"\1\\u005b", text) if "##" in text else text


def _shown(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
