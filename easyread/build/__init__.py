"""Builders: values of the heart become documents. No builder knows a format."""
