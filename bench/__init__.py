"""Measurements that anyone can repeat: `make bench`. Ratios in one run, never asserted in tests."""
