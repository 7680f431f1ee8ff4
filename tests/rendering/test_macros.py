"""A template calls the macros of another one by the name under which it imports that."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from jobcareer_kb.packaged import packaged

GIVEN = {"record", "t"}
"""What every template is given, be there a macro of that name or not."""
TEMPLATES = sorted(packaged("templates").glob("*.j2"))


@cache
def parsed(path: Path) -> nodes.Template:
    return Environment(extensions=["jinja2.ext.do"]).parse(path.read_text(encoding="utf-8"))


def macros_in(path: Path) -> Iterable[nodes.Macro]:
    return parsed(path).find_all(nodes.Macro)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_macro_of_another_template_is_called_bare(path: Path) -> None:
    macros = {each.name for other in TEMPLATES for each in macros_in(other)}
    own = {each.name for each in macros_in(path)}
    called = {call.node for call in parsed(path).find_all(nodes.Call)}
    bare = {each.name for each in called if isinstance(each, nodes.Name)}
    assert bare & (macros - own) - GIVEN == set()
