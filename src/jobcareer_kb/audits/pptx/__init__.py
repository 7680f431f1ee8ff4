"""The audit of PowerPoint files: which rules, and who looks for each."""

import jobcareer_kb.audits.pptx.letters as letters
import jobcareer_kb.audits.pptx.slides as slides
from jobcareer_kb.audits import Audit, _rules
from jobcareer_kb.audits.pptx.file import Deck

AUDIT = Audit(
    "pptx",
    Deck,
    (
        (_rules.TEXT_KEPT, slides.words),
        (_rules.FILE_TITLE, slides.file_title),
        (_rules.FILE_LANGUAGE, letters.language),
        (_rules.TABLE_HEAD, slides.table_heads),
        (_rules.TABLE_SHAPE, slides.tables),
        (_rules.TABLE_NAMED, slides.described),
        (_rules.ALTERNATIVE, slides.alternatives),
        (_rules.REAL_LIST, letters.lists),
        (_rules.LINK_WORDS, letters.link_words),
        (_rules.LINK_TARGET, letters.link_targets),
        (_rules.CONTRAST, letters.contrast),
        (_rules.SPACING, slides.spacing),
        (_rules.TYPE_SIZE, letters.size),
        (_rules.PLAIN_LETTERS, letters.plain),
        (_rules.FILE_OPEN, slides.open_for_all),
        (_rules.READING_ORDER, slides.reading_order),
        (_rules.SLIDE_TITLE, slides.titles),
        (_rules.SLIDE_ROOM, slides.room),
        (_rules.SLIDE_NOTES, slides.notes),
        (_rules.STILL, slides.still),
        (_rules.FILE_SOUND, slides.sound),
        (_rules.LEFTOVER, slides.leftovers),
    ),
)
