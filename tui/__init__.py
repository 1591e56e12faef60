"""What a person at the keyboard uses: the command line, the screens, and plain lines."""
