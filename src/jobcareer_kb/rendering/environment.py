"""The Jinja2 environment of templates (io: reads the templates folder).

Sandboxed, strict about undefined names, and with a short list of filters and tests, so that no
template can change a text on its way to print. Each tag of a template is given its file and line
before compiling, so that a fault in the XML is reported where the template was written.
"""

import contextlib
import hashlib
import re
import traceback
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateRuntimeError
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from markupsafe import Markup

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.rendering.bind import BoundRecord, BoundText, no_such_field
from jobcareer_kb.rendering.products import SUFFIX
from jobcareer_kb.rendering.rules import TEMPLATE_NAME, TEMPLATE_SYNTAX, RenderFault

_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")
_KEY = re.compile(r"\bt\(\"([a-z0-9-]+)\"")
"""The key of words in a template, `t("my-plan")`."""
_IMPORTS = re.compile(r'\{%-?\s*(?:import|include|from|extends)\s+"([^"]+)"')
_TEMPLATE_FAULTS = (
    TemplateRuntimeError, SecurityError, TypeError, AttributeError, ValueError, LookupError,
    ArithmeticError, RecursionError,
)  # fmt: skip
_KINDS = ((BoundRecord, "a record"), (list | tuple, "a list"), (dict, "a mapping"))


class _Unknown(StrictUndefined):
    """A name that a template uses and its selection does not have."""

    @property
    def _undefined_message(self) -> str:
        said = no_such_field(self._undefined_obj, str(self._undefined_name))
        return said or str(super()._undefined_message)


class _Lines(Extension):
    """Marks each tag with the file and line it was written on."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        lines = source.split("\n")
        marked = (
            _TAG.sub(rf'<\1 kb-at="{name}:{number}"', line)
            for number, line in enumerate(lines, start=1)
        )
        return "\n".join(marked)


def _plain(text: Any) -> str:
    """Plain words for an attribute; those of a template are plain."""
    return text.kb_plain() if isinstance(text, BoundText) else str(text)


def _finalize(value: Any) -> Any:
    """Admit what carries its trace, words of the template, and numbers."""
    if isinstance(value, _Unknown):
        str(value)  # raises, and says which name is unknown
    if isinstance(value, BoundText | Markup | str | int) and not isinstance(value, bool):
        return value
    what = next((words for kind, words in _KINDS if isinstance(value, kind)), "this value")
    raise TypeError(f"cannot print {what}; print one of its fields or entries")


def _said(fault: BaseException) -> str:
    """The words of a fault, without a type name of the program."""
    words = re.sub(r"(?:object of type )?'BoundText'(?: object)?", "a text", str(fault))
    return re.sub(r"(?:object of type )?'BoundRecord'(?: object)?", "a record", words)


class _Sources(BaseLoader):
    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Any]:
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template], template, lambda: True


class Templates:
    """A folder of templates: one a product; a leading underscore marks macros and wordings."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._shown = shown
        self.sources = {
            path.name: path.read_text(encoding="utf-8")
            for path in sorted(folder.glob(f"*{SUFFIX}"))
        }
        if not self.sources:
            raise UsageFault(f"no templates in {shown}: expected files that end in {SUFFIX}")

    def labelled(self, product: str) -> Iterator[tuple[str, str]]:
        """Label and digest of each template that a product may use."""
        for name, source in self._used(product):
            yield f"template {name}", hashlib.sha256(source.encode()).hexdigest()[:16]

    def keys(self, product: str) -> frozenset[str]:
        """Keys of the words that a product may print; a key that ends in `-` begins several."""
        return frozenset(key for _, source in self._used(product) for key in _KEY.findall(source))

    def _used(self, product: str) -> Iterator[tuple[str, str]]:
        """The template of a product and what it imports, each once."""
        found: dict[str, str] = {}
        pending = [f"{product}{SUFFIX}"]
        while pending:
            name = pending.pop()
            if name in self.sources and name not in found:
                found[name] = self.sources[name]
                pending += _IMPORTS.findall(found[name])
        return iter(sorted(found.items()))

    @property
    def _environment(self) -> ImmutableSandboxedEnvironment:
        return _compiled(tuple(self.sources.items()))

    def compile(self) -> None:
        """Compile all templates now; one that is at fault says so when it is rendered."""
        for name in self.sources:
            with contextlib.suppress(TemplateSyntaxError, *_TEMPLATE_FAULTS):
                self._environment.get_template(name)

    def render(self, product: str, names: Mapping[str, Any]) -> str:
        """Render a product's template to XML text; RenderFault says where it went wrong."""
        try:
            return self._environment.get_template(f"{product}{SUFFIX}").render(**names)
        except TemplateNotFound as fault:
            raise self._fault(TEMPLATE_SYNTAX, str(fault.name), 1, "no such template") from fault
        except TemplateSyntaxError as fault:
            rule = TEMPLATE_NAME if isinstance(fault, TemplateAssertionError) else TEMPLATE_SYNTAX
            message = f"template: {fault.message}"
            raise self._fault(rule, fault.name or product, fault.lineno, message) from fault
        except _TEMPLATE_FAULTS as fault:
            name, line = self._place(fault, f"{product}{SUFFIX}")
            raise self._fault(TEMPLATE_NAME, name, line, f"template: {_said(fault)}") from fault

    def _fault(self, rule: Any, name: str, line: int, message: str) -> RenderFault:
        span = Span(f"{self._shown}/{name}", line, 1, line, 2)
        return RenderFault(rule.at(span, message, "see docs/templates.md"))

    def _place(self, fault: BaseException, product: str) -> tuple[str, int]:
        """The innermost line of a template in a traceback."""
        for frame in reversed(traceback.extract_tb(fault.__traceback__)):
            if frame.filename in self.sources and frame.lineno is not None:
                return frame.filename, frame.lineno
        return product, 1


@lru_cache(maxsize=4)
def _compiled(sources: tuple[tuple[str, str], ...]) -> ImmutableSandboxedEnvironment:
    """Templates, each compiled once in a process: other ones are sent the sources alone."""
    environment = ImmutableSandboxedEnvironment(
        loader=_Sources(dict(sources)),
        autoescape=True,
        undefined=_Unknown,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_Lines],
        cache_size=-1,
    )
    keep = ("length", "count", "first", "last", "list", "batch", "int")
    environment.filters = {name: environment.filters[name] for name in keep} | {
        "plain": _plain,
        "uncited": lambda text: text.kb_uncited(),
    }
    tests = ("defined", "none", "odd", "even", "==", "eq", "in", ">", "<", ">=", "<=")
    environment.tests = {name: environment.tests[name] for name in tests}
    environment.globals = {"range": safe_range}
    return environment
