// Clicks on links inside the dashboard's own HTML change the page without loading it anew: the address is pushed
// and Streamlit, which listens for popstate, runs the page in the same session. Without this script the links
// still work, as plain links.

// What is the same whatever is chosen is not told anew with every choice. Its links leave out what stands in
// the address, and take it along when they are reached for: the code; the page, where they lead to itself.
const complete = (anchor) => {
  const { narrows, stays } = anchor.dataset;
  if (narrows !== undefined) {
    const ofPage = parts(location.search).filter((part) => !isChosen(part));
    const chosen = parts(anchor.search).filter(isChosen);
    anchor.setAttribute("href", location.pathname + query([...chosen, ...ofPage]));
  } else if (stays !== undefined) anchor.setAttribute("href", location.pathname + anchor.search);
  else if (anchor.closest("[data-carries]") && (anchor.dataset.carried || !anchor.search.includes("code="))) {
    anchor.dataset.carried = "yes";
    anchor.setAttribute("href", anchor.pathname + withCode(anchor.search, chosenCode()) + anchor.hash);
  }
};
const completeReached = ({ target }) => {
  const anchor = target instanceof Element && target.closest(".mz a[href^='/']");
  if (anchor) complete(anchor);
};
["pointerover", "pointerdown", "focusin"].forEach((kind) => document.addEventListener(kind, completeReached, true));

// On a narrow screen the sidebar lies over the page: a choice made in it closes it.
const uncoverPage = (anchor) => {
  if (innerWidth <= 800 && anchor.closest("[data-testid=stSidebar]"))
    document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
};

// A head that was pressed is drawn anew with its table: the keyboard's place goes on to the new one.
let returning = "";
let leaving = null;
const returnFocus = () => {
  const again = returning && document.querySelector(`[data-focus="${CSS.escape(returning)}"]`);
  if (!again || again === leaving) return;
  [returning, leaving] = ["", null];
  again.focus({ preventScroll: true });
};

// 跳到正文 leads past the masthead too: to the page's title, from where the keyboard goes on.
const toPagesOwnPart = () => {
  const title = document.querySelector("[data-testid=stMain] .mz h1");
  title?.setAttribute("tabindex", "-1");
  title?.focus();
};

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-testid=stSkipToContent]")) {
    event.preventDefault();
    toPagesOwnPart();
    return;
  }
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const anchor = target?.closest(".mz a[href^='/']");
  if (!anchor || anchor.target === "_blank" || anchor.hasAttribute("download")) return;
  event.preventDefault();
  uncoverPage(anchor);
  complete(anchor);
  const samePage = anchor.pathname === location.pathname;
  if (anchor.dataset.focus) [returning, leaving] = [anchor.dataset.focus, anchor];
  history.pushState({}, "", anchor.getAttribute("href"));
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  if (!samePage) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  // Where a list stands over what it opens, a choice leads down to it.
  else if (innerWidth <= 1000 && anchor.matches(".findings a, .ledger a"))
    anchor.closest("[data-testid=stColumn]")?.nextElementSibling?.scrollIntoView({ block: "start" });
});

onChange(returnFocus);

// A link that a page wants followed is followed once.
const followed = new Set();
onChange(() => document.querySelectorAll(".mz a[data-follow]").forEach((anchor) => {
  if (followed.has(anchor.dataset.follow)) return;
  followed.add(anchor.dataset.follow);
  anchor.click();
}));
