"""An authored quiz item, in one of the types of `tasks`."""

from jobcareer_kb.record import Kind
from jobcareer_kb.tasks import Question, tasks

__all__ = ["KIND", "Question"]

_NAMES = sorted(tasks(), key=lambda name: (name != "single", name))
"""The most usual first, which `new` drafts where nobody names one."""
KIND = Kind("question", Question, variants={name: tasks()[name].record for name in _NAMES})
