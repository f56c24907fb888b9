"""支出结构."""

from components import marks, state
from components.show import breadcrumb, show

choice = state.choice()
show(marks.title(f"{choice.report.department}：支出结构"))
breadcrumb(choice)
