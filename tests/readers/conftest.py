"""One file of each format, made from the starter."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from git_repository import STARTER

from jobcareer_kb.building.make import job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.theme import Look


@cache
def _made() -> dict[str, bytes]:
    kb = load_corpus(read_folder(Path(STARTER), "kb")).kb
    assert kb is not None
    templates = Templates(packaged("templates"), "templates")
    return {a.format: make(job(kb, a, templates, Look())).data for a in plan(kb)}


@pytest.fixture
def samples() -> Callable[[str], bytes]:
    return lambda name: _made()[name]
