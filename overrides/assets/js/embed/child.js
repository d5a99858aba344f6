// In the embed: tell whoever frames it how tall it is. Nothing else leaves it. Four readers: our listener, the browser
// itself (responsive embedded sizing), WordPress (which hides a frame until it hears from it), and AMP.
{
  const named = (what, shape) => new RegExp(`[#&?]${what}=(${shape})(?![\\w-])`).exec(location.hash)?.[1];
  const secret = named("secret", "[0-9A-Za-z]{10}"), council = named("council", "[a-z0-9-]{1,60}");
  const root = document.documentElement, main = document.querySelector("main");
  const full = document.querySelector("link[rel=canonical]").href;
  const post = (message) => parent !== self && parent.postMessage(message, "*");
  let told = 0;
  const tell = (again) => {
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
    for (const wait of [500, 2000]) setTimeout(tell, wait, 1); // a host may begin to listen late
    // A busy browser may have measured before the frame had its width, and forgotten to measure again.
    for (const wait of [5000, 10000]) setTimeout(() => tell(Math.abs(innerHeight - told) > 2), wait);
  });
  addEventListener("message", (event) => {
    if (event.source === parent && (event.data?.type === "lo-embed:ready" || event.data?.message === "ready")) tell(1);
  });
  if (secret) {
    // WordPress shows at most 1,000 pixels and lets no frame leave by itself: it follows a link to this host if it is asked
    // to. So it gets the short form, and every other link and number leads to the full page.
    root.classList.add("pasted");
    addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || link.getAttribute("href").startsWith("#")) return;
      event.preventDefault();
      post({ message: "link", value: link.protocol === "https:" && link.host === new URL(full).host ? link.href : full, secret });
    });
  }
  if (council) {
    // A council's card is one file: it is put into every embed that the council's address names.
    const asked = new XMLHttpRequest();
    asked.responseType = "document"; // read without any script, also where Trusted Types hold
    asked.onload = () => {
      const card = asked.status === 200 && asked.response?.querySelector(".local-offer-page");
      if (!card) return;
      for (const each of card.querySelectorAll(".source, [rel=canonical]")) each.remove();
      for (const each of card.querySelectorAll("a[href]:not([href^='#'])")) each.target = "_parent";
      for (const name of card.dataset.accent ? ["--accent", "--accent-line"] : []) root.style.setProperty(name, card.dataset.accent);
      document.querySelector(".source").before(document.importNode(card, true));
    };
    asked.open("GET", `${main.dataset.councils}${council}.html`);
    asked.send();
  }
}
