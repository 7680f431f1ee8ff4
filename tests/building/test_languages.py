"""Files in another language: what is whole is made, of all else it is said what is missing."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result
from spoken import spoken, translate_all
from whole_build import seen

Run = Callable[..., Result]
SHOP = "weather-or-climate-30"
HANDOUT = Path(f"build/{SHOP}/{SHOP}-handout-es.docx")
OURS = re.compile(r"\b(?:The|the|of|and|is|you|with|for|are)\b")
pytestmark = pytest.mark.usefixtures("once")


@pytest.fixture
def translated(small: Path) -> Path:
    """The starter, whose every text is there in Spanish."""
    translate_all(small)
    return small


def made() -> set[str]:
    return {path for path in seen(Path("build")) if "-es" in path}


def test_a_whole_workshop_is_printed_in_one_language(translated: Path, run: Run) -> None:
    assert "0 errors\n" in run("check").stdout
    assert "3 made" in run("build", "--language", "es").stdout
    said = [paragraph.text for paragraph in docx.Document(HANDOUT).paragraphs]
    assert spoken("Weather or climate?") in said
    assert "Esta traducción no ha sido revisada por una persona de habla nativa." in said
    assert any("por ejemplo" in text.lower() for text in said), "words of the program"
    sources = said.index("Referencias")
    assert [text for text in said[:sources] if OURS.search(text)] == []
    assert docx.Document(HANDOUT).styles.element.xpath("//w:lang/@w:val")[0] == "es"
    assert f'<h2 id="{SHOP}-es" lang="es">' in Path("build/index.html").read_text()


def test_one_edited_sentence_leaves_out_what_prints_it(translated: Path, run: Run) -> None:
    run("build", "--language", "es")
    record = translated / "definition" / "weather.yaml"
    record.write_text(record.read_text().replace("A storm this", "A heavy storm this"))
    again = run("build", "--language", "es")
    assert (
        f"left out in 'es': handout of {SHOP} (docx): 1 text is stale: "
        "kb/definition/weather.es.yaml:4 (examples.0)"
    ) in again.stdout
    assert f"removed: {SHOP}/{SHOP}-handout-es.docx (no longer planned)" in again.stdout
    assert made() == {f"{SHOP}/{SHOP}-es-gift.txt", f"{SHOP}/{SHOP}-quiz-es.docx"}
    run("translate", "es", "definition/weather#examples.0", "--stamp")
    assert "1 made" in run("build", "--language", "es").stdout


def test_what_a_file_does_not_print_does_not_keep_it_back(translated: Path, run: Run) -> None:
    record = translated / "definition" / "weather.yaml"  # no paper here prints misconceptions
    record.write_text(record.read_text().replace("It is snowing", "It snows"))
    file = translated / "workshop" / f"{SHOP}.es.yaml"
    file.write_text(re.sub("(?m)^setting: .*\n", "", file.read_text()))
    settings = translated / "kb.es.yaml"
    settings.write_text(settings.read_text().replace('"gift": {"title": ', '"gift": {"titel": '))
    run("translate", "es")
    said = run("build", "--language", "es").stdout
    assert (
        f"left out in 'es': gift of {SHOP} (gift): 1 text is not there: "
        f"kb/kb.yaml:{_line(translated / 'kb.yaml', '  gift:') + 1} (products.gift.title)\n"
    ) in said
    assert made() == {f"{SHOP}/{SHOP}-handout-es.docx", f"{SHOP}/{SHOP}-quiz-es.docx"}


def _line(path: Path, start: str) -> int:
    lines = path.read_text().split("\n")
    return next(at for at, line in enumerate(lines, 1) if line.startswith(start))


NOTE, DOUBT = "It names the air and the place.", "The page has no date."


@pytest.fixture
def looked_up(small: Path, run: Run) -> Path:
    """The starter with a look at a source that is doubtful, and with a paper of what was found."""
    settings, sources = small / "kb.yaml", small / "references.yaml"
    title = "  sources: {title: Where it is from, audience: facilitator, formats: [markdown]}\n"
    settings.write_text(f"{settings.read_text()}{title}")
    doubt = f"custom:\n      doubtful: {DOUBT}\n"
    sources.write_text(sources.read_text().replace("custom:\n", doubt, 1))
    translate_all(small)
    words = (
        "--reference noaa-weather --says-so supported --holds partial --by looking --on 2026-03-01"
    )
    noted = run("review", "definition/weather#meaning", *words.split(), "--note", NOTE)
    assert noted.exit_code == 0, noted.output
    return small


def test_what_was_found_about_sources_is_translated_too(looked_up: Path, run: Run) -> None:
    paper = Path(f"build/{SHOP}/{SHOP}-sources-es.md")
    settings = looked_up / "kb.es.yaml"
    whole = settings.read_text().replace(spoken(DOUBT), f'{spoken(DOUBT)}", "looking": "mirar')
    settings.write_text(settings.read_text().replace(spoken(DOUBT), ""))
    run("translate", "es", "--workshop", SHOP)
    note = looked_up / "evidence" / "definition-weather-noaa-weather.es.yaml"
    assert note.read_text().startswith(f"# | {NOTE}\nnote:\n")
    said = run("build", "--language", "es", "--format", "markdown").stdout
    assert (
        f"left out in 'es': sources of {SHOP} (markdown): 2 texts are not there: "
        "kb/evidence/definition-weather-noaa-weather.yaml:11 (note), "
        f"kb/kb.es.yaml (sources.{DOUBT})\n"
    ) in said
    note.write_text(f"note: {spoken(NOTE)}\n")
    settings.write_text(whole)
    run("translate", "es")
    assert "1 made" in run("build", "--language", "es", "--format", "markdown").stdout
    text = paper.read_text(encoding="utf-8")
    assert spoken(NOTE) in text and spoken(DOUBT) in text and "mirar, 1 de marzo de 2026" in text
    why = run("why", paper, spoken(NOTE))
    assert "kb/evidence/definition-weather-noaa-weather.es.yaml:1:7" in why.stdout


@pytest.mark.slow
def test_a_part_without_a_language_gives_none_up(translated: Path, run: Run) -> None:
    run("build", "--language", "es")
    before = made()
    part = run("build", SHOP, "--format", "docx", "--language", "none").stdout
    assert "language: files in es stay, since this build makes a part only" in part
    assert made() == before
    record = translated / "definition" / "weather.yaml"
    record.write_text(record.read_text().replace("A storm this", "A heavy storm this"))
    assert f"removed: {SHOP}/{SHOP}-handout-es.docx" in run("build").stdout


def test_later_builds_keep_a_language_until_none_is_said(translated: Path, run: Run) -> None:
    assert "3 made" in run("build").stdout
    assert made() == set()
    run("build", "--language", "all")
    assert len(made()) == 3
    assert "0 made, 6 unchanged" in run("build").stdout
    file = translated / "definition" / "weather.es.yaml"
    file.write_text(file.read_text().replace("Weatherñ", "Tiempo"))
    assert "made, " in run("build").stdout
    assert "Tiempo ●" in " ".join(p.text for p in docx.Document(HANDOUT).paragraphs)
    run("build", "--language", "none")
    assert made() == set()


def test_a_record_is_shown_in_a_language(translated: Path, run: Run) -> None:
    said = run("show", "definition/weather", "--language", "es").stdout.split("\n")
    assert said[0].endswith(", kb/definition/weather.es.yaml)")
    assert said[1] == f"     1  term: {spoken('Weather')}"
    assert "term: Weather" in run("show", "definition/weather").stdout


@pytest.mark.slow
def test_what_was_never_begun_is_said(small: Path, run: Run) -> None:
    refused = run("build", "--language", "es")
    assert refused.exit_code == 2
    assert "no texts in the language 'es'; there are: none" in refused.stderr
    (small / "workshop" / f"{SHOP}.es.yaml").write_text("title: ¿Tiempo o clima?\n")
    run("translate", "es")
    said = run("build", "--language", "ES").stdout
    assert "0 made" in said and f"left out in 'es': handout of {SHOP} (docx): " in said
    (small / "workshop" / f"{SHOP}.xh.yaml").write_text("title: Imozulu\n")
    run("translate", "xh")
    assert "no words in this language" in run("build", "--language", "xh").stdout


@pytest.mark.slow
def test_a_review_by_a_native_speaker_takes_the_remark_away(translated: Path, run: Run) -> None:
    for file in translated.rglob("*.es.yaml"):
        text = file.read_text().replace("reviewed: false", "reviewed: Ana Pérez, 2026-01-31")
        file.write_text(text)
    run("build", "--language", "es")
    said = " ".join(paragraph.text for paragraph in docx.Document(HANDOUT).paragraphs)
    assert "no ha sido revisada" not in said


@pytest.mark.slow
def test_a_file_leads_to_the_texts_of_its_language(translated: Path, run: Run) -> None:
    run("build", "--language", "es")
    words = spoken("A storm this afternoon")
    why = run("why", HANDOUT, words)
    assert re.search(r"place    kb/definition/weather\.es\.yaml:4:\d+\n", why.stdout), why.output
    assert "no changes" in run("pull", HANDOUT, "--dry-run").stdout
    edited = docx.Document(HANDOUT)
    run_of = next(r for p in edited.paragraphs for r in p.runs if words in r.text)
    run_of.text = run_of.text.replace(words, "Una tormenta esta tarde")
    edited.save("edited.docx")
    before = seen(translated)
    pulled = run("pull", "edited.docx")
    assert pulled.exit_code == 1
    assert "left     a text in 'es' is not written; change it at the place above" in pulled.stdout
    assert seen(translated) == before


@pytest.fixture
def bilingual(starter: Path) -> Path:
    """A base whose sheets and glossary are printed in both languages."""
    settings = starter / "kb.yaml"
    head, _, _ = settings.read_text().partition("products:\n")
    settings.write_text(
        f"{head}products:\n"
        "  glossary: {title: Glossary, audience: participant, formats: [docx, pdf]}\n"
        "  sheet: {title: Sheet, audience: participant, formats: [docx]}\n"
    )
    part = starter / "activity" / "sort-the-cards.yaml"
    part.write_text(part.read_text().replace("[handout]", "[glossary]"))
    shop = starter / "workshop" / f"{SHOP}.yaml"
    shop.write_text(f"{shop.read_text()}languages: [es]\nbilingual: [es]\n")
    translate_all(starter)
    return starter


def test_a_glossary_in_two_columns(bilingual: Path, run: Run) -> None:
    built = run("build", "--language", "es", "--format", "docx")
    assert built.exit_code == 0, built.stdout
    glossary = docx.Document(f"build/{SHOP}/{SHOP}-glossary-en-es.docx")
    rows = [[cell.text for cell in row.cells] for row in glossary.tables[0].rows]
    meaning = "Weather is what the air is doing at one place and at one time."
    assert rows[0] == ["English", "Español"]
    assert rows[1][0].startswith(f"Weather\n{meaning}")
    assert rows[1][1].startswith(f"{spoken('Weather')}\n{spoken(meaning)}")
    words = glossary.tables[0].rows[1].cells[1]._tc.xpath(".//w:r[w:t]//w:lang/@w:val")
    assert words and {*words} == {"es"}


@pytest.mark.slow
def test_a_sheet_in_two_languages(bilingual: Path, run: Run) -> None:
    assert run("build", "--language", "es").exit_code == 0
    names = {path for path in made() if "-sheet-" in path}
    assert names and all(path.endswith("-en-es.docx") for path in names)
    sheet = docx.Document(f"build/{sorted(names)[0]}")
    title = next(p.text for p in sheet.paragraphs if " / " in p.text)
    first, _, other = title.partition(" / ")
    assert other == spoken(first)
    assert sheet.styles.element.xpath("//w:lang/@w:val")[0] == "en-US"
    text = " ".join(cell.text for table in sheet.tables for row in table.rows for cell in row.cells)
    assert "ñ" in text and OURS.search(text)
    for name in names:  # both languages lead to the same fields, and neither is written
        assert run("pull", f"build/{name}", "--dry-run").stdout == "no changes\n"


@pytest.mark.slow
def test_equal_parts_under_other_hashes_zones_and_folders(
    translated: Path, run: Run, tmp_path: Path
) -> None:
    run("build", "--language", "es")
    other = tmp_path / "other place"
    command = [sys.executable, "-m", "jobcareer_kb", "build", "--kb", str(translated)]
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    subprocess.run(
        [*command, "--out", str(other), "--language", "es", "--no-cache"],
        check=True, capture_output=True, cwd=tmp_path, env={**os.environ, **environment},
    )  # fmt: skip
    assert seen(other) == seen(Path("build"))


@pytest.mark.slow
def test_slides_fit_whose_titles_go_on_in_brackets(starter: Path, run: Run) -> None:
    translate_all(starter)
    built = run("build", "--language", "es", "--format", "pptx")
    assert built.exit_code == 0, built.stdout
    assert "1 made" in built.stdout
