"""三公经费."""

from components import marks, state
from components.show import breadcrumb, show

choice = state.choice()
show(marks.title(f"{choice.report.department}：三公经费"))
breadcrumb(choice)
