"""What is wrong with a base document."""

from jobcareer_kb.errors import UsageFault


class BaseFault(UsageFault):
    """A base document that cannot be used; says what is missing and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(f"templates/base.docx: {text}")
