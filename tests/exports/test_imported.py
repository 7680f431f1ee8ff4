"""Whole exports, with the oddities of their programs: what is sound is taken, the rest is named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jobcareer_kb.exports import export_of
from jobcareer_kb.exports._casing import has_titles, sentence_cased
from jobcareer_kb.exports._dates import dated
from jobcareer_kb.exports._latex import words

Run = Callable[..., Result]
HERE = Path(__file__).parent
FILES = ("endnote.ris", "jabref-groups.bib", "mendeley.ris", "rstudio-packages.bib",
         "typed-by-hand.bib", "zotero-library.json")  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_what_is_not_taken_is_named(
    name: str, small: Path, run: Run, golden: Callable[[str, bytes], None]
) -> None:
    (small.parent / name).write_bytes((HERE / name).read_bytes())
    told = run("references", "import", name)
    golden(f"exports/{name}.txt", told.stderr.encode())
    found = run("check", "--select", "JK0,JK1", "kb/references.yaml")
    assert (found.exit_code, " 0 errors" in found.stdout) == (0, True), found.stdout
    again = run("references", "import", name)
    assert again.stdout == ""


@pytest.mark.parametrize("name", FILES)
def test_each_entry_stands_at_its_line(name: str) -> None:
    text = (HERE / name).read_text(encoding="utf-8")
    lines = text.splitlines()
    found = [entry.line for entry in export_of(name).read(text)]
    assert found == sorted(set(found))
    assert all(lines[line - 1].lstrip().startswith(("@", "TY  -", "{")) for line in found)


def test_better_bibtex_is_dropped_in(small: Path, run: Run) -> None:
    """CSL-YAML with `nocite`, `citation-key` and Pandoc's lines round it, as it was exported."""
    (small / "references.yaml").write_bytes((HERE / "better-bibtex.yaml").read_bytes())
    found = run("check", "--select", "JK0,JK1,JK203", "kb/references.yaml").stdout
    assert " 0 errors" in found
    assert found.count("warning[JK203]") == 8  # all were read


def test_zotero_is_dropped_in(small: Path, run: Run) -> None:
    (small / "references.yaml").unlink()
    (small / "references.json").write_bytes((HERE / "zotero-library.json").read_bytes())
    found = run("check", "--select", "JK0,JK1", "--format", "github", "kb/references.json").stdout
    lines = [line.split("line=")[1].split(",")[0] for line in found.splitlines() if "line=" in line]
    assert sorted(set(map(int, lines))) == [46, 47, 48, 49, 52, 55, 56]


DATES = {
    "2019-04-02": "2019-04-02",
    "May 6, 2024": "2024-05-06",
    "6 May 2024": "2024-05-06",
    "20--22 March 2003": "2003-03-20/2003-03-22",
    "May-June 2001": "2001-05/2001-06",
    "c. 1995": "1995~",
    "2010--2011": "2010/2011",
    "1995-96": "1995/1996",
    "Spring 2014": "2014-21",
    "in press": "in press",
    "2019/": "2019",
    "/1950": {"literal": "/1950"},
    "the day before yesterday": {"literal": "the day before yesterday"},
    "32 May 2001": {"literal": "32 May 2001"},
}


@pytest.mark.parametrize("typed, date", DATES.items(), ids=DATES)
def test_a_date_as_people_type_it(typed: str, date: object) -> None:
    assert dated(typed) == date


LATEX = {
    r"\emph{Caf{\'e}} and \textbf{bold \emph{both}}": "<i>Café</i> and <b>bold <i>both</i></b>",
    r"CO$_2$, 5$^{th}$, $\alpha$": "CO<sub>2</sub>, 5<sup>th</sup>, α",
    r"50% of \#1, a\_b \& \{c\} \$5": "50% of #1, a_b & {c} $5",
    r"``Wet'' \enquote{springs}": "“Wet” “springs”",
    r"{\'\i}, \'{\i}, \'i": "í, í, í",
    r"\href{https://a.example.org}{There}": "There",
    r"{\textquotesingle}x{\textquotesingle}": "'x'",
    r"\noopsort{b}Alpha": "Alpha",
    r"50\,\% of them": "50 % of them",
}


@pytest.mark.parametrize("latex, text", LATEX.items(), ids=LATEX)
def test_what_latex_means(latex: str, text: str) -> None:
    assert words(latex) == text


TITLES = {
    "Losses of Honey Bee Colonies: {{A}} Survey": "Losses of honey bee colonies: {{A}} survey",
    "Work in {{Hill County}}: Old and New Self-Study": (
        "Work in {{Hill County}}: Old and new self-study"
    ),
    r"Small {\emph{Varroa}} Mites in the USA": r"Small {\emph{Varroa}} mites in the USA",
    "R: A Language": "R: A language",
}


@pytest.mark.parametrize("title, cased", TITLES.items(), ids=TITLES)
def test_a_title_becomes_a_sentence(title: str, cased: str) -> None:
    assert sentence_cased(title) == cased


def test_a_title_that_is_a_sentence_stays() -> None:
    assert not has_titles(["Notes on Darwin", "Birds of the north of Spain"])
    assert has_titles(["On Swarms", "Keeping Bees", "Honey Wines"])


def test_the_version_of_a_data_set_is_one() -> None:
    read = export_of("a.ris").read("TY  - DATA\nTI  - Counts\nET  - v2\nER  - \n")
    assert read[0].fields["version"] == "v2"
