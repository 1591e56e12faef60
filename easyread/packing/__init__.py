"""The parts of a pack: which editions make sense, what is kept, the workers, the start page."""
