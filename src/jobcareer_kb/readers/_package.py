"""Parts of an Office file, read with caps: a file may come from anywhere."""

import io
import zipfile
import zlib

from lxml import etree

from jobcareer_kb.readers import ReadFault

MAX_PART = 64 * 1024 * 1024
"""Bytes of one part; the largest that a build writes has less than one hundredth."""
_SUBJECT = "{http://purl.org/dc/elements/1.1/}subject"
MAX_PARTS = 5000
MAX_TOTAL = 4 * MAX_PART
"""Bytes of all parts that one reading opens."""


class Package:
    """An Office file that is opened for reading; parts are unpacked only when asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = tuple(info.filename for info in self._zip.infolist())
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as fault:
            raise ReadFault(
                "not a readable Office file: it is damaged, protected by a password, or not "
                "finished downloading"
            ) from fault
        if len(self.names) > MAX_PARTS:
            raise ReadFault(f"{len(self.names):,} parts, at most {MAX_PARTS:,} are read")
        self._left = MAX_TOTAL

    def part(self, name: str) -> bytes | None:
        """Bytes of a part; None if there is none."""
        if name not in self.names:
            return None
        cap = min(MAX_PART, self._left)
        try:
            with self._zip.open(name) as file:
                data = file.read(cap + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError,
                NotImplementedError, ValueError) as fault:  # fmt: skip
            raise ReadFault(f"the part {name} is damaged or protected by a password") from fault
        if len(data) > cap:
            raise ReadFault(f"the part {name} unpacks to more than {cap:,} bytes; not read")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Root of a part; None if there is none."""
        data = self.part(name)
        return None if data is None else parsed(data, f"the part {name}")

    def subject(self) -> str:
        """What the file's properties say it is about."""
        root = self.xml("docProps/core.xml")
        found = root.find(_SUBJECT) if root is not None else None
        return " ".join((found.text or "").split()) if found is not None else ""


def parsed(data: bytes, what: str) -> etree._Element:
    """Root of an XML text that comes from anywhere: no document type, no entity, no network."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise ReadFault(f"{what} is no XML: {str(fault).splitlines()[0]}") from fault
    if root.getroottree().docinfo.doctype:
        raise ReadFault(f"{what} declares a document type, which no file of ours does; not read")
    return root
