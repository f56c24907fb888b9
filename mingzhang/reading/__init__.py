"""File → Document → Report. One module per kind of file, then grids → tables and text → facts."""
