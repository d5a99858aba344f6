// Every page works without this. It adds six things: a button that prints, a review that ran out since the build says so,
// Escape closes what opens, an address opens the answer it names, a language link keeps the place on the page, and
// reading settings last if the reader asks for that.
{
  const all = (selector) => [...document.querySelectorAll(selector)];
  const settings = document.querySelector(".reading form");
  const close = (details) => { details.open = false; details.firstElementChild.focus(); };
  const store = (act) => { try { return act(localStorage); } catch { return null; } };

  if (settings) {
    const keep = settings.elements.keep;
    for (const each of settings.querySelectorAll("[hidden]")) each.hidden = false;
    const kept = JSON.parse(store((shelf) => shelf.getItem("reading")) || "null");
    if (kept) {
      keep.checked = true;
      for (const id of kept) if (document.getElementById(id)) document.getElementById(id).checked = true;
    }
    const save = () => store((shelf) => keep.checked
      ? shelf.setItem("reading", JSON.stringify(all(".reading [type=radio]:checked").map((each) => each.id)))
      : shelf.removeItem("reading"));
    settings.addEventListener("change", save);
    settings.addEventListener("submit", () => close(settings.parentNode));
    settings.addEventListener("reset", () => setTimeout(save));
  }

  addEventListener("DOMContentLoaded", () => {
    const due = document.querySelector("[data-due]");
    if (!due || new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/London" }) <= due.dataset.due) return;
    due.hidden = true;
    due.nextElementSibling.hidden = false;
  });

  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const answer = target && target.closest("details:not([open])");
    if (answer) { answer.open = true; target.scrollIntoView(); }
  };
  addEventListener("DOMContentLoaded", () => {
    const paper = document.querySelector(".to-print");
    if (!paper) return;
    paper.parentNode.hidden = false;
    paper.addEventListener("click", () => print());
  });
  addEventListener("hashchange", open);
  addEventListener("DOMContentLoaded", open);

  addEventListener("keydown", (event) => {
    const inside = event.key === "Escape" && document.activeElement.closest("nav details[open], .reading details[open]");
    if (inside && inside.firstElementChild.offsetParent) close(inside);
  });

  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[hreflang]");
    if (link) link.hash = location.hash;
  });

  // What a reader searches for stays on the device: it travels behind the #, which no server is sent.
  addEventListener("submit", (event) => {
    if (!event.target.matches(".search")) return;
    event.preventDefault();
    location.href = event.target.getAttribute("action") + "#q=" + encodeURIComponent(event.target.querySelector("input").value);
  });
  const search = () => {
    const results = document.querySelector(".results");
    if (results && location.hash.startsWith("#q=")) import(results.dataset.script).then((module) => module.search(results));
  };
  addEventListener("hashchange", search);
  addEventListener("DOMContentLoaded", search);
}
