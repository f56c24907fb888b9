// While slides are shown: keys and presenter remotes page through them, a touch wipes them on, F fills the
// screen, B blackens it. Controls carry data-key; without this script they still work as links.
const keys = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
  ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
  Home: "first", End: "last", Escape: "leave",
  n: "notes", e: "arrange", o: "all", g: "all", f: "full", b: "black", ".": "black",
};
const WIPE = 60; // pixels that a finger must go to the side
const root = document.documentElement;
const stage = () => document.querySelector(".show");
const press = (name) => {
  const control = stage()?.querySelector(`[data-key=${name}]`);
  if (control) control.click();
  return Boolean(control);
};

const fill = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.().catch(() => {});
};
const black = (on) => (on ? root.setAttribute("data-black", "") : root.removeAttribute("data-black"));

addEventListener("keydown", (event) => {
  const showing = stage();
  if (!showing || event.metaKey || event.ctrlKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, [contenteditable]")) return;
  if (root.hasAttribute("data-black")) {
    black(false);
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  // What has the keyboard keeps the keys that it needs itself.
  const pressed = (event.key === "Enter" || event.key === " ") && target?.closest("a, button");
  const scrolled = target?.closest(".note") && /^(Arrow(Up|Down)|Page(Up|Down)|Home|End| )$/.test(event.key);
  if (pressed || scrolled) {
    event.stopImmediatePropagation();
    return;
  }
  const backwards = event.key === " " && event.shiftKey;
  const name = backwards ? "previous" : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!name) return;
  event.stopImmediatePropagation();
  if (press(name)) event.preventDefault();
}, true);

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (root.hasAttribute("data-black")) {
    black(false);
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  const button = target?.closest(".show button[data-key]");
  if (!button) return;
  if (button.dataset.key === "full") fill();
  else black(true);
  button.blur();
}, true);

let began = null;
addEventListener("touchstart", (event) => {
  began = event.touches.length === 1 && stage() ? event.touches[0] : null;
}, { passive: true });
addEventListener("touchend", (event) => {
  const ended = event.changedTouches[0];
  if (!began || !ended || visualViewport.scale > 1) return;
  const [aside, along] = [ended.clientX - began.clientX, ended.clientY - began.clientY];
  began = null;
  if (Math.abs(aside) > WIPE && Math.abs(aside) > 2 * Math.abs(along)) press(aside < 0 ? "next" : "previous");
}, { passive: true });

// Leaving the slides by whatever way ends the full and the black screen.
addEventListener("popstate", () => {
  if (location.pathname.endsWith("/present") && !location.search.includes("arrange=1")) return;
  black(false);
  if (document.fullscreenElement) document.exitFullscreen();
});
