"""Moodle XML: the one file for Moodle that carries points and grader information too.

What Moodle takes, and the shapes in which it knows an item, GIFT for Moodle uses too.
"""

from jobcareer_kb.quiz_formats import QuizFormat
from jobcareer_kb.quiz_formats.moodle.bank import write_moodle_xml
from jobcareer_kb.quiz_formats.moodle.losses import losses

QUIZ_FORMAT = QuizFormat("moodle-xml", "-moodle.xml", write_moodle_xml, losses)
