"""The checks: is it easy to read (ER), can it be read at all (AC), was anything lost (NL)."""
