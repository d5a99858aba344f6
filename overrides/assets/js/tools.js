// On a page that has tools: show them, and fetch the script of one at the reader's first act in it. The script starts with the last
// thing the reader did while it was on its way; one that did not come is asked for again at the next act.
{
  const coming = new Map();
  for (const type of ["focusin", "click", "submit"]) addEventListener(type, (event) => {
    const tool = event.target.closest?.("[data-tool]"), known = coming.get(tool);
    if (!tool || known?.here) return;
    if (event.type === "submit") event.preventDefault();
    if (known) { known.act = event; return; }
    const first = { act: event };
    coming.set(tool, first);
    import(tool.dataset.tool).then((module) => {
      first.here = true;
      module.start(tool, first.act);
    }).catch(() => coming.delete(tool));
  });
  for (const tool of document.querySelectorAll("[data-tool]")) tool.hidden = false;
}
