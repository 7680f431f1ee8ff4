"""Files of the starter as a build makes them, and the same with a defect in their XML."""

import re
from functools import cache

from git_repository import STARTER

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.audits import Finding, audits
from jobcareer_kb.building.make import jobs, make, rendered_of
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.document import Document
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.changes import on_paper
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.writers import writers


@cache
def made(product: str, format: str, look: Look | None = None) -> tuple[bytes, Document]:
    """A file, and the document that it was written from."""
    kb = inspect(read_folder(STARTER, "kb")).kb
    assert kb is not None
    every = plan(kb, (), (format,))
    artifact = next(each for each in every if each.product == product)
    templates = Templates(packaged("templates"), "templates")
    (job,) = jobs(kb, (artifact,), templates, look or Look())
    document = rendered_of(job).document
    if writers()[format].is_printed:
        document = on_paper(document)
    return make(job).data, document


def found(product: str, format: str, defect: tuple[str, str, str] | None = None) -> list[Finding]:
    """What the audit finds; `defect` is a part, a pattern in it, and what is put in its place."""
    data, document = made(product, format)
    if defect is not None:
        part, pattern, new = defect
        entries = entries_of(data)
        text, times = re.subn(pattern, new, entries[part].decode(), count=1, flags=re.DOTALL)
        assert times, f"{pattern!r} is not in {part}"
        data = canonical_zip({**entries, part: text.encode()})
    return list(audits()[format].findings(data, document))
