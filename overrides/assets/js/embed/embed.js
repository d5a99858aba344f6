// <local-offer-page src="…/fragments/en/letter.html" heading-level="3"><a href="…">fallback link</a></local-offer-page>
// Version 1 of /embed/v1/: it never breaks. Without it, or where the fetch is refused, the link inside stays.
{
  const own = new URL(import.meta.url);
  const root = new URL("../../", own);
  const tags = new Set(("a abbr address bdi blockquote br caption cite dd details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 "
    + "li ol p section small span strong sub summary sup table tbody td th thead time tr ul").split(" "));
  const kept = new Set("id href lang dir class title datetime scope role open rel data-label data-kind start".split(" "));

  class LocalOfferPage extends HTMLElement {
    static observedAttributes = ["src", "heading-level"];
    connectedCallback() { this.attributeChangedCallback(); }
    attributeChangedCallback() {
      if (this.isConnected) this.waiting ??= Promise.resolve().then(() => { this.waiting = null; return this.load(); });
    }

    load() {
      const address = this.getAttribute("src") && new URL(this.getAttribute("src"), document.baseURI);
      if (!address || address.origin !== own.origin || !address.pathname.startsWith(root.pathname + "fragments/")) return;
      const asked = new XMLHttpRequest();
      asked.responseType = "document"; // read without any script, also where a host asks for Trusted Types
      asked.onload = () => {
        const found = asked.status === 200 && asked.response?.body?.firstElementChild;
        if (!found || asked.responseURL !== address.href) return;
        const begins = Number(found.querySelector("h1,h2,h3,h4,h5,h6")?.localName[1] ?? 2); // .h3.html begins one further down
        const wanted = Math.min(Math.max(Number(this.getAttribute("heading-level")) || 2, 1), 6);
        this.replaceChildren(this.clean(found, wanted - begins));
        this.dispatchEvent(new Event("load"));
      }; // else the link inside stays
      asked.open("GET", address.href);
      asked.send();
    }

    /** Copy an element: only known tags and attributes, no script, headings from the level the host asks for. */
    clean(element, shift) {
      const level = /^H([1-6])$/.exec(element.tagName);
      const name = level ? `h${Math.min(Math.max(Number(level[1]) + shift, 1), 6)}` : element.localName;
      const copy = document.createElement(tags.has(name) ? name : "span");
      for (const { name: key, value } of element.attributes) {
        if (kept.has(key) && !(key === "href" && !/^(https:|tel:|mailto:|#)/.test(value))) copy.setAttribute(key, value);
      }
      for (const node of element.childNodes) {
        if (node.nodeType === 3) copy.append(node.data);
        else if (node.nodeType === 1 && !/^(script|style|svg|img)$/i.test(node.localName)) copy.append(this.clean(node, shift));
      }
      return copy;
    }
  }
  if (!customElements.get("local-offer-page")) customElements.define("local-offer-page", LocalOfferPage);
}
