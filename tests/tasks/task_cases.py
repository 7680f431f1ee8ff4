"""Each type of task by example: `tests/cases/task/<type>/<name>.yaml` is one question, laid over
the starter in place of its own; `<name>.txt` is all that becomes of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from jobcareer_kb.building.make import Job, job, make, quiz_of
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import Inspected, inspect
from jobcareer_kb.items.authored import authored_item
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.quiz import Item, Quiz
from jobcareer_kb.quiz_formats import quiz_formats
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.reports.text import finding
from jobcareer_kb.tasks import Question

CASES = Path(__file__).parents[1] / "cases/task"
FILES = tuple(sorted(CASES.glob("*/*.yaml")))
IDS = [f"{path.parent.name}-{path.stem}" for path in FILES]
STARTER = Path(__file__).parents[2] / "src/jobcareer_kb/starter"
SHOP = "workshop/weather-or-climate-30.yaml"
OWN = "question/check-what-you-know.yaml"
CASE = "question/case.yaml"
END = {"quiz": "Weather and climate workshop, version", "key": "## References"}
"""What follows the question on paper."""


@cache
def starter() -> dict[str, bytes]:
    """The files of the starter; of its questions only the one that a slide shows."""
    files = {file.path: file.data for file in read_folder(STARTER, "kb").files}
    own = files.pop(OWN).decode()
    files[OWN] = own[own.index("- id: q-trip-next-year") :].encode()
    shop = files[SHOP].decode()
    picked = shop[shop.index("quiz: ") : shop.index("quiz_given:")]
    files[SHOP] = shop.replace(picked, "quiz: [question/ID]\n").encode()
    files["kb.yaml"] = files["kb.yaml"].replace(b"formats: [docx]", b"formats: [docx, markdown]")
    return files


@cache
def templates() -> Templates:
    return Templates(packaged("templates"), "templates")


@dataclass(frozen=True)
class Case:
    """One question laid over the starter."""

    text: str

    @cached_property
    def inspected(self) -> Inspected:
        id_ = self.text.partition("id: ")[2].partition("\n")[0]
        shop = starter()[SHOP].replace(b"ID", id_.encode())
        files = {**starter(), SHOP: shop, CASE: self.text.encode()}
        made = (SourceFile(path, f"kb/{path}", data) for path, data in sorted(files.items()))
        return inspect(Listing("kb", tuple(made), ()))

    @property
    def kb(self) -> KnowledgeBase:
        assert self.inspected.kb is not None, self.findings
        return self.inspected.kb

    @property
    def findings(self) -> str:
        """What the checker says of the question."""
        report = self.inspected.report
        told = (d for d in report.diagnostics if d.span.path == f"kb/{CASE}")
        return "".join(f"{finding(each, report)}\n" for each in told)

    @property
    def question(self) -> Question:
        return next(q for q in self.kb.of("question", Question) if q.id != "q-trip-next-year")

    @property
    def item(self) -> Item:
        return authored_item(self.kb, self.question)

    def job(self, product: str) -> Job:
        planned = plan(self.kb)
        artifact = next(a for a in planned if a.product == product and a.format != "docx")
        return job(self.kb, artifact, templates(), Look())

    @property
    def quiz(self) -> Quiz:
        each = self.job("gift")
        return quiz_of(each.selection, each.items)

    def printed(self) -> Iterator[str]:
        """The question on paper, in the key and in every bank, with what a bank loses of it."""
        for product in END:
            text = make(self.job(product)).data.decode()
            yield f"=== {product}\n{text[text.index('## ') : text.index(END[product])]}"
        for name, form in quiz_formats().items():
            text = form.write(self.quiz).decode()
            lost = "".join(f"- {loss.message}\n" for loss in form.losses(self.quiz))
            yield f"=== {name}\n{text[text.index(f'{self.item.id}, revised') :]}{lost}"
        yield f"=== check\n{self.findings}"


@cache
def case(path: Path) -> Case:
    return Case(path.read_text(encoding="utf-8"))
