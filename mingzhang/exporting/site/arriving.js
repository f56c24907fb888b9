// What a link asks for is shown: on opening, on Back, and when the fragment is changed by hand.
const arrive = (scrolled) => {
  const told = asked(), only = told.get("only"), alone = only ? document.getElementById(only) : null;
  const single = Boolean(alone?.matches("section"));
  document.body.classList.toggle("only", single);
  document.querySelectorAll("section").forEach((one) => one.classList.toggle("shown", one === alone));
  writeIn(told.get("unit"));
  draw(byCode.has(told.get("code")) ? told.get("code") : "");
  const [table, column, way] = (told.get("sort") ?? "").split(".");
  if (NEXT[way]) sorted(table, Number(column), way);
  const place = told.get("at") ? document.getElementById(told.get("at")) : null;
  if (!place || single || !scrolled) return;
  for (let one = place; one; one = one.parentElement) if (one.matches("details")) one.open = true;
  place.scrollIntoView();
};
const links = [...document.querySelectorAll(".ways a")];
links.forEach((link) => link.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  move({ at: link.getAttribute("href").slice(1), only: "" });
  arrive(true);
}));
units.forEach((one) => one.addEventListener("click", () => { mend({ unit: one.dataset.unit === "wan" ? "" : one.dataset.unit }); arrive(false); }));

// The part that is being read is marked in the list.
if ("IntersectionObserver" in window) {
  const seen = new IntersectionObserver((entries) => entries.forEach((entry) => {
    if (!entry.isIntersecting) return;
    links.forEach((link) => {
      const current = link.getAttribute("href") === `#${entry.target.id}`;
      current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
      if (current) link.parentElement.scrollTo({ left: link.offsetLeft - 80 });
    });
  }), { rootMargin: "-25% 0px -70% 0px" });
  document.querySelectorAll("section").forEach((one) => seen.observe(one));
}

// On paper nothing can be unfolded, and the map is drawn light.
let folded = [];
addEventListener("beforeprint", () => {
  hush();
  printing = true;
  draw(asked().get("code") ?? "");
  folded = [...document.querySelectorAll("details:not([open]):not(.embed)")];
  folded.forEach((one) => { one.open = true; });
});
addEventListener("afterprint", () => {
  printing = false;
  folded.forEach((one) => { one.open = false; });
  draw(asked().get("code") ?? "");
});
addEventListener("hashchange", () => arrive(true));
addEventListener("popstate", () => arrive(false));
let waiting;
addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => draw(asked().get("code") ?? ""), 120); });
document.documentElement.classList.add("js");
arrive(true);
