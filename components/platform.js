// What the platform does by itself and is not wanted, and what it leaves undone.

// Streamlit tells the page that embeds it what happens. Where there is none it would tell itself, ten times
// a click, and weigh each message's origin against the patterns allowed.
if (parent === window) {
  const post = window.postMessage;
  window.postMessage = (message, ...others) => message?.stCommVersion || post.call(window, message, ...others);
}

// Charts are drawn for light or dark: when the reader's machine changes over, the page is run again.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  setTimeout(() => dispatchEvent(new PopStateEvent("popstate", { state: {} })), 200),
);
