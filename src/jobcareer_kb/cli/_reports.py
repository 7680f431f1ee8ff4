"""Choose what a report holds, and write it in as many formats as were asked for."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jobcareer_kb.cli._paths import from_here, from_the_repository
from jobcareer_kb.cli._say import hand_over
from jobcareer_kb.errors import UsageFault

if TYPE_CHECKING:
    from jobcareer_kb.report import Report
    from jobcareer_kb.reports import ReportFormat

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""Set by GitHub Actions: the file whose Markdown is shown on the page of the run."""


@dataclass(frozen=True, slots=True)
class Output:
    """One format and where it goes; None is stdout."""

    format: "ReportFormat"
    file: Path | None


def outputs(given: tuple[str, ...]) -> tuple[Output, ...]:
    """Read `NAME` or `NAME=FILE`, each once for a place; `-` is stdout."""
    from jobcareer_kb.reports import report_formats

    known: Mapping[str, ReportFormat] = report_formats()
    found: list[Output] = []
    for each in given or ("text",):
        name, equals, file = each.partition("=")
        if name not in known:
            raise UsageFault(f"unknown format '{name}'; known: {', '.join(known)}")
        if equals and not file:
            raise UsageFault(f"--format {each}: no file is named after '='")
        found.append(Output(known[name], Path(file) if file not in ("", "-") else None))
    for place in {output.file for output in found}:
        names = [output.format.name for output in found if output.file == place]
        if len(names) > 1:
            where = "stdout" if place is None else str(place)
            raise UsageFault(
                f"{' and '.join(names)} both go to {where}; name a file, as in {names[1]}=FILE"
            )
    return tuple(found)


def is_for_programs(wanted: tuple[Output, ...]) -> bool:
    """Say whether stdout holds a format that other words would break."""
    return any(o.file is None and o.format.reader != "person" for o in wanted)


def chosen(report: "Report", select: tuple[str, ...], ignore: tuple[str, ...]) -> "Report":
    """Keep the findings whose codes begin as asked, and those about the bar of the change."""
    wanted, dropped = _prefixes(report, select), _prefixes(report, ignore)

    def keeps(code: str) -> bool:
        asked = not wanted or code.startswith(wanted) or report.leads(code)
        return asked and not code.startswith(dropped)

    return replace(
        report,
        diagnostics=tuple(each for each in report.diagnostics if keeps(each.code)),
        ignored=tuple(each for each in report.ignored if keeps(each.diagnostic.code)),
    )


def _prefixes(report: "Report", given: tuple[str, ...]) -> tuple[str, ...]:
    """Beginnings of codes, given with commas or one by one; each must begin a code there is."""
    prefixes = tuple(p.strip().upper() for each in given for p in each.split(",") if p.strip())
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in report.rules):
            raise UsageFault(
                f"no code begins with '{prefix}'; 'jobcareer-kb explain' lists all codes"
            )
    return prefixes


def narrowed(report: "Report", paths: tuple[str, ...]) -> "Report":
    """Keep the findings in the files that lie at or below the paths, and those about the bar."""
    wanted = tuple(os.path.abspath(path) for path in paths)
    # A file that was not read, such as a stray one, is known by its finding.
    known = dict.fromkeys((*report.files, *(d.span.path for d in report.diagnostics)))
    below: set[str] = set()
    for given, each in zip(paths, wanted, strict=True):
        found = {path for path in known if _lies_below(path, each)}
        if not found:
            shown = os.path.normpath(given).replace("\\", "/")
            raise UsageFault(f"{shown}: no file of the knowledge base lies there")
        below |= found
    return replace(
        report,
        diagnostics=tuple(
            d for d in report.diagnostics if d.span.path in below or report.leads(d.code)
        ),
        ignored=tuple(each for each in report.ignored if each.diagnostic.span.path in below),
        about=tuple(path for path in known if path in below),
    )


def _lies_below(path: str, folder: str) -> bool:
    full = os.path.abspath(path)
    return full == folder or full.startswith(folder.rstrip(os.sep) + os.sep)


def refuse_sources(wanted: tuple[Output, ...], kb: Path, templates: Path) -> None:
    """Refuse to write a report over a source; one over an earlier report is meant."""
    from jobcareer_kb.cli._targets import refuse_overwriting

    sources = {"the knowledge base": kb, "the templates": templates}
    for each in wanted:
        if each.file is not None:
            option = f"--format {each.format.name}={each.file}"
            refuse_overwriting(each.file, option, sources, each.format.wrote)


def write(report: "Report", wanted: tuple[Output, ...]) -> None:
    """Write each format to its place; files are moved over whole, and first."""
    from jobcareer_kb.disk.files import replace_file

    named = cache(partial(_named, report))
    for each in sorted(wanted, key=lambda output: output.file is None):
        shown = named(each.format.reader)
        if each.file is not None:
            replace_file(each.file, _encoded(each.format.render(shown)))
        else:
            person = each.format.reader == "person"
            hand_over(each.format.render(_for_terminal(shown) if person else shown))
    names = {output.format.name for output in wanted}
    if "github" in names and "summary" not in names:
        _step_summary(named("service"))


def _named(report: "Report", reader: str) -> "Report":
    """The report with the names of files that its reader knows."""
    if reader == "person":
        return report
    return report.renamed(from_here() if reader == "program" else from_the_repository())


def _for_terminal(report: "Report") -> "Report":
    """The report as wide as the terminal and in color, unless NO_COLOR is set or it is a pipe."""
    import shutil

    if not sys.stdout.isatty():
        return report
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size((report.width, 24)).columns
    return replace(report, width=max(40, width), color=not plain)


def _step_summary(report: "Report") -> None:
    """Append the whole table to the summary of the step, where GitHub Actions runs the command."""
    from jobcareer_kb.disk.files import append_to
    from jobcareer_kb.errors import OutputFault
    from jobcareer_kb.reports.summary import render_summary

    file = os.environ.get(STEP_SUMMARY)
    if not file:
        return
    try:  # appended, since an earlier command of the step may have written
        append_to(Path(file), _encoded(render_summary(report)))
    except OutputFault as fault:
        raise OutputFault(f"{fault} (${STEP_SUMMARY})") from fault


def _encoded(text: str) -> bytes:
    """UTF-8; a sign that has no UTF-8, as in the name of a file, becomes a question mark."""
    return text.encode("utf-8", "replace")
