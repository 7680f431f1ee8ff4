"""What of the output folder a build may write over (io: looks at what lies there)."""

from collections.abc import Callable

from jobcareer_kb.building.inputs import Request
from jobcareer_kb.building.manifest import Manifest
from jobcareer_kb.building.output import Output
from jobcareer_kb.loading.git import tracked


def overwriting(
    request: Request, out: Output, manifest: Manifest, copies: list[str]
) -> Callable[[str, str], bool]:
    """What says whether a file may be written over: it is as some build told it.

    Of what somebody edited and gives up with `--force`, a copy is kept, and a line about it added.
    """
    journal = out.journal()

    def says(path: str, fresh: str) -> bool:
        old = manifest.artifacts.get(path)
        told = {*journal.get(path, ()), *((old.digest,) if old else ())}
        told |= {manifest.spared[path]} if path in manifest.spared else set()
        if not may_write(request, out, path, fresh, told):
            return False
        if not _is_known(out, path, fresh, told):
            copies.append(f"copied: {path} was edited by somebody; it lies in {out.copy(path)} now")
        return True

    return says


def may_write(request: Request, out: Output, path: str, fresh: str, told: set[str]) -> bool:
    """Say whether what lies at a path may go: it is ours, or the user gave it up.

    `told` are the digests that earlier builds gave it. What is under version control and was never
    made by a build is somebody's work of another kind, which `--force` does not mean.
    """
    if _is_known(out, path, fresh, told):
        return True
    return request.force and (bool(told) or not tracked(request.out / path))


def _is_known(out: Output, path: str, fresh: str, told: set[str]) -> bool:
    """Say whether nothing lies at a path, or what some build made."""
    on_disk = out.digest(path)
    return on_disk is None or on_disk == fresh or out.holds(path, told)
