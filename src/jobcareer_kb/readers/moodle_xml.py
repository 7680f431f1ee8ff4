"""Moodle XML banks by their words: each question's texts, answers and feedback."""

from collections.abc import Mapping

from jobcareer_kb.readers import Paragraph, Piece, Reader, ReadFault, Reading, _caps
from jobcareer_kb.readers._text import shown, texts_in, within_cap
from jobcareer_kb.readers._xml import Elements, Listener, listen

_SAYS = ("text", "idnumber")
_ASIDE = ("name", "category", "info", "tag")
"""What holds a text that is no part of a question's words."""


class _Bank:
    """What is known while the bank goes by; a question's id stands behind its texts."""

    def __init__(self) -> None:
        self.paragraphs = _caps.Gathered()
        self._within: list[str] = []
        self._said: list[str] = []
        """Pieces of the text at hand."""
        self._texts: list[str] = []
        """Of the question at hand."""
        self._number = ""
        self._name = ""

    def start(self, name: str, _: Mapping[str, str]) -> None:
        if not self._within and name != "quiz":
            raise ReadFault(f"no Moodle bank: the file begins with <{shown(name)}>, not <quiz>")
        self._within.append(name)
        if name in _SAYS:
            self._said = []

    def text(self, words: str) -> None:
        if self._within[-1] in _SAYS:
            self._said.append(words)

    def end(self, name: str) -> None:
        self._within.pop()
        if "question" not in self._within:
            if name == "question":
                self._take()
        elif name in _SAYS:
            self._say(name, "".join(self._said))

    def _say(self, name: str, words: str) -> None:
        if name == "idnumber" and self._within[-1] == "question":
            self._number = self._number or words
        elif name == "text" and self._within[-2:] == ["question", "name"]:
            self._name = self._name or words
        elif name == "text" and self._within[-1] not in _ASIDE:
            self._texts.append(words)

    def _take(self) -> None:
        place = f"question {shown(self._number or self._name)}".strip()
        for html in self._texts:
            for words in texts_in(html):
                self.paragraphs.add(Paragraph(place, (Piece(words),)))
        self._texts, self._number, self._name = [], "", ""


def read_moodle_xml(data: bytes) -> Reading:
    """Every text of the bank with the id or the name of its question."""
    within_cap(data)
    bank = _Bank()
    listen(data, "the file", Listener(bank.start, bank.end, bank.text), Elements())
    return Reading(bank.paragraphs.all)


READER = Reader("moodle-xml", ".xml", (b"<",), read_moodle_xml)
