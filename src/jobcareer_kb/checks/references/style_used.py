"""The file that `citation_style` names is there, and prints every source.

Bad:   citation_style: mla.csl             (and no file of that name beside kb.yaml)
Bad:   a style that only names another one, or has no list of references
Good:  citation_style: modern-language-association.csl
Mend:  take the style's own file from the repository of the Citation Style Language, or from the
       list of styles of Zotero, and put it beside kb.yaml. A style that makes footnotes alone has
       no list of sources to print.
Why:   without this, a handout would carry another style than the one that was asked for.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity

_WHERE = "put the style's own file, which ends in '.csl', beside kb.yaml, or leave the field out"


def _unused(context: Context) -> Iterator[Diagnostic]:
    kb, name = context.kb, context.kb.settings.citation_style
    if name is None:
        return
    place = kb.locate("kb.yaml", ("citation_style",))
    if kb.style is None:
        yield CHECK.rule.at(place, f"no file '{name}' beside kb.yaml", _WHERE)
        return
    from jobcareer_kb.bibliography.styles import Style, StyleFault  # a library that few need

    try:
        Style(kb.style, kb.settings.language)
    except StyleFault as fault:
        yield CHECK.rule.at(place, f"'{name}' {fault}", _WHERE)


CHECK = check("JK219", "style-used", Severity.ERROR, __doc__, _unused)
