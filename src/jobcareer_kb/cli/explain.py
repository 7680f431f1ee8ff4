"""`explain`: what a code means."""

import click

from jobcareer_kb.cli._say import say, say_lines


@click.command(
    "explain",
    epilog="Examples: `jobcareer-kb explain JK201`; `explain claim-cited`; `explain JK5`.",
)
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what CODE means: a bad and a good example, and how to mend it.

    Without CODE, list all; with the beginning of codes, such as JK5, those.
    """
    from difflib import get_close_matches

    from jobcareer_kb.checking.inspection import all_rules
    from jobcareer_kb.errors import UsageFault

    rules = all_rules()
    begins = (code or "").upper()
    by_name = {rule.name: rule for rule in rules.values()}
    found = rules.get(begins) or by_name.get(begins.lower())
    if found is not None:
        say_lines(f"{found.code} ({found.name}), {found.severity.label}\n\n{found.manual}")
        return
    several = [rule for rule in rules.values() if rule.code.startswith(begins)]
    if not several:
        near = get_close_matches(begins, [*rules], n=1, cutoff=0.4)
        near = near or get_close_matches(begins.lower(), [*by_name], n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageFault(f"no code '{code}'; {hint}'jobcareer-kb explain' lists all")
    for rule in several:
        say(f"{rule.code}  {rule.severity.label:<8} {rule.name}")


COMMAND = explain
