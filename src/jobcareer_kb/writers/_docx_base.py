"""The base of every Word file of one look: the parts that do not depend on the words."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from jobcareer_kb.theme import Look
from jobcareer_kb.writers._docx_markup import NAMESPACES, escape, part, val
from jobcareer_kb.writers._docx_styles import styles_xml

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TWINS = {"Calibri": "Carlito", "Arial": "Liberation Sans"}
"""Free families with the same widths, for machines that lack the family itself."""


@lru_cache(maxsize=32)
def base_parts(look: Look, language: str, sheet: bool) -> Mapping[str, bytes]:
    """Styles, settings, theme and fonts by part name; compiled once for each look."""
    return MappingProxyType(
        {
            "word/styles.xml": part(styles_xml(look, language, sheet)),
            "word/settings.xml": part(_settings(language)),
            "word/fontTable.xml": part(_font_table(look)),
            "word/theme/theme1.xml": part(_theme(look)),
        }
    )


def _settings(language: str) -> str:
    # 15 is the mode of Word 2013 and later; in 14 tables hang out of the left margin.
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in modes
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{val("defaultTabStop", 720)}'
        f"{val('characterSpacingControl', 'doNotCompress')}<w:compat>{compat}</w:compat>"
        f'<w:themeFontLang w:val="{escape(language)}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"'
        ' w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4"'
        ' w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"'
        ' w:followedHyperlink="followedHyperlink"/>'
        f"{val('decimalSymbol', '.')}{val('listSeparator', ',')}</w:settings>"
    )


def _font_table(look: Look) -> str:
    families = sorted({look.theme.family, look.theme.mark_family})
    return f"<w:fonts {NAMESPACES}>{''.join(_font(family) for family in families)}</w:fonts>"


def _font(family: str) -> str:
    twin = val("altName", _TWINS[family]) if family in _TWINS else ""
    return (
        f'<w:font w:name="{escape(family)}">{twin}<w:charset w:val="00"/>'
        f"{val('family', 'swiss')}{val('pitch', 'variable')}</w:font>"
    )


def _theme(look: Look) -> str:
    """Colours and fonts as Word offers them to somebody who edits the file."""
    palette, family = look.theme.palette, escape(look.theme.family)
    slots = {
        "dk1": palette.ink,
        "lt1": palette.paper,
        "dk2": palette.ink_soft,
        "lt2": palette.panel,
        "accent1": palette.accent,
        "accent2": palette.side_a,
        "accent3": palette.side_b,
        "accent4": palette.line,
        "accent5": palette.rule,
        "accent6": palette.key_tint,
        "hlink": palette.accent,
        "folHlink": palette.accent,
    }
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in slots.items()
    )
    faces = f'<a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="Workshop"><a:themeElements>'
        f'<a:clrScheme name="Workshop">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Workshop"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Workshop"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_theme_line(fill) * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _theme_line(fill: str) -> str:
    return f'<a:ln w="12700">{fill}<a:prstDash val="solid"/></a:ln>'
