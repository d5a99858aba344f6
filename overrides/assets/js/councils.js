// /councils/ without this is a list from A to Z. With it a name, or a part of one, leaves the councils that are or were called so.
{
  const filter = document.querySelector(".council-filter"), typed = filter.querySelector("input"), { found, none } = filter.dataset;
  const status = filter.querySelector("[role=status]"), letters = [...document.querySelectorAll(".council-letter")];
  // "Bath and north" is Bath & North, "kings lynn" is King's Lynn, and who begins with "the" means what follows.
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}'‘’ʼ]/gu, "").replace(/&/g, " and ")
    .replace(/^\s*the\s+(?=\S)/, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const items = letters.flatMap((each) => [...each.querySelectorAll("li")]).map((item) => [item, fold(item.dataset.names)]);
  const begins = (word, part) => word.startsWith(part);
  // One slip of the finger, in a part that is long enough to tell: a letter that is wrong, too many or left out, or two turned round.
  const nearly = (word, part) => {
    let at = 0;
    while (at < part.length && part[at] === word[at]) at++;
    const [first, second = ""] = part.slice(at), rest = part.slice(at + 1);
    return part.length > 3 && (word.startsWith(rest, at + 1) || word.startsWith(rest, at) || word.startsWith(first + rest, at + 1)
      || word.startsWith(second + first + rest.slice(1), at));
  };
  let waiting;
  const show = () => {
    const asked = fold(typed.value);
    let count = 0;
    for (const way of [begins, (word, part) => begins(word, part) || nearly(word, part)]) {
      for (const [item, words] of items) {
        item.hidden = !asked.every((part) => words.some((word) => way(word, part)));
        count += !item.hidden;
      }
      if (count) break; // else the nearest
    }
    for (const each of letters) each.hidden = !each.querySelector("li:not([hidden])");
    // Said once the typing stops: who listens is not told after each letter.
    clearTimeout(waiting);
    waiting = setTimeout(() => { status.textContent = asked.length ? (count ? found.replace("{n}", count) : none) : ""; }, 400);
  };
  filter.hidden = false;
  typed.addEventListener("input", show);
  if (typed.value) show(); // the browser keeps what was typed when a reader comes back
}
