// Clicks on links inside the dashboard's own HTML change the page without loading it anew: the address
// is pushed and Streamlit, which listens for popstate, runs the page in the same session. Without this
// script the links still work, as plain links. Runs in the main document, once.
(() => {
  if (window.mingzhangNavigation) return;
  window.mingzhangNavigation = true;
  document.documentElement.lang = "zh-CN";

  // Streamlit tells the page that embeds it what happens. Where there is none it would tell itself, ten times
  // a click, and weigh each message's origin against the patterns allowed.
  if (parent === window) {
    const post = window.postMessage;
    window.postMessage = (message, ...others) => message?.stCommVersion || post.call(window, message, ...others);
  }

  const closeMenus = (except) =>
    document.querySelectorAll(".mast details[open], .switch[open]").forEach((menu) => {
      if (menu !== except) menu.open = false;
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

  // 跳到正文 leads past the masthead too: to the page's title, from where the keyboard goes on.
  const toPagesOwnPart = () => {
    const title = document.querySelector("[data-testid=stMain] .mz h1");
    title?.setAttribute("tabindex", "-1");
    title?.focus();
  };

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

  // What is the same whatever is chosen is not told anew with every choice. Its links leave out what stands in
  // the address, and take it along when they are reached for: the code; the page, where they lead to itself.
  const chosenCode = () => new URLSearchParams(location.search).get("code") ?? "";
  const CHOSEN = /^(report|code|with|unit)=/;
  const parts = (query) => query.slice(1).split("&").filter(Boolean);
  const query = (parts) => (parts.length ? `?${parts.join("&")}` : "");
  const withCode = (search, code) => {
    const others = parts(search).filter((part) => !part.startsWith("code="));
    if (code) others.splice(others[0]?.startsWith("report=") ? 1 : 0, 0, `code=${encodeURIComponent(code)}`);
    return query(others);
  };
  const complete = (anchor) => {
    const { narrows, stays } = anchor.dataset;
    if (narrows !== undefined) {
      const ofPage = parts(location.search).filter((part) => !CHOSEN.test(part));
      const chosen = parts(anchor.search).filter((part) => CHOSEN.test(part));
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

  // The tree of the sidebar is there in full: what lies on the way to the chosen code is open.
  const openTree = () => document.querySelectorAll(".tree").forEach((tree) => {
    const code = chosenCode();
    if (tree.dataset.shown === code) return;
    tree.dataset.shown = code;
    const rows = new Map([...tree.children].map((row) => [row.dataset.narrows, row]));
    const chosen = rows.get(code) ?? rows.get("");
    const open = new Set(["", chosen.dataset.narrows || tree.dataset.largest]);
    for (let row = chosen; row?.dataset.within; row = rows.get(row.dataset.within)) open.add(row.dataset.within);
    rows.forEach((row) => {
      row.hidden = !open.has(row.dataset.within ?? "");
      if (row === chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    });
  });
  addEventListener("popstate", openTree);

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    closeMenus(target?.closest(".mast details, details.switch"));
    if (target?.closest("[data-testid=stSkipToContent]")) {
      event.preventDefault();
      toPagesOwnPart();
      return;
    }
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = target?.closest(".mz a[href^='/']");
    if (!anchor || anchor.target === "_blank" || anchor.hasAttribute("download")) return;
    event.preventDefault();
    closeMenus();
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
  // Charts are drawn for light or dark: when the reader's machine changes over, the page is run again.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
    setTimeout(() => dispatchEvent(new PopStateEvent("popstate", { state: {} })), 200),
  );

  // “/” leads to the field of 查找, from wherever it is pressed.
  const FIELD = ".st-key-search input";
  let lookingFor = false;

  // Escape closes the menus; slides have keys of their own (presenting.js).
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      closeMenus();
      closeMeaning();
    }
    const showing = document.querySelector(".show");
    const typing = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
    if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "/" && !showing) {
      event.preventDefault();
      lookingFor = true;
      const field = document.querySelector(FIELD);
      if (field) field.focus();
      else document.querySelector(".mast a[href*='/search']")?.click();
      return;
    }
  });

  // Streamlit's own dialogs speak English: what they say, in Chinese.
  const said = new Map([
    ["Page not found", "没有这一页"],
    ["The page that you have requested does not seem to exist. Running the app's main page.", "链接所指的页面不存在，现在显示总览。"],
    ["Connection error", "与看板的连接已断开"],
    ["Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:", "看板程序可能已经停止，请在终端重新启动："],
    ["streamlit run yourscript.py", "mingzhang serve"],
    ["Streamlit server is not responding. Are you connected to the internet?", "看板没有回应，请检查网络，或看程序是否还在运行。"],
  ]);
  const translate = (dialog) => {
    const texts = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const chinese = said.get(texts.currentNode.nodeValue.replace(/\s+/g, " ").trim());
      if (chinese) texts.currentNode.nodeValue = chinese;
    }
    dialog.querySelector("button[aria-label=Close]")?.setAttribute("aria-label", "关闭");
  };

  // So does its upload field, to those who have it read out to them.
  const uploads = [
    [/^Upload$/, "选择文件"],
    [/^(\d+)\s?MB per file$/, "或把文件拖到这里，每份不超过 $1 MB"],
  ];
  const translateUploads = (field) => {
    const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      for (const [english, chinese] of uploads)
        if (english.test(node.nodeValue.trim())) node.nodeValue = node.nodeValue.trim().replace(english, chinese);
    }
    field.querySelector("input")?.setAttribute("aria-label", "选择要导入的文件");
    field.querySelectorAll("button[aria-label^='Remove ']").forEach((button) =>
      button.setAttribute("aria-label", button.getAttribute("aria-label").replace("Remove ", "移除 ")),
    );
    // A named section that calls itself presentation contradicts itself: it is a plain named section.
    const zone = field.querySelector("[data-testid=stFileUploaderDropzone]");
    zone?.removeAttribute("role");
    zone?.setAttribute("data-said", "");
  };

  // And its own furniture.
  const labels = new Map([
    ["Sidebar", "侧栏"], ["Collapse sidebar", "收起侧栏"], ["Expand sidebar", "展开侧栏"], ["Open", "打开选项"],
    ["Copy to clipboard", "复制"],
  ]);
  const NAMES = ["aria-label", "title"];
  const ENGLISH = NAMES.flatMap((kind) => [...labels.keys()].map((label) => `[${kind}="${label}"]`)).join();

  // A page picture opens scrolled to its chosen box; a link that a page wants followed is followed once.
  const seen = new WeakMap();
  const followed = new Set();
  const attend = () => {
    returnFocus();
    openTree();
    const skip = document.querySelector("[data-testid=stSkipToContent]");
    if (skip && skip.textContent === "Skip to main content") skip.textContent = "跳到正文";
    document.querySelectorAll(ENGLISH).forEach((one) => {
      for (const kind of NAMES) if (labels.has(one.getAttribute(kind))) one.setAttribute(kind, labels.get(one.getAttribute(kind)));
    });
    if (lookingFor && document.querySelector(FIELD)) {
      lookingFor = false;
      document.querySelector(FIELD).focus();
    }
    document.querySelectorAll("[role=dialog]").forEach(translate);
    document.querySelectorAll("[data-testid=stFileUploader]").forEach(translateUploads);
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
  // A chart is drawn for the window; on paper it shrinks to its column.
  addEventListener("beforeprint", () => document.querySelectorAll(".js-plotly-plot .main-svg").forEach((drawing) => {
    const [width, height] = ["width", "height"].map((side) => drawing.getAttribute(side));
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const held = drawing.closest(".svg-container").style;
    held.setProperty("--ratio", `${width} / ${height}`);
    held.setProperty("--widest", `${width}px`);
  }));
  addEventListener("afterprint", () => document.querySelectorAll(".js-plotly-plot .main-svg").forEach((drawing) => drawing.removeAttribute("viewBox")));
  // Once before a frame is painted, however often the page changed until then.
  let due = 0;
  const attendSoon = () => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      attend();
    });
  };
  new MutationObserver(attendSoon).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-chosen"] });
  attend();
})();
