"""`references import`: what other programs export stands in references.yaml then."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jobcareer_kb.loading.characters import MAX_BYTES

pytestmark = pytest.mark.slow

Run = Callable[..., Result]
BOOK = "@book{fog, title = {On fog}, author = {Hill, Mary}, year = 2019, publisher = {Hen}}\n"
PAGE = "@online{rain, title = {On rain}, url = {https://rain.example.org/}, year = 2020}\n"


@pytest.fixture
def base(small: Path) -> Path:
    return small


def written(base: Path, name: str, text: str) -> str:
    (base.parent / name).write_text(text, encoding="utf-8")
    return name


def test_a_source_is_added_behind_the_others_and_all_else_stays(base: Path, run: Run) -> None:
    before = (base / "references.yaml").read_bytes()
    result = run("references", "import", written(base, "my.bib", BOOK))
    after = (base / "references.yaml").read_text()
    assert result.exit_code == 0
    assert "+  - id: fog\n+    type: book\n+    title: On fog\n" in result.stdout
    assert result.stderr == "1 source of my.bib added to kb/references.yaml.\n"
    assert "  - id: fog\n" in after
    kept = after.replace(after[after.index("  - id: fog") :].split("Hen\n")[0] + "Hen\n", "")
    assert kept.encode() == before
    assert run("check").exit_code == 0


def test_a_diff_changes_nothing(base: Path, run: Run) -> None:
    before = (base / "references.yaml").read_bytes()
    result = run("references", "import", written(base, "my.bib", BOOK), "--diff")
    assert "+  - id: fog\n" in result.stdout
    assert result.stderr == "1 source of my.bib would be added to kb/references.yaml.\n"
    assert (base / "references.yaml").read_bytes() == before


TWINS = {
    "the same once more": (BOOK, BOOK, "line 1: 'fog': there already, as 'fog'"),
    "the same address": (
        PAGE,
        PAGE.replace("rain,", "regen,").replace("https", "http").replace("org/", "org"),
        "line 1: 'regen': there already, as 'rain'",
    ),
    "the same DOI": (
        BOOK.replace("year", "doi = {10.5555/FOG}, year"),
        BOOK.replace("fog,", "mist,").replace("year", "doi = {10.5555/fog}, year"),
        "line 1: 'mist': there already, as 'fog'",
    ),
}


@pytest.mark.parametrize("first, second, said", TWINS.values(), ids=TWINS)
def test_what_is_there_is_not_added_again(
    base: Path, run: Run, first: str, second: str, said: str
) -> None:
    run("references", "import", written(base, "my.bib", first))
    before = (base / "references.yaml").read_bytes()
    result = run("references", "import", written(base, "my.bib", second))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [said, "0 sources of my.bib added to kb/references.yaml."]
    assert (base / "references.yaml").read_bytes() == before


def test_what_cannot_be_taken_is_named_and_the_rest_is_added(base: Path, run: Run) -> None:
    other = BOOK.replace("On fog", "On mist") + "@book{none, year = 2019}\n" + PAGE
    run("references", "import", written(base, "my.bib", BOOK))
    result = run("references", "import", written(base, "my.bib", other))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "line 1: 'fog': another source has this id; give one of them another",
        "line 2: 'none': field 'title' is missing; add 'title:' with its value",
        "1 source of my.bib added to kb/references.yaml.",
        "2 could not be taken; the lines above say why.",
    ]
    assert "id: rain" in (base / "references.yaml").read_text()


def test_names_that_only_commas_part_are_told(base: Path, run: Run) -> None:
    text = BOOK.replace("Hill, Mary", "Hill, M., Roe, A.") + PAGE
    result = run("references", "import", written(base, "my.bib", text))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:2] == [
        "line 1: 'fog': field 'author': more than two commas in the name 'Hill, M., Roe, A.'; "
        "part people by ' and ', and put braces round the name of a body",
        "1 source of my.bib added to kb/references.yaml.",
    ]


@pytest.mark.slow
def test_a_list_never_grows_beyond_what_is_read(base: Path, run: Run) -> None:
    before = (base / "references.yaml").read_bytes()
    many = "".join(BOOK.replace("fog", f"fog-{n}") for n in range(MAX_BYTES // 100))
    result = run("references", "import", written(base, "my.bib", many))
    assert (result.exit_code, "at most 4,194,304 are read" in result.stderr) == (3, True)
    assert (base / "references.yaml").read_bytes() == before


def test_fields_without_a_place_are_named(base: Path, run: Run) -> None:
    text = BOOK.replace("year", "owner = {me}, file = {x.pdf}, year")
    result = run("references", "import", written(base, "my.bib", text))
    assert result.stderr.splitlines()[0] == "line 1: 'fog': no place for file, owner"


def test_a_base_without_sources_gets_a_list(base: Path, run: Run) -> None:
    (base / "references.yaml").unlink()
    assert run("references", "import", written(base, "my.bib", BOOK)).exit_code == 0
    assert (base / "references.yaml").read_text().startswith("references:\n  - id: fog\n")


LISTS = {
    "of Windows": b"\xef\xbb\xbfreferences:\r\n- id: a\r\n  title: On tea\r\n",
    "not indented": b"references:\n- id: a\n  title: On tea\n# The end\n",
    "empty": b"references:\n",
    "of Pandoc": b"---\nnocite: '[@*]'\nreferences:\n- id: a\n  title: >-\n    On tea\n---\n",
    "without a last line end": b"references:\n  - {id: a, title: On tea}",
}


@pytest.mark.parametrize("data", LISTS.values(), ids=LISTS)
def test_every_form_of_list_can_be_added_to(base: Path, run: Run, data: bytes) -> None:
    (base / "references.yaml").write_bytes(data)
    result = run("references", "import", written(base, "my.bib", BOOK))
    after = (base / "references.yaml").read_bytes()
    assert result.stderr.endswith("1 source of my.bib added to kb/references.yaml.\n")
    assert (after.startswith(b"\xef\xbb\xbf"), b"\r\n" in after) == (
        data.startswith(b"\xef\xbb\xbf"),
        b"\r\n" in data,
    )
    shown = run("show", "reference/fog")
    assert shown.exit_code == 0


def test_a_list_in_brackets_is_left_alone(base: Path, run: Run) -> None:
    (base / "references.yaml").write_text("references: [{id: a, title: On tea}]\n")
    result = run("references", "import", written(base, "my.bib", BOOK))
    assert result.exit_code == 2
    assert "no list that a machine can add to" in result.stderr


NO_EXPORTS = {
    "another ending": ("my.docx", "x", "expected one of"),
    "damaged": ("my.bib", "@book{fog, title = ", "line 1: no BibTeX"),
    "absent": ("none.bib", None, "cannot be read"),
}


@pytest.mark.parametrize("name, text, said", NO_EXPORTS.values(), ids=NO_EXPORTS)
def test_what_is_no_export_is_one_line(
    base: Path, run: Run, name: str, text: str | None, said: str
) -> None:
    if text is not None:
        written(base, name, text)
    result = run("references", "import", name)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert said in result.stderr
