// The same judgement of contact details and time limits as scripts/localoffer/drift, on the device. A test holds them together.
{
  const form = document.querySelector(".check"), result = document.querySelector(".check-result");
  const PHONE = /(?<![\p{L}\p{N}_/])(?:\+44|0044|\(?0)[\d\s().\u00a0-]{7,18}\d(?![\p{L}\p{N}_])/gu;
  const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
  const fold = (text) => text.normalize("NFC").replace(/[\u00ad\u200b]/g, "").replace(/\s+/g, " ").trim();
  const tokens = (text) => (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)?/gu) || []).map((each) => each.replace(/’/g, "'"));
  const sentences = (text) => text.split(/(?<=[.!?؟。:;؛])\s+|\s+[•·|–—]\s+/).filter((each) => tokens(each).length);
  const digits = (text) => text.replace(/\(0\)/g, "").replace(/^\s*(\+|00)\s*44/, "0").replace(/\D/g, "");

  const likeness = (one, other) => {
    const left = new Map();
    for (const each of other) left.set(each, (left.get(each) || 0) + 1);
    let both = 0;
    for (const each of one) if (left.get(each) > 0) { both += 1; left.set(each, left.get(each) - 1); }
    return one.length + other.length ? 2 * both / (one.length + other.length) : 0;
  };
  const distance = (one, other) => {
    if (Math.abs(one.length - other.length) > 2) return 3;
    let before = [], row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        let steps = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) steps = Math.min(steps, before[j - 2] + 1);
        next.push(steps);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  const checker = (facts) => {
    const escaped = (words) => words.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    const units = escaped(Object.keys(facts.units).sort((one, other) => other.length - one.length));
    const number = "\\d{1,3}|" + Object.keys(facts.numbers).join("|");
    const amount = new RegExp(`(?<![\\p{L}\\p{N}_.,])(?:(${number})\\s*(?:-|–|to|or|and)\\s*)?(${number})[\\s-]+(?:calendar\\s+)?(${units})(?![\\p{L}\\p{N}_])`, "gu");
    const amounts = (text) => new Set([...text.toLowerCase().matchAll(amount)].flatMap(([, first, last, unit]) =>
      [first, last].filter(Boolean).map((each) => `${facts.numbers[each] ?? Number(each)} ${facts.units[unit]}`)));
    const masked = (words) => words.filter((each) => !/^\p{N}/u.test(each) && !(each in facts.numbers));
    const ours = facts.limits.map((text) => ({ text, words: tokens(text), amounts: amounts(text) }));
    const values = facts.values.map(([kind, form_, text, since, until]) => ({ kind, form: form_, text, since, until }));

    const detail = (kind, said, shape) => {
      const known = values.find((each) => each.kind === kind && each.form === shape);
      if (known) return { kind, said, state: known.until ? "old" : "current", until: known.until };
      const near = values.filter((each) => each.kind === kind && !each.until && distance(shape, each.form) <= 2)
        .sort((one, other) => distance(shape, one.form) - distance(shape, other.form))[0];
      if (near) return { kind, said, state: "altered", ours: near.text };
      const domain = kind === "email" && shape.split("@")[1];
      const slip = domain && !facts.domains.includes(domain) && facts.domains.find((each) => distance(domain, each) <= 2);
      if (slip) return { kind, said, state: "altered", ours: `…@${slip}` };
      return kind === "phone" && (shape.length < 10 || shape.length > 11) ? null : { kind, said, state: "never" };
    };
    const limit = (said) => {
      const words = tokens(said), own = amounts(said);
      const lasting = [...own].filter((each) => !/ (hours|minutes)$/.test(each));
      if (!lasting.length || words.length < facts.thresholds.short) return null;
      if (ours.some((each) => each.words.join(" ") === words.join(" "))) return { kind: "deadline", said, state: "current" };
      let best = { score: 0 };
      for (const each of ours) {
        const score = Math.max(likeness(words, each.words), likeness(masked(words), masked(each.words)));
        if (score > best.score) best = { ...each, score };
      }
      if (best.score < facts.thresholds.reworded) return null;
      const wrong = lasting.some((each) => !best.amounts.has(each));
      return { kind: "deadline", said, state: wrong ? "altered" : "current", ours: wrong ? best.text : "" };
    };
    return (text) => {
      const found = [];
      for (const line of text.split(/\n|\t/).map(fold).filter(Boolean)) {
        for (const [said] of line.matchAll(PHONE)) found.push(detail("phone", said.trim(), digits(said)));
        for (const [said] of line.matchAll(EMAIL)) found.push(detail("email", said, said.toLowerCase()));
        for (const said of sentences(line)) found.push(limit(said));
      }
      const bad = (each) => each.state === "old" || each.state === "altered";
      return found.filter(Boolean).sort((one, other) => bad(other) - bad(one));
    };
  };

  const show = (found, says) => {
    const heading = document.createElement("p"), list = document.createElement("ul");
    const alarm = found.some((each) => each.state === "old" || each.state === "altered");
    heading.append(Object.assign(document.createElement("strong"), {
      textContent: !found.length ? says.nothing : alarm ? says.alarm : says.fine }));
    for (const each of found) {
      const item = document.createElement("li");
      item.dataset.state = each.state;
      const said = Object.assign(document.createElement("bdi"), { textContent: each.said });
      item.append(said, ": " + says[each.state].replace("{date}", each.until || ""));
      if (each.ours) item.append(" ", Object.assign(document.createElement("bdi"), { textContent: each.ours }));
      list.append(item);
    }
    result.replaceChildren(heading, list);
  };

  form.hidden = false;
  document.querySelector(".check-alone").hidden = true;
  let ready;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      ready ??= checker(await (await fetch(form.dataset.fetch)).json());
      show(ready(document.getElementById("pasted").value), form.dataset);
    } catch { result.textContent = form.dataset.failed; }
  });
}
