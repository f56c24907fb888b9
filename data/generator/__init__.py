"""Typesetting of the bundled sample report from its text."""
