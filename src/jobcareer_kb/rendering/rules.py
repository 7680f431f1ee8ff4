"""What the codes of templates and rendering mean (JK6xx)."""

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.rule import Rule


class RenderFault(Exception):
    """A template, or what it printed, is at fault; carries the finding, or several of one file."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics

    @property
    def diagnostic(self) -> Diagnostic:
        """The first finding."""
        return self.diagnostics[0]

    def __str__(self) -> str:
        return self.diagnostic.message


def _error(code: str, name: str, manual: str) -> Rule:
    return Rule(code, name, Severity.ERROR, manual)


TEMPLATE_SYNTAX = _error(
    "JK601",
    "template-syntax",
    """A template is valid Jinja2.

Bad:   {% for step in steps %} ... without {% endfor %}
Mend:  look at the line named.""",
)
TEMPLATE_NAME = _error(
    "JK602",
    "template-name",
    """A template uses only names that its selection has, and filters that keep the trace of a text.

Bad:   {{ definition.meening }}, {{ definition.meaning|upper }}
Good:  {{ definition.meaning }}
Why:   a text that is changed on its way to print can no longer be traced to its record.
       docs/templates.md lists names and filters.""",
)
TEMPLATE_XML = _error(
    "JK603",
    "template-xml",
    """What a template prints is well-formed XML.

Bad:   <p>Step <b>one</p>
Good:  <p>Step <strong>one</strong></p>
Why:   a reader that mends wrong markup in silence prints something nobody wrote.""",
)
TEMPLATE_PROFILE = _error(
    "JK604",
    "template-profile",
    """A template uses the elements of the profile, and uses them whole.

Bad:   <font>, a table without head cells, a heading level that is skipped, an empty cell
Why:   one check here keeps every format accessible. docs/templates.md has the profile.""",
)
NO_REFERENCES = _error(
    "JK605",
    "no-reference-list",
    """A document that cites has a reference list.

Mend:  add <kb-references/> to the template.""",
)
DOES_NOT_FIT = _error(
    "JK701",
    "does-not-fit",
    """What a product prints fits its format.

Bad:   a slide whose words need more height than it has; two slides of one title
Mend:  shorten the text at the place named, or pick fewer records for the product. With a base
       document of your own, give its boxes more room, or take a narrower font (docs/look.md). Of
       two equal titles reword one; where the template words both, keep the picks together.
Why:   type is never shrunk below what the back row can read, and a screen reader tells slides
       apart by their titles.""",
)
NOT_PRINTED = _error(
    "JK606",
    "selected-not-printed",
    """Every record that a workshop picks for a product is printed by it.

Mend:  print the record's kind in the template, or drop the pick from the workshop.
Why:   nothing is left out in silence.""",
)

CREDIT_LINE = _error(
    "JK803",
    "credit-line",
    """A file that shows data of a source, or cites it, prints the credit line that it asks for.

Bad:   a handout with figures of the O*NET database, and no line that names its license
Mend:  add <kb-credits/> to the template, behind the reference list; the words stand in the record
       of the source: custom: {credit: ...}
Note:  every document of a build is looked at, whatever its formats. Quiz banks print these lines
       with the license.
Why:   the license of the data asks for it, and readers see whose numbers they are.""",
)

RENDERING_RULES: tuple[Rule, ...] = tuple(
    sorted((v for v in globals().values() if isinstance(v, Rule)), key=lambda rule: rule.code)
)
