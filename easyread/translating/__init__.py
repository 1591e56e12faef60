"""What translators work with: messages, catalogues, and files that go out and come back."""
