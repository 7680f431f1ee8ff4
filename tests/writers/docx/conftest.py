"""The written samples; each is written once for a module of tests."""

import pytest
from docx_reader import LOOK, Package
from docx_samples import FACILITATOR, HANDOUT

from jobcareer_kb.theme import A4, Look


@pytest.fixture(scope="module")
def handout() -> Package:
    return Package(HANDOUT)


@pytest.fixture(scope="module")
def guide() -> Package:
    return Package(FACILITATOR)


@pytest.fixture(scope="module", params=["handout", "guide", "a4"])
def package(request: pytest.FixtureRequest) -> Package:
    """Whatever must hold of every file."""
    whole = FACILITATOR if request.param == "guide" else HANDOUT
    return Package(whole, Look(paper=A4) if request.param == "a4" else LOOK)
