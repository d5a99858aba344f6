// Every page works without this. It adds eight things: buttons that print the page, copy its address and hand it to the
// device to share, a review that ran out since the build says so, Escape closes what opens, an address opens the answer it
// names, a language link keeps the place on the page, and reading settings last if the reader asks for that.
{
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const settings = one(".reading form");
  const close = (details) => { details.open = false; details.firstElementChild.focus(); };
  const store = (act) => { try { return act(localStorage); } catch { return null; } };

  if (settings) {
    const keep = settings.elements.keep;
    for (const each of all(".reading [hidden]")) each.hidden = false;
    const kept = JSON.parse(store((shelf) => shelf.getItem("reading")) || "null");
    if (kept) {
      keep.checked = true;
      for (const each of settings.elements) if (kept.includes(each.id)) each.checked = true;
    }
    const save = () => store((shelf) => keep.checked
      ? shelf.setItem("reading", JSON.stringify(all(".reading [type=radio]:checked").map((each) => each.id)))
      : shelf.removeItem("reading"));
    settings.addEventListener("change", save);
    settings.addEventListener("submit", () => close(settings.parentNode));
    settings.addEventListener("reset", () => setTimeout(save));
  }

  // What a reader searches for stays on the device: it travels behind the #, which no server is sent.
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const answer = target?.closest("details:not([open])");
    if (answer) { answer.open = true; target.scrollIntoView(); }
    const results = one(".results");
    if (results && location.hash.startsWith("#q=")) import(results.dataset.script).then((module) => module.search(results));
  };
  addEventListener("hashchange", open);

  addEventListener("DOMContentLoaded", () => {
    open();
    const due = one("[data-due]");
    if (due && new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/London" }) > due.dataset.due) {
      due.hidden = true;
      due.nextElementSibling.hidden = false;
    }
    const said = one(".share [role=status]"), url = one("[rel=canonical]")?.href;
    const say = (word) => () => { said.textContent = said.dataset[word]; };
    const acts = {
      print: () => print(),
      copy: () => (async () => navigator.clipboard.writeText(url))().then(say("copied"), say("failed")), // over http there is none
      share: navigator.share && (() => navigator.share({ title: document.title, url }).catch(say)),
    };
    for (const button of all("[data-act]")) button.hidden = !(button.onclick = acts[button.dataset.act]);
  });

  addEventListener("keydown", (event) => {
    const inside = event.key === "Escape" && document.activeElement.closest("nav details[open], .reading details[open]");
    if (inside && inside.firstElementChild.offsetParent) close(inside);
  });

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[hreflang]");
    if (link) link.hash = location.hash;
  });

  addEventListener("submit", (event) => {
    if (!event.target.matches(".search")) return;
    event.preventDefault();
    location.href = event.target.getAttribute("action") + "#q=" + encodeURIComponent(event.target.querySelector("input").value);
  });
}
