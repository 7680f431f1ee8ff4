"""Every benchmark, as ratios within one run: python tests/benchmarks/all.py [--rounds N].

No test depends on these numbers: a machine with other work to do would fail it. Read a ratio with
its spread, and run it again before you believe a small difference.
"""

import platform
from importlib.metadata import version

import branded
import check_base
import deck
import first_build
import handout
import hostile_input
import jobs
import load_yaml
import many_workshops
import paper_pdf
import start_up
from rounds import rounds_asked


def main() -> None:
    """Run one after another."""
    rounds = rounds_asked(__doc__)
    libraries = ("PyYAML", "pydantic", "lxml", "python-docx", "python-pptx", "click")
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    print(f"Python {platform.python_version()}, {platform.system()}; {versions}")
    speed = (load_yaml, start_up, check_base, many_workshops, first_build, jobs)
    files = (handout, branded, deck, paper_pdf)
    for benchmark in (*speed, *files, hostile_input):
        benchmark.main(rounds)


if __name__ == "__main__":
    main()
