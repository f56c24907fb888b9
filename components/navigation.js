// Clicks on links inside the dashboard's own HTML change the page without loading it anew: the address
// is pushed and Streamlit, which listens for popstate, runs the page in the same session. Without this
// script the links still work, as plain links. Runs in the main document, once.
export default function () {
  if (window.mingzhangNavigation) return;
  window.mingzhangNavigation = true;
  document.documentElement.lang = "zh-CN";

  const closeMenus = (except) =>
    document.querySelectorAll(".mast details[open]").forEach((menu) => {
      if (menu !== except) menu.open = false;
    });

  // On a narrow screen the sidebar lies over the page: a choice made in it closes it.
  const uncoverPage = (anchor) => {
    if (innerWidth <= 800 && anchor.closest("[data-testid=stSidebar]"))
      document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  };

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    closeMenus(target?.closest(".mast details"));
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = target?.closest(".mz a[href^='/']");
    if (!anchor || anchor.target === "_blank" || anchor.hasAttribute("download")) return;
    event.preventDefault();
    closeMenus();
    uncoverPage(anchor);
    const samePage = anchor.pathname === location.pathname;
    history.pushState({}, "", anchor.getAttribute("href"));
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (!samePage) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus();
  });

  // A page picture opens scrolled to its chosen box; a link that a page wants followed is followed once.
  const seen = new WeakMap();
  const followed = new Set();
  const attend = () => {
    document.querySelectorAll(".mz a[data-follow]").forEach((anchor) => {
      if (followed.has(anchor.dataset.follow)) return;
      followed.add(anchor.dataset.follow);
      anchor.click();
    });
    document.querySelectorAll(".pgw .bx[data-chosen]").forEach((box) => {
      const area = box.closest(".pgw");
      const picture = area.querySelector("img");
      if (seen.get(area) === box.dataset.chosen || !picture?.complete || !picture.naturalHeight) {
        if (picture && !picture.complete) picture.addEventListener("load", attend, { once: true });
        return;
      }
      seen.set(area, box.dataset.chosen);
      const outer = area.getBoundingClientRect();
      const inner = box.getBoundingClientRect();
      area.scrollTo(
        area.scrollLeft + inner.left - outer.left - (outer.width - inner.width) / 2,
        area.scrollTop + inner.top - outer.top - (outer.height - inner.height) / 2,
      );
    });
  };
  new MutationObserver(attend).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-chosen"] });
  attend();
}
