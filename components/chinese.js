// The page is Chinese; so is what the platform says by itself.
document.documentElement.lang = "zh-CN";

// Streamlit's own dialogs speak English: what they say, in Chinese.
const said = new Map([
  [
    "This app has encountered an error. The original error message is redacted to prevent data leaks. Full error details have been recorded in the logs (if you're on Streamlit Cloud, click on 'Manage app' in the lower right of your app).",
    "这一页出错了，没有显示完。报告与复核记录都没有受影响；请刷新再试，仍然如此时请把程序日志交给维护的人。",
  ],
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

onChange(() => {
  const skip = document.querySelector("[data-testid=stSkipToContent]");
  if (skip && skip.textContent === "Skip to main content") skip.textContent = "跳到正文";
  document.querySelectorAll(ENGLISH).forEach((one) => {
    for (const kind of NAMES) if (labels.has(one.getAttribute(kind))) one.setAttribute(kind, labels.get(one.getAttribute(kind)));
  });
  document.querySelectorAll("[role=dialog], [data-testid=stException]").forEach(translate);
  document.querySelectorAll("[data-testid=stFileUploader]").forEach(translateUploads);
});
