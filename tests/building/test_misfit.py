"""What a writer cannot write leads to the field that somebody can change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

Run = Callable[..., Any]


def test_a_letter_that_no_font_has_leads_to_its_record(small: Path, run: Run) -> None:
    settings = small / "kb.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("formats: [docx", "formats: [pdf, docx"), encoding="utf-8")
    workshop = next((small / "workshop").glob("*.yaml"))
    text = workshop.read_text(encoding="utf-8")
    workshop.write_text(text.replace("covers: You", "covers: You 字", 1), encoding="utf-8")
    done = run("build", "--format", "pdf")
    words = " ".join(done.stdout.split())
    line = 1 + text[: text.index("covers: ")].count("\n")
    assert done.exit_code == 1
    assert f"{workshop.relative_to(small.parent)}:{line}:" in words
    assert "the fonts of PDF files have no letter for '字' (does-not-fit)" in words
    assert "= help: take it out of the text, or 'pdf' out of the formats of the product" in words


def test_a_name_too_long_for_the_footer_is_told_at_the_brand(starter: Path, run: Run) -> None:
    (starter / "brand").mkdir()
    name = "The College of the Harbor and of the Islands that Lie before It " * 3
    (starter / "brand/harbor.yaml").write_text(f"id: harbor\nname: {name}\n")
    done = run("build", "--brand", "harbor", "--format", "pptx")
    assert done.exit_code == 1
    assert f"{starter.name}/brand/harbor.yaml:2:7: error[JK701]: " in done.stdout
    assert "= help: shorten the name" in done.stdout


@pytest.mark.slow
def test_slides_of_a_narrow_base_lead_to_the_brands_file(starter: Path, run: Run) -> None:
    """What fits wide slides alone is refused by name, and the file to change is the school's."""
    (starter / "brand").mkdir()
    narrow = Presentation()
    narrow.slide_height = narrow.slide_width // 4
    narrow.save(str(starter / "brand/old.pptx"))
    (starter / "brand/old.yaml").write_text("id: old\nname: Old\npowerpoint_base: old.pptx\n")
    done = run("build", "--brand", "old", "--format", "pptx")
    words = " ".join(done.stdout.split())
    assert (done.exit_code, "error[JK701]" in words) == (1, True), done.output
    assert "give it more room in brand/old.pptx, where wide slides (16:9) hold the most" in words
