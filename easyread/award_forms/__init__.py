"""What organisations send in for an award: forms that are made here, and read when they come back.

`forms.make_form` and `forms.read_form` are the face; files that come along go through `files`.
"""
