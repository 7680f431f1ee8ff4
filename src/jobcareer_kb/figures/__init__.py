"""Figures: the tables they come from, their words in print, and the texts that name them."""

from jobcareer_kb.figures.bound_records import BoundRecords
from jobcareer_kb.figures.cell import Cell, Lack, look_up
from jobcareer_kb.figures.printing import Figures
from jobcareer_kb.figures.table import FOLDER, Row, Table

__all__ = ["FOLDER", "BoundRecords", "Cell", "Figures", "Lack", "Row", "Table", "look_up"]
