"""The audit of Word files: which rules, and who looks for each."""

import jobcareer_kb.audits.docx.body as body
import jobcareer_kb.audits.docx.letters as letters
import jobcareer_kb.audits.docx.settings as settings
import jobcareer_kb.audits.docx.tables as tables
from jobcareer_kb.audits import Audit, _rules
from jobcareer_kb.audits.docx.file import WordFile

AUDIT = Audit(
    "docx",
    WordFile,
    (
        (_rules.TEXT_KEPT, body.words),
        (_rules.FILE_TITLE, settings.title),
        (_rules.FILE_LANGUAGE, settings.language),
        (_rules.HEADINGS, body.headings),
        (_rules.FALSE_HEADING, body.false_headings),
        (_rules.TABLE_HEAD, tables.head),
        (_rules.TABLE_SHAPE, tables.shape),
        (_rules.TABLE_NAMED, tables.described),
        (_rules.ALTERNATIVE, body.alternatives),
        (_rules.IN_LINE, body.in_line),
        (_rules.REAL_LIST, body.lists),
        (_rules.LINK_WORDS, body.link_words),
        (_rules.LINK_TARGET, body.link_targets),
        (_rules.CONTRAST, letters.contrast),
        (_rules.SPACING, body.spacing),
        (_rules.TYPE_SIZE, letters.size),
        (_rules.PLAIN_LETTERS, letters.plain),
        (_rules.FIELD_NAMED, settings.fields),
        (_rules.FILE_OPEN, settings.open_for_all),
        (_rules.PAGES, settings.pages),
        (_rules.FILE_SOUND, settings.sound),
        (_rules.LEFTOVER, body.leftovers),
    ),
)
