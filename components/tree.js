// The tree of the sidebar is there in full: what lies on the way to the chosen code is open.
const openTree = () => document.querySelectorAll(".tree").forEach((tree) => {
  const code = chosenCode();
  if (tree.dataset.shown === code) return;
  tree.dataset.shown = code;
  const rows = new Map([...tree.children].map((row) => [row.dataset.narrows, row]));
  const chosen = rows.get(code) ?? rows.get("");
  const open = new Set(["", chosen.dataset.narrows || tree.dataset.largest]);
  for (let row = chosen; row?.dataset.within; row = rows.get(row.dataset.within)) open.add(row.dataset.within);
  rows.forEach((row) => {
    row.hidden = !open.has(row.dataset.within ?? "");
    if (row === chosen) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  });
});
addEventListener("popstate", openTree);
onChange(openTree);
