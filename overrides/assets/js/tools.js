// On a page that has a tool: show it, and fetch its script at the reader's first act. The script starts with the last thing the
// reader did while it was on its way.
for (const tool of document.querySelectorAll("[data-tool]")) {
  const acts = ["focusin", "click", "submit"];
  let act, coming;
  const first = (event) => {
    if (event.type === "submit") event.preventDefault();
    act = event;
    coming ||= import(tool.dataset.tool).then((module) => {
      for (const type of acts) tool.removeEventListener(type, first);
      module.start(tool, act);
    }).catch(() => { coming = null; }); // the next act tries again
  };
  for (const type of acts) tool.addEventListener(type, first);
  tool.hidden = false;
}
