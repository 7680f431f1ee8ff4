"""The style that `citation_style` names prints every source; else it stands in the form of APA.

Bad:   a source of a kind on which the style, or the library that reads it, stumbles
Mend:  fill in what the entry lacks (date, publisher, type), or take another style.
Why:   one entry in another form looks like a slip, and nobody sees it before it is printed.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference


def _unprinted(context: Context) -> Iterator[Diagnostic]:
    kb, file = context.kb, context.kb.settings.citation_style
    if kb.style is None:
        return
    from jobcareer_kb.bibliography.styles import Style, StyleFault  # a library that few need

    try:
        style = Style(kb.style, kb.settings.language)
    except StyleFault:  # said by another check
        return
    for reference in kb.of("reference", Reference):
        try:
            style.entry(reference)
        except StyleFault as fault:
            yield CHECK.rule.at(
                kb.locate(f"reference/{reference.id}", ("id",)),
                f"reference '{reference.id}' {fault} ('{file}'); it is printed in APA",
                "fill in what the entry lacks, or take another style",
            )


CHECK = check("JK220", "style-prints", Severity.WARNING, __doc__, _unprinted)
