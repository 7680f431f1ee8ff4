"""The file of an image lies beside its record, is a PNG or JPEG, and is not too large to print.

Bad:   file: two-paths.png      (and kb/image/ has no such file, or it is a renamed GIF)
Mend:  put the file into kb/image/; save it anew as PNG or JPEG, with fewer pixels.
Note:  a file has at most 4 MB. Links are not followed. A picture that no record names is a finding
       too, since nothing prints it.
Why:   files of others may be damaged, or made to fill the memory of whoever opens them.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.model.image import Image
from jobcareer_kb.pictures import NoPicture, picture_of
from jobcareer_kb.spelling import Spelling


def _faulty(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    spelling = Spelling(sorted(kb.images))
    named: set[str] = set()
    for image in kb.of("image", Image):
        if image.file is None:
            continue
        named.add(image.file)
        place = kb.locate(f"image/{image.id}", ("file",))
        if image.file not in kb.images:
            near = spelling.near(image.file)
            help = f"did you mean '{near}'?" if near else "put it into the folder 'image'"
            yield CHECK.rule.at(place, f"no file '{image.file}' beside the record", help)
            continue
        try:
            picture = picture_of(kb.images[image.file]())
        except NoPicture as fault:
            yield CHECK.rule.at(place, f"'{image.file}' {fault}", "save it anew as PNG or JPEG")
            continue
        if (picture.kind == "png") != image.file.endswith(".png"):
            yield CHECK.rule.at(
                place, f"'{image.file}' holds a picture of kind {picture.kind}", "rename it"
            )
    if not any(name.startswith("image/") for name in kb.broken):
        for name in sorted(kb.images.keys() - named):
            yield CHECK.rule.at(
                Span(f"{kb.folder}/image/{name}"),
                "no record names this picture, so nothing prints it",
                "write a record of kind image for it, or move it out",
            )


CHECK = check("JK394", "image-file", Severity.ERROR, __doc__, _faulty)
