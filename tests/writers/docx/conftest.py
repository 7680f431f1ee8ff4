"""The written samples; each is written once for a module of tests."""

import pytest
from docx_bases import LOOK, on_a4, restyled
from docx_reader import Package
from paper_samples import FACILITATOR, HANDOUT


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
    return Package(whole, restyled(on_a4) if request.param == "a4" else LOOK)
