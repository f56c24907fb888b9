"""Budgets of a simulated department (模拟数据) in the layouts of several places, each with its truth.

``content`` is the budget, ``sheets`` the tables as printed with what a reading has to give, ``layouts``
the places' ways, ``setting`` puts them on pages. Written from what such budgets look like, independently
of what reads them.
"""
