"""How long the command line takes to begin, against a Python that does nothing."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rounds import alternate, report, rounds_asked

PASS = "python -c pass"


def main(rounds: int) -> None:
    """Print one table: --help, and the commands that people wait for most often."""
    program = [str(Path(sys.executable).with_name("jobcareer-kb"))]
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "build"
        build = [*program, "build", "--out", str(out)]
        subprocess.run(build, check=True, capture_output=True)
        commands = {
            PASS: [sys.executable, "-c", "pass"],
            "jobcareer-kb --help": [*program, "--help"],
            "jobcareer-kb check": [*program, "check"],
            "jobcareer-kb build, nothing changed": build,
        }
        times = alternate(
            {
                name: lambda command=command: subprocess.run(
                    command, check=True, capture_output=True, env=env
                )
                for name, command in commands.items()
            },
            rounds,
        )
    report("Start-up, whole processes", times, PASS, "at most 5.00 for --help")


if __name__ == "__main__":
    main(rounds_asked(__doc__))
