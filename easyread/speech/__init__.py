"""Speech: what a computer voice says, in which language, and the pieces of sound it makes."""
