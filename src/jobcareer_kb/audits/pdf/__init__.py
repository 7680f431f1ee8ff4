"""The audit of PDF files: which rules, and who looks for each."""

import jobcareer_kb.audits.pdf.catalog as catalog
import jobcareer_kb.audits.pdf.words as words
from jobcareer_kb.audits import Audit, _rules
from jobcareer_kb.audits.pdf.file import Pdf

AUDIT = Audit(
    "pdf",
    Pdf,
    (
        (_rules.TEXT_KEPT, words.lost),
        (_rules.FILE_TITLE, catalog.title),
        (_rules.FILE_LANGUAGE, catalog.language),
        (_rules.HEADINGS, catalog.headings),
        (_rules.TABLE_HEAD, catalog.table_heads),
        (_rules.TABLE_SHAPE, catalog.tables),
        (_rules.ALTERNATIVE, catalog.alternatives),
        (_rules.REAL_LIST, catalog.lists),
        (_rules.FILE_OPEN, catalog.open_for_all),
        (_rules.TAGGED, catalog.tagged),
    ),
)
