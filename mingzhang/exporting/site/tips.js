// What a mark or a word says when it is pointed at, reached by the keyboard or tapped. Escape takes it away.
const tip = document.getElementById("tip");
let about = null, leaving;

const tipBody = (told) => {
  const parts = [make("b", told.t)];
  if (told.r) {
    const list = make("dl");
    for (const [name, wan, yuan, share] of told.r) list.append(make("dt", name), make("dd", chosen(wan, yuan, share)));
    parts.push(list);
  }
  if (told.d) parts.push(make("p", told.d));
  if (told.q) parts.push(make("p", `报告给出的原因：“${told.q}”`));
  const end = [told.f, told.p && `原文 ${told.p}`].filter(Boolean).join(" · ");
  if (end) parts.push(make("small", end));
  return parts;
};
const tell = (one) => {
  clearTimeout(leaving);
  if (about === one) return;
  hush();
  about = one;
  tip.replaceChildren(...tipBody(JSON.parse(one.dataset.tip)));
  tip.hidden = false;
  one.setAttribute("aria-describedby", "tip");
  const box = one.getBoundingClientRect(), own = tip.getBoundingClientRect();
  const left = Math.min(Math.max(10, box.left + Math.min(box.width / 2, 240) - own.width / 2), innerWidth - own.width - 10);
  const above = box.top - own.height - 8, top = above > 4 ? above : Math.min(box.bottom + 8, innerHeight - own.height - 4);
  tip.style.cssText = `left:${Math.max(10, left)}px;top:${Math.max(4, top)}px`;
};
const hush = () => {
  clearTimeout(leaving);
  about?.removeAttribute("aria-describedby");
  about = null;
  tip.hidden = true;
};
const told = (event) => (event.target instanceof Element ? event.target.closest("[data-tip]") : null);
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  if (event.target instanceof Element && event.target.closest("#tip")) return clearTimeout(leaving);
  const one = told(event);
  if (one) tell(one);
  else if (about && !about.matches(":focus-visible")) { clearTimeout(leaving); leaving = setTimeout(hush, 160); }
});
document.addEventListener("focusin", (event) => { const one = told(event); if (one?.matches(":focus-visible")) tell(one); else if (!one) hush(); });
document.addEventListener("focusout", (event) => { if (told(event) === about && !event.relatedTarget) leaving = setTimeout(hush, 160); });
document.addEventListener("click", (event) => {
  const one = told(event);
  if (one) tell(one);
  else if (!(event.target instanceof Element && event.target.closest("#tip"))) hush();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hush(); });
addEventListener("scroll", () => { if (about && !about.matches(":focus-visible")) hush(); }, { passive: true });

// A chart is one stop of the keyboard; arrows walk along its marks.
const roving = (within) => {
  const marks = [...within.querySelectorAll(".mk, .cell")];
  marks.forEach((one, at) => { one.tabIndex = at ? -1 : 0; });
};
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
document.addEventListener("keydown", (event) => {
  const one = event.target.closest?.(".mk, .cell"), held = one?.closest("[data-marks], .map");
  if (!held) return;
  const marks = [...held.querySelectorAll(".mk, .cell")], at = marks.indexOf(one);
  const next = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : at + (STEPS[event.key] ?? NaN);
  if (!marks[next]) return;
  event.preventDefault();
  marks.forEach((each) => { each.tabIndex = -1; });
  marks[next].tabIndex = 0;
  marks[next].focus();
});
document.querySelectorAll("[data-marks]").forEach(roving);
