"""Braille: words as cells, by liblouis, and pages of 40 cells by 25 lines."""
