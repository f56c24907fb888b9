"""导入报告."""

from components import marks, state
from components.show import breadcrumb, show

choice = state.choice()
show(marks.title(f"{choice.report.department}：导入报告"))
breadcrumb(choice)
