// Menus close when something else is clicked, or Escape pressed; so does what explains a word.
const closeMenus = (except) =>
  document.querySelectorAll(".mast details[open], .switch[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
document.addEventListener("click", ({ target }) => {
  const at = target instanceof Element ? target : null;
  closeMenus(at?.closest("a") ? null : at?.closest(".mast details, details.switch"));
});

// Escape puts away the meaning of a word that is pointed at or reached by the keyboard.
const closeMeaning = () => {
  const shown = ".term:hover, .term:focus, .term:focus-within, a:focus-visible .term";
  document.querySelectorAll(shown).forEach((word) => {
    word.classList.add("told");
    const again = () => word.classList.remove("told");
    word.addEventListener("pointerleave", again, { once: true });
    word.addEventListener("focusout", again, { once: true });
  });
};
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  closeMenus();
  closeMeaning();
});
