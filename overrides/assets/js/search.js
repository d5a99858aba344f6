// Search, fetched when somebody first searches. `lunr` stands above this in the published file.

// Letters that people type for others, beside the accents that Unicode takes apart: Polish ł, Arabic letters for Sorani ones …
const SAME = { "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ە": "ه", "ٱ": "ا" };
const fold = (word) => word.toLowerCase().normalize("NFD").replace(/[\p{M}\u0640\u200c\u200d]/gu, "").replace(/./gu, (letter) => SAME[letter] || letter).replace(/^ال(?=.{3})/u, "");
const words = (text) => text.normalize("NFC").split(/[^\p{L}\p{M}\p{N}\u200c]+/u).filter(Boolean);

let ready;
const load = async (address, language) => {
  const pages = await (await fetch(address)).json();
  const stem = (token) => (language === "en" ? lunr.stemmer(token) : token);
  const index = lunr(function () {
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.tokenizer = (text) => words(String(text || "")).map((word, position) => stem(new lunr.Token(fold(word), { position })));
    this.ref("at");
    this.field("title", { boost: 8 });
    this.field("page", { boost: 2 });
    this.field("text");
    pages.forEach((page, at) => this.add({ ...page, at }));
  });
  return { pages, find: (query) => find(index, words(query).map((word) => stem(new lunr.Token(fold(word), {})).toString())) };
};

// Every word must be found: as it is, as a beginning, or, where it is long enough, with letters mistyped.
const find = (index, terms) => {
  for (const slips of [0, 1, 2]) {
    const found = terms.length ? index.query((query) => {
      for (const term of terms) {
        query.term(term, { boost: 10, presence: lunr.Query.presence.OPTIONAL });
        if (term.length > 2) query.term(term, { boost: 4, wildcard: lunr.Query.wildcard.TRAILING });
        const reach = Math.min(slips, Math.floor(term.length / 4));
        if (reach) query.term(term, { editDistance: reach });
      }
    }) : [];
    const whole = found.filter((each) => terms.every((term) => Object.keys(each.matchData.metadata).some((met) => near(term, met, slips))));
    if (whole.length) return whole;
    if (slips === 2) return found;
  }
};
const near = (term, met, slips) => met.startsWith(term) || (slips > 0 && Math.abs(met.length - term.length) <= slips && met[0] === term[0]);

// In a right-to-left page a telephone number, an address or an English name keeps its own order.
const RUN = /(\+?\(?\d[\d ()\/.:–-]*\d|[A-Za-z][\w@:\/+.%&’-]*(?: [A-Za-z][\w@:\/+.%&’-]*)*)/u;
const put = (line, text, isMet = () => false) => {
  const parts = document.dir === "rtl" ? text.split(RUN) : [text];
  parts.forEach((part, at) => {
    const run = at % 2 ? line.appendChild(Object.assign(document.createElement("bdi"), { dir: "ltr" })) : line;
    for (const piece of part.split(/([^\p{L}\p{M}\p{N}\u200c]+)/u)) {
      run.append(isMet(piece) ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece);
    }
  });
  return line;
};

const excerpt = (text, query) => {
  const asked = words(query).map(fold);
  const pieces = text.split(/([^\p{L}\p{M}\p{N}\u200c]+)/u);
  const isMet = (piece) => piece && asked.some((word) => word.length > 1 && fold(piece).startsWith(word.slice(0, Math.max(3, word.length - 2))));
  const from = Math.max(0, pieces.findIndex(isMet) - 16);
  const more = from + 60 < pieces.length ? " …" : "";
  return put(document.createElement("p"), (from ? "… " : "") + pieces.slice(from, from + 60).join("") + more, isMet);
};

export const search = async (results) => {
  const { index: address, base, none, failed, found: some } = results.dataset;
  const query = decodeURIComponent(location.hash.slice(3)).trim();
  const [status, list, english] = results.children;
  document.querySelector("main .search input").value = query;
  results.hidden = false;
  if (english) english.firstChild.hash = location.hash;
  ready = ready || load(address, document.documentElement.lang);
  const index = await ready.catch(() => { ready = undefined; });
  const found = index ? index.find(query) : [];
  list.replaceChildren(...found.slice(0, 12).map(({ ref }) => {
    const page = index.pages[ref];
    const item = document.createElement("li");
    const link = item.appendChild(put(Object.assign(document.createElement("a"), { href: base + page.url }), page.title));
    if (page.page) link.append(" ", put(Object.assign(document.createElement("span"), { className: "of-page" }), page.page));
    item.append(excerpt(page.text, query));
    return item;
  }));
  list.hidden = !found.length;
  status.textContent = !index ? failed : (found.length ? some : none).replace("{n}", found.length).replace("{query}", query);
  document.title = query + " – " + document.title.split(" – ").slice(-2).join(" – ");
};
