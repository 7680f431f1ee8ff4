"""Files of texts in another language may come from anybody: each fault is one finding."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jobcareer_kb.loading.languages import canonical, named

Run = Callable[..., Result]
BODIES = [
    (b"<<: {a: b}\nterm: Tiempo\n", "error[JK332]", "merge"),
    (b"term: &a Tiempo\nmeaning: *a\n", "error[JK005]", "anchor"),
    (b"term: !!python/object:os.system Tiempo\n", "error[JK006]", "tag"),
    (b"- term: Tiempo\n", "error[JK113]", "list"),
    (b"id: weather\nterm: Tiempo\n", "error[JK113]", "id"),
    (b"just words\n", "error[JK113]", "words"),
    (b"", "error[JK013]", "empty"),
    (b"term: 12\n", "error[JK112]", "number"),
    (b"term: true\n", "error[JK112]", "flag"),
    (b"term: Tiempo\nterm: Clima\n", "error[JK004]", "doubled"),
    (b"term: See <b>this</b>\n", "error[JK120]", "markup"),
    (b"term: {a: {b: c}}\n", "error[JK332]", "deep"),
    (b"objectives: [x]\n", "error[JK332]", "no field"),
    (b"contrast: {to: definition/x}\n", "error[JK332]", "reference"),
    (b"term: Tiempo\ntranslated_from: {term: xyz}\n", "error[JK112]", "no digest"),
    (b"term: Tiempo\nreviewed: true\n", "error[JK112]", "by nobody"),
    (b"term: \xff\n", "error[JK001]", "no utf-8"),
    (b"term: a\xe2\x80\xaeb\n", "error[JK002]", "turned"),
    (b"term: " + b"x" * 4001 + b"\n", "error[JK112]", "long"),
    (b"wordings: {a: {b: c}}\n", "error[JK112]", "words in words"),
    (b"a: " * 20_000, "error[JK00", "huge"),
    (b"a: [" * 3_000, "error[JK008]", "nested"),
]


@pytest.mark.parametrize(
    "data, code", [(data, code) for data, code, _ in BODIES], ids=[each[2] for each in BODIES]
)
def test_a_fault_is_told_and_nothing_falls(data: bytes, code: str, starter: Path, run: Run) -> None:
    (starter / "definition" / "weather.es.yaml").write_bytes(data)
    found = run("check", "--no-cache", "--format", "concise")
    assert found.exit_code == 1
    lines = [line for line in found.stdout.split("\n") if "weather.es.yaml" in line]
    assert code in lines[0], lines


@pytest.mark.parametrize(
    "text",
    ["figures: {words: [a, b]}", "figures: {words: a}", "figures: [a]", "figures: a",
     "figures: {up: {a: b}}", "figures: {words: {percent: {a: b}}}", "wordings: [a]"],
)  # fmt: skip
def test_words_of_the_settings_stand_beside_what_they_are_for(
    text: str, starter: Path, run: Run
) -> None:
    (starter / "kb.es.yaml").write_text(f"{text}\n")
    assert ": error[JK112]: " in run("check", "--format", "concise").stdout
    assert "kb/kb.es.yaml cannot be read" in run("translate", "es").stderr


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"], ids=["windows", "unix"])
def test_line_ends_and_marks_do_not_count(ends: bytes, starter: Path, run: Run) -> None:
    file = starter / "definition" / "weather.es.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + ends.join((b"term: Tiempo", b"reviewed: false", b"")))
    run("translate", "es")
    assert file.read_bytes().startswith(b"term: Tiempo\n# | ")
    assert "0 errors\n" in run("check").stdout


@pytest.mark.parametrize(
    "path, record, language",
    [
        ("definition/job.es.yaml", "definition/job", "es"),
        ("definition/more/job.pt-BR.yaml", "definition/job", "pt-BR"),
        ("kb.zh-Hans.yaml", "kb.yaml", "zh-Hans"),
        ("definition/job.ar.yml", "definition/job", "ar"),
    ],
)
def test_a_name_tells_record_and_language(path: str, record: str, language: str) -> None:
    said = named(path)
    assert said is not None
    assert (said.record, said.language) == (record, language)


@pytest.mark.parametrize(
    "path",
    ["definition/job.yaml", "definition/job.draft.yaml", "words.es.yaml", "definition/a.b/job.yaml",
     "data/x.2.csv", "definition/job.e.yaml"],
)  # fmt: skip
def test_other_names_do_not(path: str) -> None:
    assert named(path) is None


@pytest.mark.parametrize(
    "tag, said",
    [("ES", "es"), ("pt-br", "pt-BR"), ("ZH-hans", "zh-Hans"), ("sr-latn-rs", "sr-Latn-RS")],
)
def test_tags_are_written_by_convention(tag: str, said: str) -> None:
    assert canonical(tag) == said
