// /councils/ without this is a list from A to Z. With it a name, or a part of one, leaves the councils that are or were called so.
{
  const filter = document.querySelector(".council-filter"), typed = filter.querySelector("input"), { found, none } = filter.dataset;
  const status = filter.querySelector("[role=status]"), letters = [...document.querySelectorAll(".council-letter")];
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const items = letters.flatMap((each) => [...each.querySelectorAll("li")]).map((item) => [item, fold(item.dataset.names)]);
  let waiting;
  const show = () => {
    const asked = fold(typed.value);
    let count = 0;
    for (const [item, words] of items) {
      item.hidden = !asked.every((part) => words.some((word) => word.startsWith(part)));
      count += !item.hidden;
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
