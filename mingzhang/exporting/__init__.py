"""Reports and findings as files: one module a format. All begin from the model or the tidy frames."""
