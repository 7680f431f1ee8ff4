"""What is wrong with a base document of Word files."""

from jobcareer_kb.errors import UsageFault
from jobcareer_kb.writers._base_file import Kind

WORD = Kind(
    "templates/base.docx", "Word", "Word Document (.docx)",
    b"wordprocessingml.document.main+xml", (b"wordprocessingml.template.main+xml",),
)  # fmt: skip


class BaseFault(UsageFault):
    """A base document that cannot be used; says what is missing and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{WORD.name} {text}")
