"""Pages as the Word base of a look draws them, before any format writes them.

Word files and PDFs are set by one base: its styles, theme, paper and lists, and the space that a
block asks for between its neighbors.
"""
