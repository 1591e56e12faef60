"""The award register: who wants which award, what they sent in, and what people decided."""
