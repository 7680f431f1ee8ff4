"""A thousand handouts on a school's own letterhead, against a thousand times the price of one.

The letterhead is that of a sample brand, to which fifty styles are grafted: it is opened once, and
each handout is another document. The price of one is measured right before, when all is warm. At
the end stands how much the memory of the process grew after the first hundred.
"""

import resource
import time
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import fmean

from handout import SHOP
from rounds import rounds_asked

from jobcareer_kb.building.make import job, rendered_of
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.changes import on_paper
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.writers import writers

BASE = Path(__file__).parents[2] / "samples/brand/prairie-skills-center.docx"
MANY, SAMPLE = 1000, 50


def main(rounds: int) -> None:
    """Print one line a round."""
    kb = inspect(read_folder(packaged("kb"), "kb")).kb
    assert kb is not None
    look = Look(word=BASE.read_bytes())
    artifact = next(a for a in plan(kb, (SHOP,)) if (a.product, a.format) == ("handout", "docx"))
    templates = Templates(packaged("templates"), "templates")
    document = on_paper(rendered_of(job(kb, artifact, templates, look)).document)
    write, number = writers()["docx"].write, count()

    def one() -> float:
        started = time.process_time()
        write(replace(document, subject=f"{document.subject} {next(number)}"), look)
        return time.process_time() - started

    one()
    print(f"\n{MANY:,} handouts of {SHOP} on a school's letterhead, by time of the processor")
    print("  goal: at most 1.20 times the price of one, in flat memory")
    for _ in range(min(rounds, 3) or 1):
        price = fmean(one() for _ in range(SAMPLE))
        spent = sum(one() for _ in range(MANY // 10))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        spent += sum(one() for _ in range(MANY - MANY // 10))
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"  ratio {spent / MANY / price:.2f}; one {price * 1000:.1f} ms, all {spent:.1f} s")
        print(f"  memory grew by {grown:.1f} MB to {before / 1024 + grown:.0f} MB")


if __name__ == "__main__":
    main(rounds_asked(__doc__))
