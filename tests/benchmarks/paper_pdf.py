"""The handout as PDF, by time of the processors: ours in process, LibreOffice from the Word file.

Each round writes another document, since the typesetter remembers what it has set.
LibreOffice is asked once for one file, as a person would; it is ready to be asked (its profile is
there) before the first round counts.
"""

import os
import subprocess
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path

from rounds import alternate, report, rounds_asked

from jobcareer_kb.building.make import job, rendered_of
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.changes import on_paper
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.writers import writers

SHOP = "job-or-career-60"
OFFICE = "LibreOffice, from the Word file"


def main(rounds: int) -> None:
    """Print one table."""
    kb = inspect(read_folder(packaged("kb"), "kb")).kb
    assert kb is not None
    templates, look = Templates(packaged("templates"), "templates"), Look()
    artifact = next(a for a in plan(kb, (SHOP,)) if (a.product, a.format) == ("handout", "docx"))
    document = on_paper(rendered_of(job(kb, artifact, templates, look)).document)
    write, number = writers()["pdf"].write, count()
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder, "handout.docx")
        word.write_bytes(writers()["docx"].write(document, look))
        command = [
            *("soffice", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"),
            *("--headless", "--convert-to", "pdf", "--outdir", folder, str(word)),
        ]
        sides = {
            OFFICE: lambda: subprocess.run(command, check=True, capture_output=True),
            "ours, from the same document": lambda: write(
                replace(document, subject=f"{document.subject} {next(number)}"), look
            ),
        }
        times = alternate(sides, rounds, lambda: sum(os.times()[:4]))
    report(f"The handout of {SHOP} as PDF, by time of the processors", times, OFFICE, "below 0.05")


if __name__ == "__main__":
    main(rounds_asked(__doc__))
