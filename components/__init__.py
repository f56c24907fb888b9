"""What pages are made of: state and links, marks in a line of text, charts, the shell around a page."""
