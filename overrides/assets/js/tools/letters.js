// A letter to copy as a form: what is typed grows into the letter, and into nothing else. Nothing is sent or kept.

// Mail programs cut a longer link off.
const LONGEST_LINK = 1800;
const FROM_THE_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
let made = 0;

const make = (name, values, ...inside) => {
  const element = Object.assign(document.createElement(name), values);
  element.append(...inside);
  return element;
};
const plain = (text) => text.replace(/\s+/g, " ").trim();
const label = (blank) => plain(blank.textContent).replace(/^…+ ?\((.*)\)$/, "$1");
const choices = (blank) => blank.dataset.question === undefined ? [] : label(blank).split(" / ");
const shape = (blanks) => blanks.map((blank) => [blank.className, choices(blank).length]).join();

// In text without elements a date right after an Arabic name would change places with it. Signs that nobody sees keep what
// was typed together (UAX #9, 2.4.2), only where it is written from the right: plain English stays plain.
const together = (line) => FROM_THE_RIGHT.test(line) ? `\u2068${line}\u2069` : line;

export const textOf = (letter, answer) => {
  const words = (node) => [...node.childNodes].map((each) => {
    if (each.nodeType === Node.TEXT_NODE) return each.data.replace(/\s+/g, " ");
    if (each.localName === "var") return answer(each).split("\n").map(together).join("\n") || "…";
    return each.localName === "br" ? "\n" : words(each);
  }).join("");
  const blocks = [...letter.querySelectorAll("p:not(.notice-title), li:not(:has(p))")];
  return blocks.map((block) => (block.localName === "li" ? "- " : "") + words(block).trim().replace(/\n /g, "\n")).join("\n\n");
};

export const mailLink = (subject, text) => {
  const coded = (words) => encodeURIComponent(words.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\n/g, "\r\n"));
  return `mailto:?subject=${coded(subject)}&body=${coded(text)}`;
};

export const start = (tool, act) => {
  const [opener, room] = tool.children;
  opener.addEventListener("click", () => open(tool, opener, room));
  if (act.type === "click") open(tool, opener, room);
};

const open = (tool, opener, room) => {
  const of = (selector) => room.querySelector(selector);
  const own = tool.previousElementSibling;
  const original = tool.nextElementSibling?.matches(".original") ? tool.nextElementSibling : null;
  const letter = original ? original.querySelector(".letter") : own;
  const title = plain(letter.querySelector(".notice-title")?.textContent || "");
  const status = of("[role=status]");

  // The fields are named in the reader's language, blank by blank. A translation that lags behind may ask for something else.
  const blanks = [...letter.querySelectorAll("var")];
  let shown = [...own.querySelectorAll("var")];
  if (shape(shown) !== shape(blanks)) shown = blanks;
  const language = letter.closest("[lang]").lang;
  const spoken = original && shown === blanks ? { lang: language, dir: "auto" } : {};
  const signature = letter.querySelector("p:last-of-type")?.firstChild;

  const field = (blank, said) => {
    const id = `blank-${++made}`;
    const values = choices(blank);
    if (values.length) {
      const inputs = values.map((value, at) => make("input", { type: "radio", name: id, id: at ? `${id}-${at}` : id, value }));
      const labels = inputs.map((input, at) => make("label", {}, input, choices(said)[at]));
      return {
        name: said.dataset.question,
        input: inputs[0],
        element: make("fieldset", spoken, make("legend", {}, said.dataset.question), ...labels),
        answer: () => inputs.find((input) => input.checked)?.value || "",
        empty: () => { for (const input of inputs) input.checked = false; },
      };
    }
    const input = blank.className === "long" ? make("textarea", { rows: 3 }) : make("input", { type: "text" });
    // No browser shall keep what is typed, or have it checked somewhere else. The reader's own name it may offer (WCAG 1.3.5).
    const autocomplete = blank === signature ? "name" : "off";
    Object.assign(input, { id, dir: "auto", lang: language, autocomplete, spellcheck: false, writingSuggestions: "false" });
    // A long answer is seen whole.
    input.addEventListener("input", () => { if (input.rows) input.rows = Math.max(3, Math.ceil(input.value.length / 35) + input.value.split("\n").length); });
    return {
      name: label(said),
      input,
      element: make("p", spoken, make("label", { htmlFor: id }, label(said)), input),
      answer: () => input.value.trim(),
      empty: () => { input.value = ""; },
    };
  };

  const names = new Map(blanks.map((blank) => [blank, label(blank)]));
  const byName = new Map(); // what the letter calls a blank -> its field: the same is asked for once
  blanks.forEach((blank, at) => {
    if (!byName.has(names.get(blank))) byName.set(names.get(blank), field(blank, shown[at]));
  });
  const fields = [...byName.values()];
  const answer = (blank) => byName.get(names.get(blank)).answer();
  const text = () => textOf(letter, answer);
  const grow = () => {
    for (const blank of blanks) {
      const said = answer(blank);
      blank.classList.toggle("said", said !== "");
      if (said) blank.replaceChildren(make("bdi", { dir: "auto" }, said));
      else blank.replaceChildren("…", make("span", {}, ` (${names.get(blank)})`));
    }
    const left = fields.filter((each) => !each.answer());
    of(".fill-blanks").hidden = !left.length;
    of(".fill-blanks ul").replaceChildren(...left.map((each) => {
      const link = make("a", { ...spoken, href: `#${each.input.id}` }, each.name);
      link.addEventListener("click", (event) => { event.preventDefault(); each.input.focus(); });
      return make("li", {}, link);
    }));
    of(".fill-acts a").href = mailLink(title, text());
    status.textContent = "";
  };

  const say = (key) => {
    const words = status.dataset[key] + (of(".fill-blanks").hidden ? "" : ` ${status.dataset.blank}`);
    status.textContent = "";
    setTimeout(() => { status.textContent = words; }, 50); // the same words again are heard again
  };
  const acts = {
    copy: async () => {
      try {
        await navigator.clipboard.writeText(text());
        say("copied");
      } catch {
        getSelection().selectAllChildren(letter);
        say("marked");
      }
    },
    print: () => {
      letter.classList.add("alone");
      addEventListener("afterprint", () => letter.classList.remove("alone"), { once: true });
      print();
    },
    save: () => {
      // A phone takes text for another alphabet unless it begins with this sign, and Notepad wants both signs of a line's end.
      const file = new Blob(["\ufeff", text().replace(/\n/g, "\r\n"), "\r\n"], { type: "text/plain;charset=utf-8" });
      const link = make("a", { href: URL.createObjectURL(file) });
      link.download = `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "letter"}.txt`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      say("saved");
    },
  };
  of(".fill-acts").addEventListener("click", (event) => {
    if (event.target.name) acts[event.target.name]();
    else if (event.target.href?.length > LONGEST_LINK) { event.preventDefault(); say("long"); }
  });
  room.addEventListener("input", grow);
  // Somebody who comes back to the page on a shared phone finds nothing.
  addEventListener("pagehide", () => {
    for (const each of fields) each.empty();
    grow();
  });

  of(".fill-fields").append(...fields.map((each) => each.element));
  of(".fill-letter").prepend(original || letter);
  if (original) original.open = true;
  grow();
  opener.hidden = true;
  room.hidden = false;
  // Who does not see it hears what becomes of what is typed; who does sees it above the first field.
  const note = of(".fill-fields p");
  note.id = `${fields[0].input.id}-note`;
  fields[0].input.setAttribute("aria-describedby", note.id);
  fields[0].input.focus({ preventScroll: true });
  tool.scrollIntoView();
};
