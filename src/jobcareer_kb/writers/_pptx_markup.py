"""Words and names as DrawingML wants them: escaping, namespaces, colours, relationships."""

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
A_NAMESPACE = f'xmlns:a="{_MAIN}"'
NAMESPACES = f'{A_NAMESPACE} xmlns:r="{OFFICE_RELATIONS}" xmlns:p="{_PRESENTATION}"'

_EXTERNAL = ' TargetMode="External"'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_FOLDED = re.compile(r"[\n\r]+")
_SCHEME = frozenset(
    ("tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
)


def escape(text: str) -> str:
    """Return words for element content or an attribute in double quotes."""
    bad = _FORBIDDEN.search(text)
    if bad:
        raise ValueError(f"U+{ord(bad.group()):04X} cannot stand in a PowerPoint file: {text!r}")
    # xml.sax.saxutils would do this, but its import costs 15 ms.
    return _FOLDED.sub(" ", text).translate(_ENTITIES)


def solid(colour: str) -> str:
    """Return a fill: a colour of the scheme by its name, any other by six digits."""
    if colour in _SCHEME:
        return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def outline(colour: str, width: int, tag: str = "a:ln") -> str:
    """Return a solid line of a width in EMU; none without a colour."""
    if not colour:
        return f'<{tag} w="{width}"><a:noFill/></{tag}>'
    return f'<{tag} w="{width}" cap="flat" cmpd="sng" algn="ctr">{solid(colour)}</{tag}>'


class Relations:
    """The relationships of one part, numbered in order of first use."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, external: bool = False) -> str:
        """Return the id under which a target is known to this part."""
        key = (kind, target, external)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    def link(self, url: str) -> str:
        """Return the id of a web address."""
        return self.add("hyperlink", url, external=True)

    def part(self) -> bytes:
        """Return the relationships part."""
        rows = "".join(
            f'<Relationship Id="{name}" Type="{_kind(kind)}" Target="{escape(target)}"'
            f"{_EXTERNAL if external else ''}/>"
            for (kind, target, external), name in self._ids.items()
        )
        return (
            f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONS}">{rows}</Relationships>'
        ).encode()


def _kind(kind: str) -> str:
    """Return the full name of a relationship type; core properties have a stem of their own."""
    if kind == "core-properties":
        return f"{PACKAGE_RELATIONS}/metadata/core-properties"
    return f"{OFFICE_RELATIONS}/{kind}"
