// What the fragment says: the part (at), an opened item (code), how amounts are written (unit), a part alone (only), a sorted table.
const asked = () => {
  const told = new URLSearchParams(location.hash.slice(1));
  // #structure alone, as a plain link has it
  for (const [name, value] of [...told]) if (value === "" && document.getElementById(name)) told.set("at", name), told.delete(name);
  return told;
};
const address = (changes) => {
  const told = asked();
  for (const [name, value] of Object.entries(changes)) value ? told.set(name, value) : told.delete(name);
  return `#${told}`;
};
const move = (changes) => { history.pushState(null, "", address(changes)); };
const mend = (changes) => { history.replaceState(null, "", address(changes)); };

// 万元, 元 or a part of the whole: the file holds the digits of all three.
const UNITS = ["wan", "yuan", "share"];
let unit = "wan";
const chosen = (wan, yuan, share) => (unit === "yuan" && yuan) || (unit === "share" && share) || wan;
const write = (within = document) => within.querySelectorAll(".v[data-y], .unit").forEach((one) => {
  one.dataset.w ??= one.textContent;
  one.textContent = chosen(one.dataset.w, one.dataset.y, one.dataset.s);
});
const units = [...document.querySelectorAll(".units button")];
const writeIn = (wanted) => {
  unit = UNITS.includes(wanted) ? wanted : "wan";
  units.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.unit === unit)));
  write();
};
const make = (tag, text = "", name = "") => {
  const one = document.createElement(tag);
  one.textContent = text;
  if (name) one.className = name;
  return one;
};
