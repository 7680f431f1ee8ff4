"""`translate` begins files of another language, and brings them up to date without a loss."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from whole_build import seen

from jobcareer_kb.translation import digest

Run = Callable[..., Result]
FILE = Path("kb/definition/weather.es.yaml")


def test_a_file_is_begun_with_what_is_to_be_translated(starter: Path, run: Run) -> None:
    said = run("translate", "es", "definition/weather")
    assert said.stdout == "1 file begun, 0 brought up to date.\n"
    text = FILE.read_text()
    assert text.startswith(
        "# | Weather\nterm:\n"
        "# | Weather is what the air is doing at one place and at one time. [@noaa-weather]\n"
        "meaning:\ntraits:\n"
    )
    assert text.endswith("reviewed: false\n")
    assert "0 files begun, 0 brought" in run("translate", "es", "definition/weather").stdout
    assert run("check").exit_code == 0


def test_what_is_filled_in_is_stamped_and_nothing_else_touched(starter: Path, run: Run) -> None:
    FILE.write_text("# Mi nota\nterm:   Tiempo # como en la tele\nreviewed: false\n")
    (starter / "definition" / "weather.yaml").write_text(
        "id: weather\nterm: Weather\nmeaning: '[@noaa-weather]'\n"
    )
    run("translate", "es")
    assert FILE.read_text() == (
        "# Mi nota\nterm:   Tiempo # como en la tele\n"
        f"translated_from:\n  term: {digest('Weather')}\nreviewed: false\n"
    )


def test_what_moves_in_a_list_goes_along(starter: Path, run: Run) -> None:
    record = starter / "definition" / "weather.yaml"
    FILE.write_text("traits:\n  - Uno # no tocar\n  - Dos\n")
    run("translate", "es")
    text = record.read_text()
    record.write_text(text.replace("traits:\n", "traits:\n  - A new one. [@noaa-weather]\n"))
    run("translate", "es")
    assert (
        "traits:\n  # | A new one. [@noaa-weather]\n  -\n  # no tocar\n  - Uno\n  - Dos\n"
        in FILE.read_text()
    )
    assert "JK330" not in run("check").stdout
    record.write_text(text.replace(text[text.index("  - You notice") : text.index("  - It")], ""))
    run("translate", "es")
    assert "traits:\n  # no tocar\n  - Dos\n" not in FILE.read_text()
    assert "# no text of the record any more, traits.1: Uno\n" in FILE.read_text()
    assert "traits:\n  - Dos\n" in FILE.read_text()


def test_what_was_translated_from_the_text_shown_is_stale_where_that_was_edited(
    starter: Path, run: Run
) -> None:
    run("translate", "es", "definition/weather")
    record = starter / "definition" / "weather.yaml"
    text = record.read_text().replace("term: Weather", "term: The air outside")
    record.write_text(text)
    FILE.write_text(FILE.read_text().replace("\nterm:\n", "\nterm: Tiempo\n"))
    run("translate", "es")
    assert f"  term: {digest('Weather')}\n" in FILE.read_text()
    assert "'term' was translated from another text" in run("check").stdout


def test_what_is_shown_follows_the_record(starter: Path, run: Run) -> None:
    run("translate", "es", "definition/weather")
    record = starter / "definition" / "weather.yaml"
    record.write_text(record.read_text().replace("term: Weather", "term: The air outside"))
    assert "0 files begun, 1 brought" in run("translate", "es").stdout
    assert FILE.read_text().startswith("# | The air outside\nterm:\n# | Weather is")
    assert "0 files begun, 0 brought" in run("translate", "es").stdout


def test_a_space_that_does_not_break_stays(starter: Path, run: Run) -> None:
    said = "Pluie \xab\xa0forte\xa0\xbb \xe0 100\u202f%"
    FILE.write_text(f"term: {said}\nmeaning: >-\n  {said}\n  {said}\n", encoding="utf-8")
    run("translate", "es")
    assert f"term: {said}\nmeaning: {said} {said}\n" in FILE.read_text(encoding="utf-8")


def test_a_stamp_is_for_one_field(starter: Path, run: Run) -> None:
    FILE.write_text("term: Tiempo\nmeaning: Lo que hace el aire. [@noaa-weather]\n")
    run("translate", "es")
    record = starter / "definition" / "weather.yaml"
    text = record.read_text().replace("term: Weather", "term: The weather")
    record.write_text(text.replace("meaning: Weather is", "meaning: The weather is"))
    run("translate", "es", "definition/weather#term", "--stamp")
    assert "'meaning' was translated" in run("check").stdout
    assert "'term' was translated" not in run("check").stdout


def test_a_dry_run_shows_and_writes_nothing(starter: Path, run: Run) -> None:
    before = seen(starter)
    said = run("translate", "pt-br", "--workshop", "weather-or-climate-30", "--dry-run").stdout
    assert "+++ b/kb/definition/weather.pt-BR.yaml" in said
    assert said.endswith(" files would be begun, 0 would be brought up to date.\n")
    assert seen(starter) == before


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("es", "definition/wether"), "unknown record 'definition/wether'"),
        (("es", "reference/noaa-weather"), "unknown record 'reference/noaa-weather'"),
        (("es", "--workshop", "x"), "unknown workshop 'x'; known: weather-or-climate-30"),
        (("spanish",), "'spanish' is no language"),
        (("en-us",), "the records are in 'en-US' themselves"),
        (("es", "--stamp"), "--stamp needs a RECORD or a --workshop"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else " ".join(value),
)
def test_what_cannot_be_meant_is_refused(
    arguments: tuple[str, ...], said: str, starter: Path, run: Run
) -> None:
    refused = run("translate", *arguments)
    assert refused.exit_code == 2
    assert said in refused.stderr


def test_a_file_that_cannot_be_read_is_left_alone(starter: Path, run: Run) -> None:
    FILE.write_text("term: &a Tiempo\nmeaning: *a\n")
    refused = run("translate", "es")
    assert "kb/definition/weather.es.yaml cannot be read" in refused.stderr
    assert FILE.read_text() == "term: &a Tiempo\nmeaning: *a\n"
