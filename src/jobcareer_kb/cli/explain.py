"""`explain`: what a code means."""

import click


@click.command("explain", epilog="Examples: `jobcareer-kb explain JK201`; `explain claim-cited`.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what CODE means: a bad and a good example, and how to mend it. Without CODE, list all."""
    from difflib import get_close_matches

    from jobcareer_kb.artifacts.inspect import all_rules
    from jobcareer_kb.errors import UsageFault

    rules = all_rules()
    if code is None:
        for rule in rules.values():
            click.echo(f"{rule.code}  {rule.severity.label:<8} {rule.name}")
        return
    by_name = {rule.name: rule for rule in rules.values()}
    found = rules.get(code.upper()) or by_name.get(code.lower())
    if found is None:
        near = get_close_matches(code.upper(), [*rules], n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageFault(f"no code '{code}'; {hint}'jobcareer-kb explain' lists all")
    click.echo(f"{found.code} ({found.name}), {found.severity.label}\n\n{found.manual}")


COMMAND = explain
