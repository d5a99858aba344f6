// Search, fetched when somebody first searches. decisions/0010 says why no library does it.

// Letters that people type for others, beside the marks that Unicode takes apart: Polish ł, Arabic letters for Sorani ones …
const SAME = {
  "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss",
  "ي": "ی", "ى": "ی", "ێ": "ی", "ك": "ک", "ة": "ه", "ە": "ه", "ھ": "ه", "ٱ": "ا", "ڕ": "ر", "ڵ": "ل", "ۆ": "و",
};
// Arabic writes the article, and "and", "with", "to" before it, together with the word.
const ARTICLE = /^(?:[وفبک]?ال|لل)(?=.{3})/u;
export const fold = (word) => word.toLowerCase().normalize("NFD").replace(/[\p{M}\u0640\u200c\u200d]/gu, "").replace(/./gu, (letter) => SAME[letter] || letter).replace(ARTICLE, "");
const words = (text) => text.normalize("NFC").split(/[^\p{L}\p{M}\p{N}\u200c]+/u).filter(Boolean);
const folded = (text) => words(text).map(fold);
// Words that stand in every question and tell no answer from another, in the languages that the program speaks.
const SMALL = new Set(folded(`a am an and are as at be by can did do does for from has have how i if in is it me my of on or our that the this to
  was we what when where which who why will with you your czy co gdzie jak jest kiedy kto mam moje moj mogę na nie o po się to w z za că ce
  cine cu cum când de din este eu la mea meu pe pot sau se si un unde ar aš bei ir iš kada kaip kas kur mano su ką yra и в во где как когда
  кто ли мне мой мои моя на не о по с у что это أو إلى أين الذي التي أن على عن في كيف لا لماذا ما ماذا متى من هل هو هي و لە بۆ چی چۆن
  کەی کوێ کێ من ئایا بە یان هەیە`));
const tells = (word) => !SMALL.has(word);
// What of a text tells something; all of it, where nothing does.
const telling = (text) => {
  const all = folded(text), told = all.filter(tells);
  return told.length ? told : all;
};

// How many slips lie between two words: a letter wrong, too many or missing, or two neighbours swapped (optimal string alignment).
export const slips = (one, other, most = 9) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before, last, row = [...one, ""].map((_, at) => at);
  for (let at = 1; at <= other.length; at++) {
    [before, last, row] = [last, row, [at]];
    for (let to = 1; to <= one.length; to++) {
      const same = one[to - 1] === other[at - 1];
      row[to] = Math.min(row[to - 1] + 1, last[to] + 1, last[to - 1] + (same ? 0 : 1));
      if (at > 1 && to > 1 && one[to - 1] === other[at - 2] && one[to - 2] === other[at - 1]) row[to] = Math.min(row[to], before[to - 2] + 1);
    }
  }
  return row[one.length];
};

// How near a word comes to one that is asked for: the same 1, another ending .9, its beginning .8, mistyped .6 or .4, else 0.
const related = (asked, word) => {
  if (asked === word) return 1;
  let same = 0;
  while (same < asked.length && asked[same] === word[same]) same++;
  if (same > 3 && asked.length + word.length - 2 * same <= Math.min(same - 2, 5)) return 0.9;
  return same === asked.length && same > 2 ? 0.8 : 0;
};
const mistyped = (asked, word) => {
  const most = asked.length < 4 ? 0 : asked.length < 8 ? 1 : 2;
  const far = slips(asked, word, most);
  return far > most ? 0 : 0.8 - far * 0.2;
};

const NAME = 1, AID = 0.5, TEXT = 0.3;
// A name of which so much was asked for is taken for the whole question.
const ENOUGH = 0.7;

// An index of entries: every word with the entries it stands in, and how much it says of each.
export const build = (entries) => {
  const index = new Map();
  const phrases = entries.map((each) => [each.locale ? "" : each.title, ...(each.also || [])].map(folded).filter((phrase) => phrase.length));
  const add = (at, list, strength) => {
    for (const word of list) {
      if (!index.has(word)) index.set(word, new Map());
      if (!(index.get(word).get(at) >= strength)) index.get(word).set(at, strength);
    }
  };
  entries.forEach((each, at) => {
    add(at, phrases[at].flat(), NAME);
    add(at, [...(each.source || []), each.locale ? each.title : ""].flatMap(folded), AID);
    add(at, folded((each.text || "") + " " + (each.page || "")), TEXT);
  });
  return { entries, phrases, index };
};

// The words of the index that one asked for may mean. Only what stands nowhere is taken as mistyped.
const meant = (asked, index) => {
  for (const near of [related, mistyped]) {
    const found = [...index.keys()].map((word) => [word, near(asked, word)]).filter((each) => each[1]);
    if (found.length) return new Map(found);
  }
  return new Map();
};

// What the page is about that stands before what is in it, and that before an explained word.
const kind = (entry) => (entry.term ? 2 : entry.page ? 1 : 0);

// Ask: returns what is found, the best first, and what the site does not cover that was asked for.
export const ask = ({ entries, phrases, index }, query) => {
  const asked = [...new Set(telling(query))].map((word) => {
    const means = meant(word, index);
    const met = new Map(); // entry -> [how near, how strong]
    for (const [each, near] of means) {
      for (const [at, strength] of index.get(each)) {
        const [had = 0, strong = 0] = met.get(at) || [];
        if (near * strength > had * strong) met.set(at, [near, strength]);
      }
    }
    return { means, met, weight: Math.log(1 + entries.length / (1 + met.size)) ** 2 };
  });
  const all = asked.reduce((sum, each) => sum + each.weight, 0);
  // How much of a name, or of what people say for it, was asked for, and how much of what was asked it is.
  const named = (phrase) => {
    const worth = (word) => (tells(word) ? 1 : 0.1), whole = phrase.reduce((sum, word) => sum + worth(word), 0);
    const told = phrase.reduce((sum, word) => sum + worth(word) * Math.max(...asked.map((each) => each.means.get(word) || 0)), 0);
    const met = asked.filter((each) => phrase.some((word) => each.means.has(word)));
    return (told / whole) * met.reduce((sum, each) => sum + each.weight, 0) / all;
  };
  // Whether a name of several words has all that was asked for, and nothing else that tells.
  const isExactly = (phrase) => {
    const told = phrase.filter(tells);
    return told.length > 1 && told.length === asked.length && asked.every((each) => told.some((word) => each.means.has(word)));
  };
  const found = [];
  const elsewhere = [];
  entries.forEach((entry, at) => {
    if (entry.links) {
      if (phrases[at].some((phrase) => phrase.every((word) => !tells(word) || asked.some((each) => each.means.get(word) > 0.5)))) elsewhere.push(entry);
      return;
    }
    const met = asked.filter((each) => each.met.has(at));
    if (!met.length) return;
    const share = met.reduce((sum, each) => sum + each.weight * each.met.get(at)[0] * each.met.get(at)[1], 0) / all;
    const name = Math.max(0, ...phrases[at].map(named));
    const isWhole = name > ENOUGH || met.length === asked.length;
    found.push({ entry, isWhole, isExact: phrases[at].some(isExactly), score: (share + name) * (1 - kind(entry) / 5) });
  });
  const least = Math.max(0, ...found.map((each) => each.score)) / 3;
  const order = (one, other) => other.isWhole - one.isWhole || other.isExact - one.isExact || (one.isWhole && kind(one.entry) - kind(other.entry)) || other.score - one.score;
  return { found: found.filter((each) => each.isWhole || each.score >= least).sort(order).map((each) => each.entry), elsewhere };
};

let ready;
const read = async (address) => (await fetch(address)).json();
// A large index comes in parts: what the first holds is shown while the others are on their way.
const load = async (address) => {
  const entries = await read(address);
  const { more } = entries.at(-1);
  if (more) entries.pop();
  const rest = more && Promise.all(more.map((name) => read(address.replace("search.json", name))));
  return { ...build(entries), rest: rest?.then((parts) => build(entries.concat(...parts))) };
};

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
const make = (name, values) => Object.assign(document.createElement(name), values);

const excerpt = (text, query) => {
  const asked = telling(query);
  const pieces = text.split(/([^\p{L}\p{M}\p{N}\u200c]+)/u);
  const isMet = (piece) => piece && asked.some((word) => word.length > 1 && (related(word, fold(piece)) || mistyped(word, fold(piece))));
  const from = Math.max(0, pieces.findIndex(isMet) - 16);
  const more = from + 60 < pieces.length ? " …" : "";
  return put(make("p"), (from ? "… " : "") + pieces.slice(from, from + 60).join("") + more, isMet);
};

const linked = ({ title, url, locale }, { base, foreign }) => {
  const link = put(make("a", { href: base + url }), title);
  if (!locale) return [link];
  link.lang = locale;
  return [link, ` (${foreign})`];
};

const STEP = 12;
export const search = async (results) => {
  const { index: address, none, empty, failed, found: some, shown } = results.dataset;
  const query = decodeURIComponent(location.hash.slice(3)).trim();
  const [status, elsewhere, list, button, english] = results.children;
  const field = document.querySelector("main .search input");
  const say = (text, n, all) => { status.textContent = text.replace("{n}", n).replaceAll("{all}", all).replace("{query}", () => `\u2068${query}\u2069`); };
  field.value = query;
  results.hidden = false;
  if (document.activeElement === document.body) field.focus({ preventScroll: true });
  if (english) english.firstChild.hash = location.hash;
  if (query) ready = ready || load(address);
  const index = await ready?.catch(() => { ready = undefined; });
  await new Promise((done) => setTimeout(done)); // what tells of it has to be seen before it speaks
  if (query !== field.value.trim()) return;
  const { found, elsewhere: others } = index && query ? ask(index, query) : { found: [], elsewhere: [] };
  const item = (entry) => {
    const line = make("li");
    line.append(...linked(entry, results.dataset));
    if (entry.page) line.firstChild.append(" ", put(make("span", { className: "of-page" }), entry.page));
    if (entry.text) line.append(excerpt(entry.text, query));
    return line;
  };
  const show = (from) => {
    const to = Math.min(found.length, from + STEP);
    list.append(...found.slice(from, to).map(item));
    button.hidden = to === found.length;
    const told = others.map((each) => each.text + " ").join("");
    if (!query) say(empty);
    else if (!index) say(failed);
    else say(found.length ? told + (button.hidden ? some : shown) : told || none, button.hidden ? found.length : to, found.length);
    return list.children[from];
  };
  list.replaceChildren();
  elsewhere.replaceChildren(...others.flatMap((each) => each.links).filter((each, at, all) => all.findIndex((one) => one.url === each.url) === at).map((each) => {
    const line = make("li");
    line.append(...linked(each, results.dataset));
    return line;
  }));
  elsewhere.hidden = !others.length;
  show(0);
  list.hidden = !found.length;
  // The button keeps the focus while there is more. When it goes, the focus goes to the first of what came.
  button.onclick = () => {
    const first = show(list.children.length);
    if (button.hidden) first.querySelector("a").focus();
  };
  index?.rest?.then((whole) => {
    ready = Promise.resolve(whole);
    if (query === field.value.trim()) search(results);
  }, () => {});
  document.title = (query ? query + " – " : "") + document.title.split(" – ").slice(-2).join(" – ");
};
