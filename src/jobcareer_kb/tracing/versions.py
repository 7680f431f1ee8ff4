"""Everything that one state of a knowledge base makes, in memory: nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobcareer_kb.archive import digest_of
from jobcareer_kb.building.make import Job, WriteFault, job, make
from jobcareer_kb.building.plan import Artifact, plan
from jobcareer_kb.checks._fit_items import drawn
from jobcareer_kb.errors import JobcareerKbError
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.look import Look
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.product import Rendered, render
from jobcareer_kb.rendering.rules import RenderFault

UNMADE = (RenderFault, WriteFault, JobcareerKbError, LookupError, TypeError, ValueError)
"""What making raises where records that `check` would refuse do not fit together."""


@dataclass(frozen=True)
class Version:
    """One state of a knowledge base and the bytes it makes."""

    kb: KnowledgeBase
    templates: Templates
    artifacts: Mapping[str, Artifact]
    """What is planned, by path."""
    digests: Mapping[str, str]
    """Of the bytes of each artifact that can be made."""
    unmade: Mapping[str, str]
    """Why an artifact cannot be made."""

    def job(self, path: str) -> Job:
        """What an artifact is made from."""
        return job(self.kb, self.artifacts[path], self.templates, Look())

    def rendered(self, path: str) -> Rendered | None:
        """The document of an artifact; None where there is none, or it cannot be made."""
        if path not in self.digests:
            return None
        each = self.job(path)
        return render(each.selection, each.items, self.templates)


def version(kb: KnowledgeBase, templates: Templates) -> Version:
    """Make everything that is planned."""
    kb = drawn(kb)
    digests: dict[str, str] = {}
    unmade: dict[str, str] = {}
    artifacts = {artifact.path: artifact for artifact in plan(kb)}
    for path, artifact in artifacts.items():
        try:
            data = make(job(kb, artifact, templates, Look())).data
        except UNMADE as fault:
            unmade[path] = _reason(fault)
        else:
            digests[path] = digest_of(data)
    return Version(kb, templates, artifacts, digests, unmade)


def _reason(fault: Exception) -> str:
    known = isinstance(fault, RenderFault | WriteFault | JobcareerKbError)
    return str(fault) if known else "its records do not fit together; 'jobcareer-kb check' says why"
