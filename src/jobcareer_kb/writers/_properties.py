"""What an Office file says about itself: how long, and what the libraries have no word for."""

import datetime
from collections.abc import Mapping
from typing import Any

from jobcareer_kb.document import Document
from jobcareer_kb.writers._xml import escape

PART = "/docProps/custom.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of such properties; [MS-OSHARED] 2.3.3.2.3.1."""

_MOST = 255
"""Characters of a property that Word and PowerPoint keep, and their libraries take."""


def describe_core(core: Any, document: Document) -> None:
    """Say what both libraries have a word for; the dates are the content's, not the clock's."""
    core.title, core.subject = _short(document.title), _short(document.subject)
    core.author, core.version = _short(document.creator), _short(document.version)
    core.language = document.language
    core.created = core.modified = datetime.datetime.fromisoformat(document.revised)


def _short(text: str) -> str:
    """A text as long as a property may be; the document itself prints the whole."""
    return text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"


def custom_properties(properties: Mapping[str, str]) -> bytes:
    """The part with properties that people add; seen under File, Info, Advanced."""
    lines = "".join(
        f'<property fmtid="{_SET}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{lines}</Properties>"
    ).encode()
