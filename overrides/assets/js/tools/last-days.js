// Last days, worked out on the reader's own device: nothing is sent, and nothing is kept. The rules are those of
// content/last-days.yml; scripts/localoffer/time/last_days.py counts by them with the same functions by the same names.
// A day is a text, 2026-11-10, so no clock and no time zone can move it.

const HOUR = 3_600_000;
const date = (day) => new Date(`${day}T00:00Z`);
const text = (moment) => moment.toISOString().slice(0, 10);
const days = (day, more) => text(new Date(+date(day) + more * 24 * HOUR));

export const isOff = (day, daysOff) => date(day).getUTCDay() % 6 === 0 || daysOff.includes(day);

// The next working day after a day, or with -1 the last one before it.
const workingDay = (day, step, daysOff) => {
  let found = days(day, step);
  while (isOff(found, daysOff)) found = days(found, step);
  return found;
};

// The day on which a length of time ends, and whether its month is too short for the same day.
export const after = (start, { amount, unit }, daysOff) => {
  if (unit === "months") {
    const [year, month, day] = start.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + amount, 0));
    const short = day > last.getUTCDate();
    if (!short) last.setUTCDate(day);
    return [text(last), short];
  }
  if (unit !== "working-days") return [days(start, amount * (unit === "weeks" ? 7 : 1)), false];
  let day = start;
  for (let left = amount; left; left -= !isOff(day, daysOff)) day = days(day, 1);
  return [day, false];
};

export const endOf = (run, start, daysOff) => {
  const [[day, short]] = run.lengths.map((each) => after(start, each, daysOff)).sort(([one, a], [two, b]) => (one < two ? -1 : one > two ? 1 : a - b));
  return { deadline: run.deadline, date: run.date, start, day, short };
};

// The first working day after the days of rest that a day falls in.
export const rested = (day, { first, last }, daysOff) => {
  const name = day.slice(5), crosses = first > last;
  if (!(crosses ? name >= first || name <= last : first <= name && name <= last)) return null;
  return workingDay(`${Number(day.slice(0, 4)) + (crosses && name >= first)}-${last}`, 1, daysOff);
};

// Each last day that the given dates lead to; one that is done with a date that was given is left out.
export const lastDays = (rules, given) => rules.days.filter(({ unless }) => !given[unless]).map(({ id, runs, rests }) => {
  const off = rules.days_off, ended = runs.filter((run) => given[run.date]).map((run) => endOf(run, given[run.date], off));
  let day = ended.map((each) => each.day).sort().pop(), movedBy = null;
  for (const rest of rests) {
    const later = rested(day, rest, off);
    if (later) { [day, movedBy] = [later, rest.deadline]; break; }
  }
  return { id, ended, movedBy, day, isOff: isOff(day, off) };
});

// What a reader types: digits of other scripts, months by name, two digits of a year, a whole date pasted into one field.
const ZEROS = "٠۰०০੦૦௦";
const plain = (typed) => typed.normalize("NFKC").replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/\p{Nd}/gu, (digit) => {
  const zero = [...ZEROS].find((each) => digit >= each && digit.codePointAt() - each.codePointAt() < 10);
  return zero ? digit.codePointAt() - zero.codePointAt() : digit;
}).trim().toLowerCase();
const fold = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const monthOf = (word, months) => {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const asked = fold(word);
  return asked.length > 2 ? months.findIndex((name) => fold(name).startsWith(asked)) % 12 + 1 : 0;
};
const yearOf = (word) => (/^\d{4}$/.test(word) ? Number(word) : /^\d\d$/.test(word) ? 2000 + Number(word) : 0);

// A whole date in one text, as [day, month, year] in words; null where it is none.
export const whole = (typed, months) => {
  const words = plain(typed).split(/[^\p{L}\p{M}\p{N}]+/u).map((word) => word.replace(/^(\d+)(?:st|nd|rd|th)$/, "$1"));
  const known = words.filter((word) => /^\d+$/.test(word) || monthOf(word, months));
  if (known.length !== 3) return null;
  const named = known.findIndex((word) => !/^\d+$/.test(word));
  const [first, second, third] = known;
  if (first.length === 4) return named === 2 ? null : [third, second, first];
  return named === 0 ? [second, first, third] : named === 2 ? null : [first, second, third];
};

// The day that three fields say; "" where they are all empty, null where one is missing or no number, undefined where there is no such day.
export const read = (parts, months) => {
  let [day, month, year] = parts.map(plain);
  if (day && !month && !year) [day, month, year] = whole(day, months) || [day, month, year];
  if (!day && !month && !year) return "";
  const numbers = [yearOf(year), monthOf(month, months), /^\d{1,2}$/.test(day) ? Number(day) : 0];
  if (!numbers.every(Boolean)) return day && month && year && [day, month, year].every((each) => /^\d+$/.test(each)) && year.length !== 3 ? undefined : null;
  const [y, m, d] = numbers, found = new Date(Date.UTC(y, m - 1, d));
  return found.getUTCMonth() === m - 1 && found.getUTCDate() === d ? text(found) : undefined;
};

// What is wrong with the dates that were given: [date, what, day], in the order of the questions.
export const faults = (rules, given, today) => rules.dates.flatMap(([id, optional, notBefore]) => {
  const day = given[id];
  if (day === "") return optional ? [] : [[id, "empty"]];
  if (day === null) return [[id, "empty"]];
  if (day === undefined) return [[id, "no-day"]];
  if (day < rules.first) return [[id, "too-early", rules.first]];
  if (day > today) return [[id, "future"]];
  return notBefore && given[notBefore] > day ? [[id, "order", given[notBefore]]] : [];
});

export const say = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

// A day in the words of the page's language, by CLDR's pattern for it.
export const inWords = (day, { pattern, months, weekdays }) => {
  const [year, month, number] = day.split("-").map(Number);
  const parts = { EEEE: weekdays[date(day).getUTCDay()], MMMM: months[month - 1], d: number, y: year };
  return pattern.replace(/'([^']*)'|EEEE|MMMM|d|y/g, (all, literal) => literal ?? parts[all]);
};

// A calendar file with one all-day event (RFC 5545). An alarm comes at nine in the morning; one whose day is over is left out.
const ALARMS = [14, 7, 2];
const bytes = (line) => new TextEncoder().encode(line).length;
const folded = (line) => {
  const lines = [""];
  for (const sign of line) {
    if (bytes(lines.at(-1) + sign) > 75) lines.push(" ");
    lines[lines.length - 1] += sign;
  }
  return lines.join("\r\n");
};
const escaped = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
export const calendar = (day, title, today, now = new Date(), id = crypto.randomUUID()) => [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//localoffer//last days//EN", "CALSCALE:GREGORIAN", "X-WR-TIMEZONE:Europe/London",
  "BEGIN:VEVENT", `UID:${id}`, `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
  `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`, `DTEND;VALUE=DATE:${days(day, 1).replaceAll("-", "")}`,
  `SUMMARY:${escaped(title)}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
  ...ALARMS.filter((before) => days(day, -before) > today).flatMap((before) => [
    "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:-P${before - 1}DT15H`, "END:VALARM",
  ]),
  "END:VEVENT", "END:VCALENDAR", "",
].map(folded).join("\r\n");

const london = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/London" });

export const start = (tool, act) => {
  const rules = JSON.parse(tool.dataset.rules), words = JSON.parse(tool.dataset.words);
  const [form] = tool.getElementsByTagName("form"), find = (selector, within = tool) => within.querySelector(selector);
  const months = [...words.months, ...words.english], summary = find(".problem"), answer = find(".answer"), status = find("[role=status]");
  const fields = new Map(rules.dates.map(([id]) => [id, [...find(`[data-date="${id}"]`).querySelectorAll("input")]]));
  const inDate = (day) => inWords(day, { ...words, pattern: words.short });
  const line = (words) => Object.assign(document.createElement("li"), { textContent: words });
  const list = find("ul", summary);
  answer.prepend(find(".draft", tool.parentElement).cloneNode(true));

  const tell = (found) => {
    for (const [id, inputs] of fields) {
      const own = found.find(([name]) => name === id), fault = find(".fault", inputs[0].closest("fieldset"));
      fault.hidden = !own;
      fault.textContent = own ? own[1] : "";
      for (const each of inputs) own ? each.setAttribute("aria-invalid", "true") : each.removeAttribute("aria-invalid");
    }
    list.replaceChildren(...found.map(([id, what]) => {
      const item = line(""), link = Object.assign(document.createElement("a"), { href: `#${fields.get(id)[0].id}`, textContent: what });
      link.addEventListener("click", (event) => { event.preventDefault(); fields.get(id)[0].focus(); });
      item.append(link);
      return item;
    }));
    summary.hidden = !found.length;
    if (found.length) summary.focus();
  };

  const show = (given, today) => {
    const answers = lastDays(rules, given), spoken = [];
    for (const section of answer.querySelectorAll("[data-day]")) {
      const own = answers.find(({ id }) => id === section.dataset.day);
      section.hidden = !own;
      if (!own) continue;
      const left = (date(own.day) - date(today)) / (24 * HOUR), named = inWords(own.day, words);
      const state = left > 0 ? say(words.left, { n: left }) : left ? words.passed : words.today;
      find(".last-day", section).textContent = named;
      find(".days-left", section).textContent = state;
      find(".do", section).hidden = left < 0;
      find(".late", section).hidden = left >= 0;
      const file = find(".to-calendar", section);
      file.hidden = left < 0;
      file.dataset.on = own.day;
      const how = own.ended.flatMap((each) => [
        say(words.from, { name: words.names[each.date], start: inDate(each.start), limit: words.limits[each.deadline], day: inDate(each.day) }),
        ...(words.doubted[each.deadline] ? [words.doubted[each.deadline]] : []),
        ...(each.short && words.monthEnd ? [words.monthEnd] : []),
      ]);
      if (own.ended.length > 1) how.push(say(words.later, { day: inDate(own.ended.map((each) => each.day).sort().pop()) }));
      if (own.movedBy) how.push(say(words.moved, { words: words.limits[own.movedBy], day: named }));
      if (own.isOff) {
        const before = workingDay(own.day, -1, rules.days_off), told = before >= today && say(words.before, { day: inWords(before, words) });
        how.unshift([words.dayOff, told].filter(Boolean).join(" "));
      }
      find("ul", section).replaceChildren(...how.map(line));
      spoken.push(`${find(".until", section).textContent} ${named}. ${state}`);
    }
    for (const each of answer.querySelectorAll("[data-done]")) each.hidden = answers.some(({ id }) => id === each.dataset.done);
    const isPast = answers.every(({ day }) => date(day) < date(today));
    for (const each of answer.querySelectorAll("[data-missing]")) each.hidden = isPast || Boolean(given[each.dataset.missing]);
    for (const each of answer.querySelectorAll("[data-unless]")) each.hidden = Boolean(given[each.dataset.unless]);
    answer.hidden = false;
    status.textContent = spoken.join(" ");
    answer.scrollIntoView({ block: "nearest" });
  };

  const go = () => {
    const today = london(), given = {};
    for (const [id, inputs] of fields) {
      const all = inputs[1].value || inputs[2].value ? null : whole(inputs[0].value, months);
      if (all) inputs.forEach((input, at) => { input.value = all[at]; });
      given[id] = read(inputs.map((input) => input.value), months);
    }
    answer.hidden = true;
    status.textContent = "";
    const found = faults(rules, given, today).map(([id, what, day]) => [id, say(words[what], { name: words.names[id], day: day && inDate(day) })]);
    for (const [id, day] of Object.entries(given)) if (!day) delete given[id];
    if (!found.length && lastDays(rules, given).some(({ day }) => day > rules.until)) found.push([rules.dates[0][0], words.old]);
    tell(found);
    if (!found.length) show(given, today);
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  form.addEventListener("reset", () => { tell([]); answer.hidden = true; status.textContent = ""; });
  // An answer never stands beside other dates than its own.
  form.addEventListener("input", () => { answer.hidden = true; status.textContent = ""; });
  for (const inputs of fields.values()) for (const input of inputs) input.addEventListener("paste", (event) => {
    const all = whole(event.clipboardData.getData("text"), months);
    if (!all) return;
    event.preventDefault();
    inputs.forEach((each, at) => { each.value = all[at]; });
    answer.hidden = true;
  });
  for (const button of answer.querySelectorAll(".to-calendar button")) button.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([calendar(button.closest(".to-calendar").dataset.on, button.textContent, london())], { type: "text/calendar;charset=utf-8" }));
    link.download = "reminder.ics";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), HOUR / 60);
    status.textContent = words.saved;
  });
  if (act && act.type === "submit") go();
};
