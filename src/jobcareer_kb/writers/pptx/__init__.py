"""PowerPoint: a slide a section, speaker notes below it, all in the look of the base.

python-pptx gives package, parts, slides and placeholders from the layouts of `templates/base.pptx`,
tables, notes and properties. Ours is what it has no word for: how much room words take, words in
one piece, lines of cells, what describes a table and what is decoration, and the reading order.
"""

from jobcareer_kb.document import Document
from jobcareer_kb.look import POWERPOINT, Look, came_along
from jobcareer_kb.writers import Writer


def write_pptx(document: Document, look: Look) -> bytes:
    """Return a document of slides as a PowerPoint file.

    Raises ValueError, with the slide, for a slide without a title, a title used twice, and words
    that do not fit; UsageFault for a base that lacks what slides need.
    """
    from jobcareer_kb.writers.pptx.file import written  # python-pptx takes 0.2 s to import

    return written(document, look)


def borrowed(look: Look) -> tuple[str, ...]:
    """Names of the layouts that the base of a look lacks, which are ours in its decks."""
    from jobcareer_kb.writers.pptx.graft import whole
    from jobcareer_kb.writers.pptx.impress import usable

    if look.powerpoint == came_along(POWERPOINT):
        return ()
    return whole(usable(look.powerpoint)).grafted


WRITER = Writer(name="pptx", suffix=".pptx", write=write_pptx)
