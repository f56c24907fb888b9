"""预算与决算."""

from components import marks, state
from components.show import breadcrumb, show

choice = state.choice()
show(marks.title(f"{choice.report.department}：预算与决算"))
breadcrumb(choice)
