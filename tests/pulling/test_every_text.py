"""Whatever text of a handout is edited, and into whatever words, its record says these words."""

from dataclasses import replace
from pathlib import Path

import pytest
from edited_handout import SHOP
from git_repository import STARTER
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.packaged import packaged
from jobcareer_kb.pulling.changes import Difference, differences
from jobcareer_kb.pulling.records import proposed
from jobcareer_kb.readers import Piece, Reading
from jobcareer_kb.readers.docx import read_docx
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.today import nearest
from jobcareer_kb.tracing.trace import Field, Texts, bare

pytestmark = pytest.mark.slow

SIGNS = " abzÄ0123*_[]()@#&:'\"\\-?{}|<>!%`,;.~+=/\u2019\u00e9\u4e2d"
WORDS = st.text(SIGNS, min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


class Records:
    """A base as `pull` sees it."""

    def __init__(self, folder: Path) -> None:
        self.listing = read_folder(folder, "kb")
        self.kb = loaded(self.listing)
        self.templates = Templates(packaged("templates"), "templates")


class Laid:
    """A file beside the records that it was built from."""

    def __init__(self, records: Records, file: Path) -> None:
        self.listing, self.kb = records.listing, records.kb
        self.reading = read_docx(file.read_bytes())
        self.today = nearest(self.kb, self.reading, records.templates)
        self.marked = [
            (at, number)
            for at, paragraph in enumerate(self.reading.paragraphs)
            for number, piece in enumerate(paragraph.pieces)
            if piece.mark and not piece.text.startswith("[")
        ]

    def differences(self, reading: Reading) -> tuple[Difference, ...]:
        """What `pull` finds in a reading."""

        def shaped(field: Field) -> frozenset[str]:
            return frozenset(map(bare, self.today.printed.get(field, ())))

        return differences(reading, self.kb, Texts(self.kb, shaped), self.today)

    def edited(self, text: int, word: int, new: str) -> tuple[Reading, str]:
        """The reading with another word in one of its texts, and all words of that text."""
        at, number = self.marked[text % len(self.marked)]
        paragraph = self.reading.paragraphs[at]
        piece = paragraph.pieces[number]
        words = piece.text.split(" ")
        words[word % len(words)] = new
        pieces = list(paragraph.pieces)
        pieces[number] = Piece(" ".join(words), piece.mark)
        paragraphs = list(self.reading.paragraphs)
        paragraphs[at] = replace(paragraph, pieces=tuple(pieces))
        return replace(self.reading, paragraphs=tuple(paragraphs)), " ".join(words)


def loaded(listing: Listing) -> KnowledgeBase:
    kb = load_corpus(listing).kb
    assert kb is not None
    return kb


@pytest.fixture(scope="module")
def handout(built: Path) -> Laid:
    return Laid(Records(STARTER), built / "build" / SHOP / f"{SHOP}-handout.docx")


@given(text=st.integers(0, 500), word=st.integers(0, 50), new=WORDS)
def test_a_record_says_the_words_that_were_written_into_the_file(
    handout: Laid, text: int, word: int, new: str
) -> None:
    reading, said = handout.edited(text, word, new)
    proposal = proposed(handout.listing, handout.kb, handout.differences(reading))
    written = [each for each in proposal.differences if each.source]
    assert len(written) == len(proposal.changes) <= 1
    for each in written:
        assert each.new == " ".join(said.split())
        after = {change.path: change.after for change in proposal.changes}
        files = tuple(
            SourceFile(file.path, file.shown, after.get(file.path, file.data))
            for file in handout.listing.files
        )
        kb = loaded(replace(handout.listing, files=files))
        assert Texts(kb).bare((each.record, each.route)) in (bare(said), bare(said).strip())
    for each in proposal.differences:
        assert each.source or each.why_not


def test_a_plain_word_goes_into_every_text_of_a_record(handout: Laid) -> None:
    for number in range(len(handout.marked)):
        reading, said = handout.edited(number, 0, "Zebras")
        for each in handout.differences(reading):
            assert each.source or "from several fields" in each.why_not, (each, said)


def test_an_untouched_file_of_the_real_build_gives_no_change(real_build: Path) -> None:
    files = sorted(real_build.rglob("*.docx"))
    assert len(files) > 20
    records = Records(packaged("kb"))
    for file in files:
        laid = Laid(records, file)
        assert laid.differences(laid.reading) == (), file
