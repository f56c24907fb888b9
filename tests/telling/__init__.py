"""Whole reports of simulated departments: accounts that agree, told in the wordings of several places.

All data is 模拟数据. ``story`` has the figures, ``hand`` writes them, ``telling`` fills the templates of
``wordings``, ``sheets`` lays the tables out, ``paper`` puts all of it on pages.
"""
