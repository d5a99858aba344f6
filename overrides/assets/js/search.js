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

const excerpt = (text, query) => {
  const asked = words(query).map(fold);
  const pieces = text.split(/([^\p{L}\p{M}\p{N}\u200c]+)/u);
  const isMet = (piece) => asked.some((word) => word.length > 1 && fold(piece).startsWith(word.slice(0, Math.max(3, word.length - 2))));
  const first = pieces.findIndex(isMet);
  const from = Math.max(0, first - 16);
  const line = document.createElement("p");
  if (from) line.append("… ");
  for (const piece of pieces.slice(from, from + 60)) {
    if (isMet(piece)) line.append(Object.assign(document.createElement("mark"), { textContent: piece }));
    else line.append(piece);
  }
  if (from + 60 < pieces.length) line.append(" …");
  return line;
};

export const search = async (results) => {
  const { index: address, base, none, found: some } = results.dataset;
  const query = decodeURIComponent(location.hash.slice(3)).trim();
  const [status, list] = results.children;
  document.querySelector("main .search input").value = query;
  const { pages, find: look } = await (ready = ready || load(address, document.documentElement.lang));
  const found = look(query);
  list.replaceChildren(...found.slice(0, 12).map(({ ref }) => {
    const page = pages[ref];
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: base + page.url, textContent: page.title });
    item.append(link);
    if (page.page) item.append(Object.assign(document.createElement("span"), { className: "of-page", textContent: page.page }));
    item.append(excerpt(page.text, query));
    return item;
  }));
  list.hidden = !found.length;
  results.hidden = false;
  status.textContent = (found.length ? some : none).replace("{n}", found.length).replace("{query}", query);
  document.title = query + " – " + document.title.split(" – ").slice(-2).join(" – ");
};
