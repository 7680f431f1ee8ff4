"""Small signs for what a facilitator does, beside the word, for who looks for the next."""

_BUBBLE = "M2 2h12v8.5H7.5L4 14v-3.5H2z"
_SIGNS = {
    "say": f'<path d="{_BUBBLE}" fill="{{0}}"/>',
    "ask": f'<path d="{_BUBBLE}" fill="none" stroke="{{0}}" stroke-width="1.3"/>'
    '<path d="M6.2 5.2c0-2.4 3.8-2.3 3.6 0-.1 1-1.8 1-1.8 2.1" fill="none" stroke="{0}" '
    'stroke-width="1.3"/><circle cx="8" cy="8.9" r=".8" fill="{0}"/>',
    "do": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="{0}" stroke-width="1.3"/>'
    '<path d="M4.6 8.2 7 10.8 11.6 5" fill="none" stroke="{0}" stroke-width="1.8"/>',
    "listen": '<path d="M3 10V8a5 5 0 0 1 10 0v2" fill="none" stroke="{0}" stroke-width="1.3"/>'
    '<path d="M2 9h3v5H2zM11 9h3v5h-3z" fill="{0}"/>',
}
"""By the kind of a cue: a bubble, one with a question mark, a check mark, headphones."""


def icon_of(kind: str, color: str, side: float) -> str:
    """The sign of a cue as an SVG file, in six digits of a color; `side` is in points.

    Its right edge is left blank, since it stands before a word.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side * 19 / 14:g}" height="{side:g}" '
        f'viewBox="1 1 19 14">{_SIGNS[kind].format(f"#{color}")}</svg>\n'
    )
