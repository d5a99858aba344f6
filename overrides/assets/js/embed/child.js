// In the embed: tell whoever frames it how tall it is. Nothing else leaves it. Four readers: our listener, the browser
// itself (responsive embedded sizing), WordPress (which hides a frame until it hears from it), and AMP.
{
  const find = (what, where = document) => [...where.querySelectorAll(what)];
  const [secret, council] = ["secret", "council"].map((what) => location.hash.match(`[#&?]${what}=([\\w-]+)`)?.[1]);
  const [root, main, source, full] = find("html,main,.source,.whole a");
  const post = (message) => parent.postMessage(message, "*");
  let told = 0, pieces = [];
  const tell = (again) => {
    // What WordPress has no room for goes, from the end, and with it what only led to it.
    // What nobody has checked goes where it can no longer say so.
    for (const each of pieces) each.hidden = false;
    for (const each of pieces) {
      if (root.offsetHeight < 990 && !each.matches("section,dl,dt,h3,:has(+.unchecked[hidden])")) break;
      each.hidden = true;
    }
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (!again && height === told) return;
    told = height;
    post({ type: "lo-embed:height", height });
    post({ sentinel: "amp", type: "embed-size", height });
    if (secret) post({ message: "height", value: height, secret });
    try { window.requestResize?.(); } catch { /* the host has not asked for it */ }
  };
  new ResizeObserver(() => tell()).observe(root);
  addEventListener("load", () => {
    tell(1);
    // A host may begin to listen late.
    // A busy browser may have measured before the frame had its width, and forgotten to measure again.
    for (const wait of [500, 2e3, 5e3, 1e4]) setTimeout(() => tell(wait < 3e3 || innerHeight !== told), wait);
  });
  addEventListener("message", ({ source, data }) => {
    if (source === parent && (data?.type === "lo-embed:ready" || data?.message === "ready")) tell(1);
  });
  if (secret) {
    // WordPress shows at most 1,000 pixels: it gets a short form, its date and number at the top.
    root.className = "pasted";
    find("h2")[0].after(source);
    // A card says to its end that it was not checked.
    pieces = find("article>:not(h2,.source),section>:not([class]>details),dl>*").reverse();
    // It lets no frame leave by itself, but follows a link to this host if it is asked to: all others lead to the full page.
    // So does a link to a place that the short form leaves out, and there to that place.
    addEventListener("click", (event) => {
      const where = event.target.closest("a")?.getAttribute("href");
      if (!where || document.getElementById(where.slice(1))?.offsetParent) return;
      event.preventDefault();
      const { origin, href } = new URL(where, full);
      post({ message: "link", value: origin === full.origin ? href : full.href, secret });
    });
  }
  if (council) {
    // A council's card is one file: it is put into every embed that the council's address names.
    const asked = new XMLHttpRequest();
    asked.responseType = "document"; // read without any script, also where Trusted Types hold
    asked.onload = () => {
      const card = asked.response?.querySelector(".local-offer-page");
      if (!card) return;
      for (const each of find(".source,.source~p", card)) each.remove();
      // What the words above say already is not said again: the service's contact, and what nobody knows. That stands in one list.
      for (const each of find("dl,.gaps li", card)) {
        if (main.textContent.includes(each.textContent)) each.closest(".contact,li").remove();
      }
      find(".gaps ul")[0]?.append(...find(".gaps li", card));
      for (const each of find("a", card)) each.target = "_parent";
      const { accent } = card.dataset;
      if (accent) root.style = "--accent:" + accent;
      source.before(card);
    };
    asked.open("GET", main.dataset.councils + council + ".html");
    asked.send();
  }
}
