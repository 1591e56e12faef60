"""The heart of coproduce: sessions, tallies and the journal they are kept in.

It loads neither Textual nor python-docx nor a web server.
"""

__version__ = "0.1.0"
