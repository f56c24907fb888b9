"""Reports of simulated departments (模拟数据) in the layouts of other provinces, each with its truth.

Written from what such reports look like, independently of what reads them: ``content`` makes the accounts;
``two_sided``, ``coded``, ``basic`` and ``specials`` the forms (``sheets``); ``sheetpress`` sets them
on pages; ``book`` is a report, ``books`` are the layouts; ``measure`` compares a reading with the truth
(``python -m tests.typesetting.provinces.measure``).
"""
