"""What a question about a file hangs on beside the knowledge base (io); imports nothing heavy."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from jobcareer_kb.archive import digest_of_bytes
from jobcareer_kb.building.manifest import FILE
from jobcareer_kb.building.output import output_at
from jobcareer_kb.disk.named import read_named
from jobcareer_kb.errors import OutputFault
from jobcareer_kb.readers._caps import MAX_FILE


def folders_of(artifact: Path, manifest: Path | None) -> tuple[Path, ...]:
    """Where the manifest of a file may lie: as it was named, or beside it or above."""
    if manifest is not None:
        return (manifest if manifest.is_dir() else manifest.parent,)
    beside = artifact.resolve().parent
    return (beside, beside.parent, beside.parent.parent)


def asked_of(artifact: Path, manifest: Path | None) -> Iterator[str]:
    """The file and the manifests that may name it, by their digests."""
    yield str(artifact)
    yield digest_of_bytes(read_named(artifact, MAX_FILE))
    for folder in folders_of(artifact, manifest):
        told = None
        with contextlib.suppress(OutputFault), output_at(folder) as out:
            told = out.digest_of_bytes(FILE)
        yield f"{told}"
