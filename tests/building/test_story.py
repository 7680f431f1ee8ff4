"""A week with a knowledge base: build, build again, edit, keep an edit, drop a product."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SHOP = "weather-or-climate-30"


def written(before: dict[str, int], after: dict[str, int]) -> list[str]:
    """Artifacts that a build wrote, without the workshop's name."""
    return sorted(path for path in after if after[path] != before.get(path))


def stamps() -> dict[str, int]:
    return {
        path.name.removeprefix(f"{SHOP}-"): path.stat().st_mtime_ns
        for path in Path("build", SHOP).iterdir()
    }


@pytest.mark.slow
def test_a_week(run: Run, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)

    # Monday: start a knowledge base; it passes and builds as it is.
    assert run("init", "kb").exit_code == 0
    assert run("check").exit_code == 0
    assert "10 made, 0 unchanged" in run("build").stdout
    monday = stamps()
    assert written({}, monday) == [
        "facilitator-guide.docx", "gift.txt", "handout.docx", "key.docx", "moodle.xml",
        "quiz.docx", "sheet-cards.docx", "sheet-exit-ticket.docx", "slides.md", "slides.pptx",
    ]  # fmt: skip

    # Tuesday: nothing changed, so nothing is written.
    assert "0 made, 10 unchanged" in run("build").stdout
    assert stamps() == monday

    # Wednesday: a rationale is reworded. Only files that print it are made again.
    questions = Path("kb/question/check-what-you-know.yaml")
    text = questions.read_text()
    assert text.count("One night at one place is weather.") == 1
    questions.write_text(text.replace("One night at one place", "One night in one place"))
    run("build")
    wednesday = stamps()
    assert set(written(monday, wednesday)) <= {
        "facilitator-guide.docx", "gift.txt", "key.docx", "moodle.xml", "quiz.docx", "slides.md",
        "slides.pptx",
    }  # fmt: skip
    assert {"gift.txt", "key.docx", "moodle.xml"} <= set(written(monday, wednesday))

    # The same day: a tip of a step, which the handout and the slides print.
    step = Path("kb/step/read-the-forecast.yaml")
    step.write_text(step.read_text().replace("in the last week", "during the last week"))
    run("build")
    assert written(wednesday, stamps()) == ["handout.docx", "slides.md", "slides.pptx"]

    # Thursday: the teacher edits the handout in Word. It is kept, whatever happens to the records.
    handout = Path("build", SHOP, f"{SHOP}-handout.docx")
    handout.write_bytes(handout.read_bytes() + b"edited")
    edited = handout.read_bytes()
    step.write_text(step.read_text().replace("during the last week", "in the last week"))
    thursday = run("build")
    assert thursday.exit_code == 0
    assert f"kept: {SHOP}/{SHOP}-handout.docx was edited by somebody" in thursday.stdout
    assert handout.read_bytes() == edited

    # Friday: no slides this time. They go, the edited handout stays.
    settings = Path("kb/kb.yaml")
    text = settings.read_text()
    start, end = text.index("  slides:\n"), text.index("  key:\n")
    settings.write_text(text[:start] + text[end:])
    friday = run("build")
    assert sorted(line for line in friday.stdout.split("\n") if line.startswith("removed")) == [
        f"removed: {SHOP}/{SHOP}-slides.md (no longer planned)",
        f"removed: {SHOP}/{SHOP}-slides.pptx (no longer planned)",
    ]
    assert handout.read_bytes() == edited
    assert not list(Path("build").rglob("*.pptx"))

    # A mistake: the report names the line, and the files of the good build stay.
    before = stamps()
    step.write_text(step.read_text().replace("[@scijinks-forecasts]", ""))
    broken = run("build")
    assert broken.exit_code == 1
    assert broken.stdout.startswith("kb/step/read-the-forecast.yaml:")
    assert "error[JK201]: claim without a citation in step/read-the-forecast" in broken.stdout
    assert stamps() == before
