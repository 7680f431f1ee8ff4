"""A brand record is read and checked, but `build` does not print it yet.

This is a note, not a fault: nothing is dropped in silence.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.brand import Brand


def _unused(context: Context) -> Iterator[Diagnostic]:
    for brand in context.kb.of("brand", Brand):
        yield CHECK.rule.at(
            context.kb.locate(f"brand/{brand.id}", ("id",)),
            f"brand/{brand.id} is checked, but no file is built with it yet",
        )


CHECK = check("JK801", "brand-used", Severity.NOTE, __doc__, _unused)
