"""A knowledge base that builds three small files, so that many builds take little time."""

import re
from pathlib import Path

import pytest

KEPT = ("handout", "quiz", "gift")


@pytest.fixture
def small(starter: Path) -> Path:
    """The starter with three products: two for participants and one bank."""
    settings = starter / "kb.yaml"
    head, _, products = settings.read_text().partition("products:\n")
    parts = re.split(r"(?m)^(?=  [a-z])", products)
    kept = [part for part in parts if part.strip().partition(":")[0] in KEPT]
    assert len(kept) == len(KEPT)
    settings.write_text(f"{head}products:\n{''.join(kept)}")
    return starter
