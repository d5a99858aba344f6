// /check/: what stands in a pasted text, judged on the device by check/judge.js, which comes when it is first asked for.
{
  const form = document.querySelector(".check"), says = form.dataset, result = document.querySelector(".check-result");
  const alone = document.querySelector(".check-alone"), pasted = document.getElementById("pasted");

  const element = (name, ...parts) => {
    const made = document.createElement(name);
    made.append(...parts);
    return made;
  };
  const verdict = ({ verdict, findings, rest, isWhole, isOfContacts }) => {
    if (verdict === "alarm") return says.alarm;
    if (verdict === "out-of-date") return says.outdated;
    if (verdict !== "right-where-judged") return says.elsewhere;
    if (!isWhole || findings.some((each) => each.check)) return says.open;
    if (!findings.some((each) => each.state === "current")) return says.nothing;
    return rest && isOfContacts ? says.only : says.fine;
  };
  const words = (text) => element("bdi", text);
  const ours = (text) => Object.assign(words(text), { lang: says.language }); // what we publish is in the site's own language
  const item = ({ state, said, ours: instead, until, why }) => {
    const made = element("li", ...(said ? [element("q", words(said)), element("br")] : []), says[state]);
    made.dataset.state = state;
    if (until) made.append(" ", says.until.replace("{date}", until));
    if (instead) made.append(" ", says.write, " ", element("strong", ours(instead)));
    if (why) made.append(element("br"), ours(why));
    return made;
  };
  const show = (judged) => {
    const { findings } = judged, counted = (test) => findings.filter(test).length;
    const shown = findings.filter((each) => each.wrong || each.check);
    const wrong = new Set(findings.flatMap((each) => (each.wrong ? each.said : []))); // what has something wrong in it is not right
    const right = new Set(findings.flatMap(({ state, said }) => (state === "current" && !wrong.has(said) ? said : [])));
    const counts = says.counts.replace("{right}", right.size)
      .replace("{wrong}", counted((each) => each.wrong)).replace("{open}", counted((each) => each.check));
    const list = shown.length ? [element("ul", ...shown.map(item))] : [];
    result.replaceChildren(element("p", element("strong", verdict(judged)), " ", counts), ...list);
  };
  const say = (text) => result.replaceChildren(element("p", text));

  const come = new Map(), judges = new Map(); // the rules, and our sentences in each language that was met; what judges by them
  const json = (name) => {
    const failed = (why) => { come.delete(name); throw why; };
    if (!come.has(name)) come.set(name, fetch(`${says.from}${name}.json`).then((each) => each.json()).catch(failed));
    return come.get(name);
  };
  const judged = async (text) => {
    const [{ judge, languagesIn }, facts] = await Promise.all([import(`${says.from}judge.js`), json("facts")]);
    const tags = languagesIn(facts, text), own = await Promise.all(tags.map((tag) => json(`said-${tag}`)));
    if (!judges.has(`${tags}`)) judges.set(`${tags}`, judge(facts, own));
    return judges.get(`${tags}`)(text);
  };
  // A browser scrolls to where one writes, and may leave the rest of the field below the window.
  pasted.addEventListener("focus", () => pasted.scrollIntoView({ block: "nearest" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!pasted.value.trim()) {
      say(says.empty);
      pasted.focus();
      return;
    }
    try { show(await judged(pasted.value)); } catch { say(says.failed); }
  });

  try {
    new RegExp("(?<=a)\\p{L}", "u");
    alone.hidden = true;
    form.hidden = false;
  } catch { alone.textContent = says.browser; }
}
