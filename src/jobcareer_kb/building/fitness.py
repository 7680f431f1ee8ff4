"""Is a base document fit for use? Papers that come along are made with it, and audited."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.building.audited import AuditFault, audit
from jobcareer_kb.building.make import job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.look import Look
from jobcareer_kb.rendering.environment import Templates

_WORDS = re.compile(r": '[^']*'$")
_SAMPLES = {"docx": ("handout", "facilitator-guide", "quiz", "key"), "pptx": ("slides",)}
"""Products in which every style and layout is used."""


def unfit(
    kb: KnowledgeBase, templates: Templates, look: Look, format: str
) -> tuple[Diagnostic, ...]:
    """What keeps readers out of files that are made with a look, each once.

    Raises UsageFault for a base document that cannot be used at all.
    """
    found = _found(kb, templates, look, format)
    return tuple({(each.code, each.message): each for each in found}.values())


def _found(
    kb: KnowledgeBase, templates: Templates, look: Look, format: str
) -> Iterator[Diagnostic]:
    for artifact in plan(kb, formats=(format,)):
        if artifact.workshop != next(iter(kb.by_kind["workshop"])):
            return
        if artifact.product in _SAMPLES[format]:
            task = job(kb, artifact, templates, look)
            try:
                audit(task, make(task).data, {})
            except AuditFault as fault:
                told = fault.diagnostics(kb)
                yield from (_bare(each, artifact.path) for each in told)


def _bare(told: Diagnostic, path: str) -> Diagnostic:
    """A finding without the sample, and the words in it, where it was met."""
    message = _WORDS.sub("", told.message.removeprefix(f"{path}: "))
    return replace(told, message=message, related=())
