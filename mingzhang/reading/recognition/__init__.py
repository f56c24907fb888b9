"""Pages that are pictures: drawn, straightened, their rules found, their words recognised.

``needs`` decides which pages, ``joining.with_recognised`` puts them in their place. The engine and its
models are an extra (``ocr``): numpy, OpenCV and the engine are imported only when a page needs them.
"""
