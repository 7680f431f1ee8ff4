"""`build/index.html`: a plain page of links, participants' files apart from facilitators'.

Special in HTML are `&`, `<`, `>`, `"` and `'`: `escape` writes them as entities, in words and in
attributes. In an address everything is special that is no letter, digit or slash, and a slash where
it begins: `_address` escapes these.
"""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from jobcareer_kb.building.manifest import Entry, Manifest
from jobcareer_kb.reports._links import relative_uri
from jobcareer_kb.theme import Theme

_FORMATS = {
    "docx": "Word",
    "pptx": "PowerPoint",
    "markdown": "Markdown outline",
    "gift": "GIFT",
    "moodle-xml": "Moodle XML",
}


def index_page(manifest: Manifest, sizes: Mapping[str, int]) -> bytes:
    """Return the page; `sizes` are bytes on disk by path."""
    order = {product: place for place, product in enumerate(manifest.products)}
    shops = sorted(
        manifest.artifacts.items(),
        key=lambda f: (f[1].minutes, f[1].workshop, order.get(f[1].product, 0), f[0]),
    )
    parts = [_head(manifest)]
    for _, files in groupby(shops, key=lambda item: item[1].workshop):
        parts.extend(_workshop(list(files), sizes))
    parts.append(_foot(manifest))
    return "\n".join(parts).encode("utf-8", "replace")


def _head(manifest: Manifest) -> str:
    title = escape(manifest.title)
    return f"""<!DOCTYPE html>
<html lang="{escape(manifest.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: files to download</title>
<style>
{_style()}
</style>
</head>
<body>
<header>
<div class="wide">
<div class="bar"></div>
<h1>{title}</h1>
<p class="lead">Handouts, guides, slides and quizzes. Each fact in them has a source.
{escape(manifest.licence_statement)}</p>
</div>
</header>
<main class="wide">"""


def _workshop(files: list[tuple[str, Entry]], sizes: Mapping[str, int]) -> Iterator[str]:
    first = files[0][1]
    name = f"{first.workshop_title} ({first.minutes} minutes)"
    yield f'<section aria-labelledby="{escape(first.workshop)}">'
    yield f'<h2 id="{escape(first.workshop)}">{escape(name)}</h2>'
    groups = (
        ("For participants", [f for f in files if not f[1].facilitator], ""),
        ("For facilitators", [f for f in files if f[1].facilitator], _TAG),
    )
    for heading, members, tag in groups:
        if members:
            yield f"<h3>{heading}{tag}</h3>"
            yield from _table(f"{heading}: {name}", members, sizes)
    yield "</section>"


_TAG = ' <span class="tag">Holds answers: do not hand out</span>'


def _table(caption: str, files: list[tuple[str, Entry]], sizes: Mapping[str, int]) -> Iterator[str]:
    yield f'<table>\n<caption class="hidden">{escape(caption)}</caption>'
    yield '<thead><tr><th scope="col">What</th><th scope="col">File</th>'
    yield '<th scope="col" class="size">Size</th></tr></thead>\n<tbody>'
    for path, entry in files:
        kind = _FORMATS.get(entry.format, entry.format)
        file = path.rpartition("/")[2]
        yield (
            f'<tr><th scope="row">{escape(entry.title)}, {escape(kind)}</th>'
            f'<td><a href="{_address(path)}" download>{escape(file)}</a></td>'
            f'<td class="size">{_size(sizes.get(path, 0))}</td></tr>'
        )
    yield "</tbody>\n</table>"


def _address(path: str) -> str:
    """A path as an address below the page, whatever it begins with."""
    return escape(("./" if path.startswith("/") else "") + relative_uri(path))


def _size(count: int) -> str:
    return f"{max(1, round(count / 1000))} kB" if count < 1_000_000 else f"{count / 1e6:.1f} MB"


def _foot(manifest: Manifest) -> str:
    licence = (
        f'<a href="{escape(manifest.licence_url)}" rel="license">{escape(manifest.licence)}</a>'
    )
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in manifest.credits)
    return f"""</main>
<footer>
<div class="wide">
<p>{escape(manifest.title)}, version {escape(manifest.version)}, released
{escape(manifest.released)}. License: {licence}.</p>
{lines}</div>
</footer>
</body>
</html>
"""


def _style() -> str:
    """The look of the theme; one column, sizes of the web scale, a visible focus."""
    p = Theme().palette
    return f"""\
body {{ margin: 0; font: 16px/1.5 Calibri, Carlito, "Segoe UI", Arial, sans-serif;
  color: #{p.ink}; background: #{p.paper}; }}
.wide {{ max-width: 1000px; margin: 0 auto; padding: 0 24px; }}
header {{ background: #{p.panel}; padding: 32px 0 24px; }}
.bar {{ width: 128px; height: 8px; background: #{p.accent}; margin-bottom: 12px; }}
h1 {{ font-size: 44px; line-height: 1.15; margin: 0 0 12px; }}
h2 {{ font-size: 28px; line-height: 1.2; margin: 48px 0 8px; padding-top: 16px;
  border-top: 6px solid #{p.accent}; }}
h3 {{ font-size: 21px; margin: 24px 0 8px; }}
.lead {{ font-size: 21px; color: #{p.ink_soft}; max-width: 40em; margin: 0; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; padding: 12px 16px; border-bottom: 1px solid #{p.rule}; }}
thead th {{ background: #{p.panel}; }}
td.size, th.size {{ text-align: right; white-space: nowrap; }}
a {{ color: #{p.accent}; text-decoration: underline; text-underline-offset: 3px;
  overflow-wrap: break-word; display: inline-block; padding: 10px 0; }}
footer a {{ padding: 0; }}
a:focus-visible {{ outline: 3px solid #{p.ink}; outline-offset: 3px; }}
.tag {{ background: #{p.ink}; color: #{p.paper}; font-size: 16px; padding: 2px 10px;
  display: inline-block; margin-left: 8px; }}
.hidden {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }}
footer {{ background: #{p.panel}; border-top: 1px solid #{p.rule}; margin-top: 64px;
  padding: 16px 0; }}
footer p {{ margin: 4px 0; }}
@media (max-width: 720px) {{ .wide {{ padding: 0 12px; }} th, td {{ padding: 8px 6px; }} }}
@media print {{ header, footer {{ background: none; }} }}"""
