"""An authored quiz item, in one of the types of `tasks`."""

from jobcareer_kb.record import Kind
from jobcareer_kb.tasks import Question, tasks

__all__ = ["KIND", "Question"]

KIND = Kind("question", Question, variants={name: each.record for name, each in tasks().items()})
