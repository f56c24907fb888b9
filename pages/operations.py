"""机关运行与采购."""

from components import marks, state
from components.show import breadcrumb, show

choice = state.choice()
show(marks.title(f"{choice.report.department}：机关运行与采购"))
breadcrumb(choice)
