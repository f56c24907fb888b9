// 查找 by the keyboard: “/” leads to its field from wherever it is pressed, ↓ from the field to the first hit, ↓ and
// ↑ from hit to hit, ↑ from the first back to the field.
const FIELD = ".st-key-search input";
const field = () => document.querySelector(FIELD);

let lookingFor = false;
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
  if (event.key !== "/" || typing || event.metaKey || event.ctrlKey || event.altKey) return;
  if (document.querySelector(".show")) return; // slides have keys of their own
  event.preventDefault();
  if (field()) field().focus();
  else {
    lookingFor = true;
    document.querySelector(".mast a[href*='/search']")?.click();
  }
});
onChange(() => {
  if (!lookingFor || !field()) return;
  lookingFor = false;
  field().focus();
});

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
  (next < 0 ? field() : hits[Math.min(next, hits.length - 1)])?.focus();
});
