"""数据."""

from components import marks, state
from components.show import breadcrumb, show

choice = state.choice()
show(marks.title(f"{choice.report.department}：数据"))
breadcrumb(choice)
