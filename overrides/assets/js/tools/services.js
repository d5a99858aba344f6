// Services, chosen by age, place and cost on the reader's own device: nothing is sent, and nothing is kept. A service that does
// not say something is shown all the same, after those that do fit: nobody may miss what might be for them.

const DIGITS = "٠۰०০੦૦௦";
const number = (typed) => {
  const plain = typed.normalize("NFKC").replace(/\p{Nd}/gu, (digit) => {
    const zero = [...DIGITS].find((each) => digit >= each && digit.codePointAt() - each.codePointAt() < 10);
    return zero ? digit.codePointAt() - zero.codePointAt() : digit;
  }).trim();
  return /^\d{1,3}$/.test(plain) ? Number(plain) : null;
};

// Whether a service fits what was chosen: true, false, or null where it does not say.
export const fits = ({ from, to, area, free }, chosen) => {
  const said = [
    chosen.age === null || (from === undefined ? null : Number(from) <= chosen.age && chosen.age <= Number(to)),
    !chosen.area || (area === undefined ? null : area === chosen.area),
    !chosen.free || (free === undefined ? null : free === "1"),
  ];
  return said.includes(false) ? false : said.includes(null) ? null : true;
};

export const start = (form, act) => {
  const status = form.querySelector("[role=status]");
  const rows = [...document.querySelectorAll(".services > li")];
  const headings = rows.length ? [...new Set(rows.map((row) => row.parentElement))].map((list) => [list, list.previousElementSibling]) : [];
  const show = (chosen) => {
    const shown = new Set();
    let open = false;
    for (const row of rows) {
      const fit = fits(row.dataset, chosen);
      row.hidden = fit === false;
      row.classList.toggle("unsure", fit === null);
      if (fit !== false) shown.add(row.querySelector("a").href);
      open ||= fit === null;
    }
    for (const [list, heading] of headings) {
      list.hidden = [...list.children].every((row) => row.hidden);
      if (/^H[2-6]$/.test(heading?.tagName)) heading.hidden = list.hidden;
    }
    const told = [status.dataset.shown.replace("{n}", shown.size), ...(open ? [status.dataset.unknown] : [])];
    status.textContent = shown.size ? told.join(" ") : status.dataset.none;
  };
  const given = () => ({
    age: form.elements.age?.value.trim() ? number(form.elements.age.value) : null,
    area: form.elements.area?.value ?? "",
    free: form.elements.free?.checked ?? false,
  });
  const go = () => {
    const age = form.elements.age, chosen = given(), wrong = Boolean(age?.value.trim()) && chosen.age === null;
    age?.[wrong ? "setAttribute" : "removeAttribute"]("aria-invalid", "true");
    if (!wrong) return show(chosen);
    status.textContent = status.dataset.age;
    age.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  form.addEventListener("reset", () => {
    form.elements.age?.removeAttribute("aria-invalid");
    show({ age: null, area: "", free: false });
    status.textContent = "";
  });
  if (act.type === "submit") go();
};
