"""What a phone sees: the form, the desk on a phone, and the server, the one writer."""
