// The code that shows one chart in another page, for where this file lies and what is opened in it.
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
const snippet = (section, { height, style }) => {
  const told = new URLSearchParams({ only: section.id });
  for (const name of ["code", "unit"]) if (asked().get(name) && (name !== "code" || section.id === "structure")) told.set(name, asked().get(name));
  const file = location.protocol === "file:" ? decodeURI(location.pathname.split("/").pop()).replace(/[\s"<>]/g, encodeURIComponent) : location.href.split("#")[0];
  const title = `${section.querySelector("h2").textContent}（${document.title}）`;
  return `<iframe src="${escaped(`${file}#${told}`)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0;${style}" loading="lazy"></iframe>`;
};
const copied = async (button, text, area) => {
  try { await navigator.clipboard.writeText(text); } catch { area.focus(); area.select(); document.execCommand("copy"); }
  const was = button.textContent;
  button.textContent = "已复制";
  setTimeout(() => { button.textContent = was; }, 1500);
};
document.querySelectorAll(".embed").forEach((one) => {
  const section = one.closest("section"), area = one.querySelector("textarea");
  one.addEventListener("toggle", () => { area.value = snippet(section, one.dataset); });
  one.querySelector(".copy").addEventListener("click", (event) => copied(event.target, area.value, area));
  one.querySelector(".here").addEventListener("click", (event) => copied(event.target, location.href.split("#")[0] + address({ at: section.id, only: "" }), area));
});
