"""总览: what does this final account say, in one screen?"""

from components import marks, recognised_summary, state
from components.kept import kept
from components.overview import narrowed_note, overview_html, template_note
from components.show import show
from mingzhang.frames.overview import overview_of

choice = state.choice()
view = kept(("overview", choice.sha256), lambda: overview_of(choice.report))
show(
    marks.joined(
        template_note(choice.report),
        recognised_summary.line(state.recognition(choice.report), choice.links),
        narrowed_note(choice.tree, choice.code, choice.links),
        overview_html(view, choice.audit.findings, choice.audit.counts, choice.links),
    )
)
