"""The rules written by hand, one module a family."""

from mingzhang.checking.registry import Rule, registered
from mingzhang.checking.written import counterparts, narrative, performance

__all__ = ["counterparts", "narrative", "performance", "written_rules"]


def written_rules() -> tuple[Rule, ...]:
    """Every rule that this package's modules registered when they were imported."""
    return registered()
