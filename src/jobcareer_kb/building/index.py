"""`build/index.html`: a plain page of links, participants' files apart from facilitators'.

Special in HTML are `&`, `<`, `>`, `"` and `'`: `escape` writes them as entities, in words and in
attributes. In an address everything is special that is no letter, digit or slash, and a slash where
it begins: `_address` escapes these.
"""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from jobcareer_kb.building.audit_report import FORMATS, audit_report
from jobcareer_kb.building.manifest import Entry, Manifest
from jobcareer_kb.look import Look
from jobcareer_kb.reports._links import relative_uri
from jobcareer_kb.wordings import Wordings, from_right

_NAMES = {"gift": "GIFT", "moodle-xml": "Moodle XML", "pdf": "PDF"}


def index_page(manifest: Manifest, sizes: Mapping[str, int], look: Look, words: Wordings) -> bytes:
    """Return the page; `sizes` are bytes on disk by path."""
    order = {product: place for place, product in enumerate(manifest.products)}
    shops = sorted(
        manifest.artifacts.items(),
        key=lambda f: (*_heading(f), order.get(f[1].product, 0), f[0]),
    )
    parts = [_head(manifest, look, words)]
    for _, files in groupby(shops, key=_heading):
        parts.extend(_workshop(list(files), sizes, words))
    parts.extend(audit_report(manifest, words))
    parts.append(_foot(manifest, words))
    return "\n".join(parts).encode("utf-8", "replace")


def _heading(file: tuple[str, Entry]) -> tuple[int, str, str]:
    """Under which heading a file stands: a workshop in a language."""
    return file[1].minutes, file[1].workshop, file[1].language


def _head(manifest: Manifest, look: Look, words: Wordings) -> str:
    title = escape(manifest.title)
    heading = escape(words.say("page-title", title=manifest.title))
    return f"""<!DOCTYPE html>
<html lang="{escape(manifest.language)}"{_direction(manifest.language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}</title>
<style>
{_style(look)}
</style>
</head>
<body>
<header>
<div class="wide">
<div class="bar"></div>
<h1>{title}</h1>
<p class="lead">{escape(words.say("page-lead"))}
{escape(manifest.licence_statement)}</p>
</div>
</header>
<main class="wide">"""


def _workshop(
    files: list[tuple[str, Entry]], sizes: Mapping[str, int], words: Wordings
) -> Iterator[str]:
    first = files[0][1]
    length = words.say("minutes", n=first.minutes)
    name = words.say("workshop-length", title=first.workshop_title, time=length)
    tag = f' <span class="tag">{escape(words.say("holds-answers"))}</span>'
    tongue = first.language
    id_, said = escape(f"{first.workshop}{tongue and f'-{tongue}'}"), escape(name)
    spoken = f' lang="{escape(tongue)}"{_direction(tongue)}' if tongue else ""
    yield f'<section aria-labelledby="{id_}">'
    yield f'<h2 id="{id_}"{spoken}>{said}</h2>'
    groups = (
        (words.say("for-participants"), [f for f in files if not f[1].facilitator], ""),
        (words.say("for-facilitators"), [f for f in files if f[1].facilitator], tag),
    )
    for heading, members, tag in groups:
        if members:
            yield f"<h3>{escape(heading)}{tag}</h3>"
            caption = words.say("labelled", label=heading, words=name)
            yield from _table(caption, members, sizes, words)
    yield "</section>"


def _table(
    caption: str, files: list[tuple[str, Entry]], sizes: Mapping[str, int], words: Wordings
) -> Iterator[str]:
    what, file_head, size = (escape(words.say(key)) for key in ("what", "file", "size"))
    yield f'<table>\n<caption class="hidden">{escape(caption)}</caption>'
    yield f'<thead><tr><th scope="col">{what}</th><th scope="col">{file_head}</th>'
    yield f'<th scope="col" class="size">{size}</th></tr></thead>\n<tbody>'
    for path, entry in files:
        kind = _format(entry.format, words)
        named = words.say("file-kind", title=entry.title, kind=kind)
        file = path.rpartition("/")[2]
        yield (
            f'<tr><th scope="row">{escape(named)}</th>'
            f'<td><a href="{_address(path)}" download>{escape(file)}</a></td>'
            f'<td class="size">{_size(sizes.get(path, 0))}</td></tr>'
        )
    yield "</tbody>\n</table>"


def _format(name: str, words: Wordings) -> str:
    return words.say(FORMATS[name]) if name in FORMATS else _NAMES.get(name, name)


def _direction(language: str) -> str:
    return ' dir="rtl"' if from_right(language) else ""


def _address(path: str) -> str:
    """A path as an address below the page, whatever it begins with."""
    return escape(("./" if path.startswith("/") else "") + relative_uri(path))


def _size(count: int) -> str:
    return f"{max(1, round(count / 1000))} kB" if count < 1_000_000 else f"{count / 1e6:.1f} MB"


def _foot(manifest: Manifest, words: Wordings) -> str:
    licence = (
        f'<a href="{escape(manifest.licence_url)}" rel="license">{escape(manifest.licence)}</a>'
    )
    released = words.say(
        "released", title=manifest.title, version=manifest.version, date=manifest.released
    )
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in manifest.credits)
    return f"""</main>
<footer>
<div class="wide">
<p>{escape(released)} {escape(words.say("licence"))} {licence}.</p>
{lines}</div>
</footer>
</body>
</html>
"""


_COLORS = {"dk1": "1E2229", "lt1": "FFFFFF", "dk2": "4A505C", "lt2": "F7F3EA", "accent1": "0B5551"}
"""Colors of a page whose look names none."""


def _style(look: Look) -> str:
    """Colors of the look; one column, sizes of the web scale, a visible focus."""
    ink, paper, ink_soft, panel, accent = ({**_COLORS, **look.colors}[name] for name in _COLORS)
    return f"""\
body {{ margin: 0; font: 16px/1.5 Calibri, Carlito, "Segoe UI", Arial, sans-serif;
  color: #{ink}; background: #{paper}; }}
.wide {{ max-width: 1000px; margin: 0 auto; padding: 0 24px; }}
header {{ background: #{panel}; padding: 32px 0 24px; }}
.bar {{ width: 128px; height: 8px; background: #{accent}; margin-bottom: 12px; }}
h1 {{ font-size: 44px; line-height: 1.15; margin: 0 0 12px; }}
h2 {{ font-size: 28px; line-height: 1.2; margin: 48px 0 8px; padding-top: 16px;
  border-top: 6px solid #{accent}; }}
h3 {{ font-size: 21px; margin: 24px 0 8px; }}
.lead {{ font-size: 21px; color: #{ink_soft}; max-width: 40em; margin: 0; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: start; padding: 12px 16px; border-bottom: 1px solid #{ink}33; }}
thead th {{ background: #{panel}; }}
td.size, th.size {{ text-align: end; white-space: nowrap; }}
a {{ color: #{accent}; text-decoration: underline; text-underline-offset: 3px;
  overflow-wrap: break-word; display: inline-block; padding: 10px 0; }}
footer a {{ padding: 0; }}
a:focus-visible {{ outline: 3px solid #{ink}; outline-offset: 3px; }}
.tag {{ background: #{ink}; color: #{paper}; font-size: 16px; padding: 2px 10px;
  display: inline-block; margin-inline-start: 8px; }}
.hidden {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }}
footer {{ background: #{panel}; border-top: 1px solid #{ink}33; margin-top: 64px;
  padding: 16px 0; }}
footer p {{ margin: 4px 0; }}
@media (max-width: 720px) {{ .wide {{ padding: 0 12px; }} th, td {{ padding: 8px 6px; }} }}
@media print {{ header, footer {{ background: none; }} }}"""
