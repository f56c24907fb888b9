// 查找 by the keyboard: ↓ from the field goes to the first hit, ↓ and ↑ from hit to hit, ↑ from the first back to
// the field. Runs in the main document, once.
(() => {
  if (window.mingzhangSearchKeys) return;
  window.mingzhangSearchKeys = true;
  const FIELD = ".st-key-search input";
  const there = (link) => link.getClientRects().length > 0;
  document.addEventListener("keydown", (event) => {
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.isComposing) return;
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
    const from = document.activeElement;
    const hits = [...document.querySelectorAll(".found a.hit, .found summary")].filter(there);
    const at = hits.indexOf(from);
    if (!hits.length || (at < 0 && !from?.matches(FIELD))) return;
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (at < 0 && event.key === "ArrowUp") return;
    event.preventDefault();
    (next < 0 ? document.querySelector(FIELD) : hits[Math.min(next, hits.length - 1)])?.focus();
  });
})();
