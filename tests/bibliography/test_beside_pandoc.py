"""Each entry beside what Pandoc prints of it in APA 7 (`golden/bibliography/apa.yaml`)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.bibliography import bibliography
from jobcareer_kb.inline import plain
from jobcareer_kb.loading.wordings import wordings
from jobcareer_kb.loading.yaml.plain_data import load
from jobcareer_kb.model.reference import Reference

ENGLISH = wordings("en", {})

FILE = Path(__file__).parent.parent / "golden" / "bibliography" / "apa.yaml"
SHAPES: list[dict[str, Any]] = load(FILE.read_text(encoding="utf-8"), "apa.yaml").value
MOST_OTHER = 0.12
"""Part of the shapes in which we may print something else than Pandoc; each says why."""


def words(nodes: Any) -> str:
    """Plain words: straight quotation marks, no signs of markup, usual spaces."""
    text = re.sub(r"[*<>_\\]|https?://", "", plain(nodes))
    signs = {"’": "'", "“": '"', "”": '"', "\u00a0": " "}
    return "".join(signs.get(sign, sign) for sign in text)


@pytest.mark.parametrize("shape", SHAPES, ids=[shape["shape"] for shape in SHAPES])
def test_an_entry_as_pandoc_prints_it(shape: dict[str, Any]) -> None:
    ref = Reference.model_validate(shape["csl"])
    printed = words(bibliography([ref], ENGLISH)[ref.id].entry)
    assert printed == shape.get("ours", shape["pandoc"])


def test_what_differs_is_little_and_says_why() -> None:
    other = [shape for shape in SHAPES if "ours" in shape]
    assert [shape["shape"] for shape in other if not shape.get("why")] == []
    assert len(other) <= MOST_OTHER * len(SHAPES)


def test_an_entry_is_the_same_from_json() -> None:
    for shape in SHAPES:
        read = load(json.dumps(shape["csl"], ensure_ascii=False, indent=1), "references.json")
        assert Reference.model_validate(read.value) == Reference.model_validate(shape["csl"])
