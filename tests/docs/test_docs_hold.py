"""The documentation says what the program does: names, tables, examples and places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import write_pages
import yaml
from write_pages import PAGES, ROOT, STARTER

import jobcareer_kb
from jobcareer_kb.checking.inspection import all_rules
from jobcareer_kb.cli import group
from jobcareer_kb.inline import grammar
from jobcareer_kb.items.authored import authored_item
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.model import kinds
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.quiz_formats import quiz_formats
from jobcareer_kb.rendering import blocks, runs, sections
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.context import template_names, workshop_items
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.reports import report_formats
from jobcareer_kb.selection import select
from jobcareer_kb.writers import writers

BUILT = ("README.md", "impact.md", "building.md")
"""Pages that quote what a build says."""
ALL_PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
PAGE_IDS = [page.name for page in ALL_PAGES]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def coded(text: str) -> set[str]:
    """Everything that stands between single backticks."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))


# What the code writes


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=page.name, marks=pytest.mark.slow if page.name in BUILT else ())
        for page in PAGES
    ],
)
def test_generated_parts_are_up_to_date(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert write_pages.with_parts(text) == text, "run: python tests/docs/write_pages.py"


def test_every_code_has_its_manual() -> None:
    page = read("docs/checks.md")
    assert [r.code for r in all_rules().values() if f"### {r.code}: {r.name}" not in page] == []
    assert [r.code for r in all_rules().values() if r.manual not in page] == []


def test_every_code_of_teaching_stands_in_its_page() -> None:
    page = read("docs/quiz-rules.md")
    codes = [r.code for r in all_rules().values() if r.code.startswith("JK5")]
    assert [code for code in codes if not re.search(rf"\b{code}\b", page)] == []


def test_every_kind_has_a_section_and_every_field_is_explained() -> None:
    page = read("docs/records.md")
    assert [kind for kind in kinds() if f"\n## {kind}\n" not in page] == []
    silent = [name for name, words in write_pages.notes_of(page).items() if not words]
    assert silent == [], "write the last column of these rows by hand"


def test_every_type_of_value_is_explained() -> None:
    page = read("docs/records.md")
    listed = page.split("## Types of value")[1].split("\n## ")[0]
    explained = {row.split("|")[1].strip() for row in listed.splitlines() if row.startswith("|")}
    used = {w for w in write_pages.TYPES.values() if re.search(rf"\| [^|]*\b{w}\b[^|]*\| ", page)}
    assert used - explained - {"text", "whole number"} == set()


def test_examples_of_kinds_that_the_starter_lacks_fit_their_models() -> None:
    page = read("docs/records.md")
    for name in ("brand", "evidence"):
        section = page.split(f"\n## {name}\n")[1]
        example = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
        assert example is not None
        data = yaml.load(example[1], yaml.BaseLoader)
        assert kinds()[name].model.model_validate(data).id == data["id"]


# What stands in the pages because the program has it


def test_every_format_stands_in_the_pages() -> None:
    building, banks, readme = (
        read("docs/building.md"),
        read("docs/quiz-formats.md"),
        read("README.md"),
    )
    for name, writer in writers().items():
        assert f"| {name} | `{writer.suffix}` |" in building
        assert f"{writer.suffix}`" in readme
    for name, bank in quiz_formats().items():
        assert f"| {name} | `{bank.ending}` |" in building
        assert name in banks
        assert f"{bank.ending}`" in readme
    reports = read("docs/check-reports.md")
    assert re.findall(r"^\| `(\w+)` \|", reports, re.MULTILINE) == sorted(
        report_formats(), key=lambda name: reports.index(f"| `{name}` |")
    )


def commands() -> dict[str, click.Command]:
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def options(command: click.Command) -> set[str]:
    given = {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
    return {o for o in given if o.startswith("--")}


def test_every_command_and_option_stands_in_the_page_about_building() -> None:
    page = read("docs/building.md").split("\n## All commands\n")[1]
    for name, command in commands().items():
        assert f"| `jobcareer-kb {name}" in page
        assert [o for o in options(command) if o not in page] == []


def called(text: str) -> Iterator[list[str]]:
    """The words after `jobcareer-kb` wherever a page shows a call of it."""
    for code in (*coded(text), *re.findall(r"```(?:sh|powershell)\n(.*?)```", text, re.DOTALL)):
        for line in re.split(r"\n|;|&&", code):
            if found := re.search(r"(?:^|[\s/\\])jobcareer-kb((?: +\S+)*)\s*$", line):
                yield found[1].split()


@pytest.mark.parametrize("page", ALL_PAGES, ids=PAGE_IDS)
def test_every_call_in_a_page_is_a_real_one(page: Path) -> None:
    known = commands()
    for words in called(page.read_text(encoding="utf-8")):
        if not words:
            continue
        assert words[0] in known, words
        used = {word for word in words[1:] if word.startswith("--")}
        assert used <= options(known[words[0]]), words


def test_templates_page_lists_all_that_a_template_may_use() -> None:
    page = read("docs/templates.md")
    words = {w for code in coded(page) for w in re.findall(r"[\w-]+|[<>=]=?", code)}
    environment = Templates(ROOT / "templates", "templates")._environment
    elements = {*blocks._BLOCKS, "document", "section", "header", "footer", "left", "right"}
    elements |= {"li", "th", "tr", "td", "caption", "strong", "em", "small", "a", "span"}
    values = {*blocks.ROLES, *blocks.CUES, *blocks.TABLES, *sections.LAYOUTS, *blocks.ANSWERS}
    values |= {*runs.SPANS, *(name for names in blocks.LISTS.values() for name in names)}
    expected = {*environment.filters, *environment.tests, *environment.globals, *elements, *values}
    assert (expected | names_of_templates()) - words - {""} == set()


def names_of_templates() -> set[str]:
    kb = load_corpus(read_folder(STARTER, "kb")).kb
    assert kb is not None
    shop = kb.of("workshop", Workshop)[0]
    items = workshop_items(kb, shop, authored_item)
    return set(template_names(select(kb, shop, "key"), items, Bindings()))


def test_look_page_gives_the_colors_of_the_base_documents() -> None:
    row = re.compile(r"^\| [^|]+\| ([^|]+) \| ([0-9A-F]{6}) \|", re.MULTILINE)
    slots = {"Text 1": "dk1", "Text 2": "dk2", "Background 1": "lt1", "Background 2": "lt2"}
    shown = {
        slots.get(name, name.lower().replace(" ", "")): color
        for names, color in row.findall(read("docs/look.md"))
        for name in names.split(", ")
    }
    held = Look().colors
    assert {name: held["hlink" if name == "hyperlink" else name] for name in shown} == shown


def test_inline_page_gives_the_grammar_of_the_parser() -> None:
    page = read("docs/inline-text.md")
    shown = page.split("```text\n")[1].split("```")[0]
    module = (grammar.__doc__ or "").split("::\n\n")[1].split("\n\nA star")[0]
    assert [line.strip() for line in shown.split("\n") if line] == [
        line.strip() for line in module.split("\n")
    ]
    assert " ".join(grammar._ESCAPABLE) in page


def test_inline_page_escapes_are_right() -> None:
    table = read("docs/inline-text.md").split("| you want to print |")[1].split("\n\n")[0]
    written = re.findall(r"\| `(.+?)` \|$", table, re.MULTILINE)
    assert len(written) == 5
    assert [text for text in written if grammar.parse(text).faults] == []


def test_design_page_gives_the_floors_that_the_test_holds() -> None:
    tree = ast.parse(read("tests/test_architecture.py"))
    floors = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "FLOORS"
    )
    rows = re.findall(r"^\| \d+ \| ([^|]+) \|", read("docs/design.md"), re.MULTILINE)
    shown = [set(re.findall(r"`(\w+)`", row)) for row in rows]
    dunder = {"__version__", "__main__"}
    held = [set(names.split()) - dunder for names in floors if set(names.split()) - dunder]
    assert shown == held


def test_every_folder_has_its_kind_of_change_and_the_picture_names_folders_that_are_there() -> None:
    folders = {path.name for path in (ROOT / "src/jobcareer_kb").iterdir() if path.is_dir()}
    folders -= {"__pycache__"}
    assert {f for f in folders if f"{f}/" not in read("CONTRIBUTING.md")} == set()
    picture = read("docs/design.md").split("```")[1]
    drawn = set(re.findall(r"(\w+)/(?= |$)", picture, re.MULTILINE))
    assert drawn >= {"loading", "checks", "rendering", "writers", "building", "tracing"}
    assert drawn - folders == set()


def test_changelog_knows_this_version() -> None:
    assert f"\n## {jobcareer_kb.__version__}\n" in read("CHANGELOG.md")


def test_content_license_keeps_the_credit_lines() -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", re.sub(r"\(https?:[^)]*\)|\(R\)|®", " ", text))

    held = " ".join(words(read("LICENSE-CONTENT")))
    references = yaml.safe_load(read("kb/references.yaml"))["references"]
    credits = [each["custom"]["credit"] for each in references if "credit" in each["custom"]]
    assert len(credits) == 2
    for credit in credits:
        assert " ".join(words(credit)) in held


# Places


@pytest.mark.parametrize("page", ALL_PAGES, ids=PAGE_IDS)
def test_every_link_and_path_in_a_page_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:)([^)#]+)(#[^)]*)?\)", re.sub(r"`[^`\n]+`", "", prose))
    lost = [link for link, _ in links if not (page.parent / link).exists()]
    named = {c for c in coded(text) if re.match(r"(src|docs|tests|templates|kb|requirements)/", c)}
    plain = {c.split()[0] for c in named if not re.search(r"[<*]", c)}
    lost += [name for name in plain if not (ROOT / name).exists()]
    assert lost == []


@pytest.mark.parametrize("page", ALL_PAGES, ids=PAGE_IDS)
def test_every_anchor_leads_to_a_heading(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for file, anchor in re.findall(r"\]\(((?!https?:)[^)#]*)#([^)]+)\)", text):
        target = page.parent / file if file else page
        headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {slug(heading) for heading in headings}


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


GENERATED = {
    ".git", ".venv", "build", "dist", "node_modules", "__pycache__", ".hypothesis",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".benchmarks",
}  # fmt: skip
TEXT = {
    ".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".j2", ".json", ".js", ".mjs", ".in", ".cfg",
    ".xml", ".html", "",
}  # fmt: skip
MACHINE = re.compile(r"(?<![\w.])/(?:t[m]p|w[o]rk|r[o]ot|h[o]me/\w|U[s]ers/\w)(?:/|\b)|C:\\U[s]ers")
HOST = re.compile(r"(?:py[p]i\.org|python[h]osted\.org|npm[j]s\.(?:org|com)|proxy\.g[o]lang\.org)")


def tracked_texts() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if not GENERATED & set(parts) and path.is_file() and path.suffix in TEXT:
            yield path


@pytest.mark.slow
def test_no_file_names_a_place_of_one_machine_or_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {hit[0]}"
        for path in tracked_texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        if (hit := MACHINE.search(line) or HOST.search(line))
    ]
    assert found == []
