"""The base document of an invented school that cannot be used as it is."""

import io
import re

import docx

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.look import Look

PALE = "B9C7D6"


def unfit_base() -> bytes:
    """As German Word might save it: other ids, names of its own, half of our styles, pale heads."""
    parts = entries_of(Look().word)
    styles = parts["word/styles.xml"].decode()
    every = re.findall(r"<w:style .*?</w:style>", styles, re.DOTALL)
    for style in every[20::2]:
        styles = styles.replace(style, "")
    for old, new in (("Heading2", "berschrift2"), ("Normal", "Standard")):
        named = rf'(w:styleId=|<w:(?:basedOn|next) w:val=)"{old}"'
        styles = re.sub(named, rf'\1"{new}"', styles)
    styles = styles.replace('w:name w:val="Subtitle"', 'w:name w:val="Untertitel"')
    styles = re.sub(
        r'(w:styleId="berschrift2".*?<w:color )[^/]*/>', rf'\1w:val="{PALE}"/>', styles, count=1,
        flags=re.DOTALL,
    )  # fmt: skip
    return canonical_zip({**parts, "word/styles.xml": styles.encode()})


def plain_base() -> bytes:
    """What python-docx begins with: the styles of Word itself, in Word's blue."""
    saved = io.BytesIO()
    docx.Document().save(saved)
    return saved.getvalue()
