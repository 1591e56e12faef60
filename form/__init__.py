"""What a phone sees: the form, the desk on a phone, and the server that is a session's one writer."""
