"""The theme part: a look's colours and family under the names that PowerPoint shows."""

from jobcareer_kb.theme import Theme
from jobcareer_kb.writers._pptx_markup import A_NAMESPACE, DECLARATION, escape

_PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = '<a:ln w="{}" cap="flat" cmpd="sng" algn="ctr">{}<a:prstDash val="solid"/></a:ln>'
# Flat on purpose: three fills, lines and effects are what the schema asks for, none is used.
_FORMATS = (
    f'<a:fmtScheme name="Flat"><a:fillStyleLst>{_PLACEHOLDER * 3}</a:fillStyleLst><a:lnStyleLst>'
    f"{''.join(_LINE.format(width, _PLACEHOLDER) for width in (6350, 12700, 19050))}"
    "</a:lnStyleLst><a:effectStyleLst>"
    f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_PLACEHOLDER * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_part(theme: Theme) -> bytes:
    """Return the theme; `tx2` is soft ink, `bg2` the panel, links have the accent's colour."""
    colour = theme.palette
    scheme = {
        "dk1": colour.ink,
        "lt1": colour.paper,
        "dk2": colour.ink_soft,
        "lt2": colour.panel,
        "accent1": colour.accent,
        "accent2": colour.side_a,
        "accent3": colour.side_b,
        "accent4": colour.line,
        "accent5": colour.side_a_tint,
        "accent6": colour.side_b_tint,
        "hlink": colour.accent,
        "folHlink": colour.accent,
    }
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{digits}"/></a:{name}>' for name, digits in scheme.items()
    )
    family = f'<a:latin typeface="{escape(theme.family)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{DECLARATION}<a:theme {A_NAMESPACE} name="Workshop"><a:themeElements>'
        f'<a:clrScheme name="Workshop">{colours}</a:clrScheme><a:fontScheme name="Workshop">'
        f"<a:majorFont>{family}</a:majorFont><a:minorFont>{family}</a:minorFont></a:fontScheme>"
        f"{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()
