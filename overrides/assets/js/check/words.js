// How a text is read, on the device: words.py, phrases.py, context.py and lengths.py of scripts/localoffer/councils/drift by the same names.
// Every pattern, word and number comes from check/facts.json, which the program writes out of its own.
export const reading = (facts) => {
  const { most, signs } = facts;
  const made = (source, flags = "") => new RegExp(source, `gu${flags}`);
  const once = (answer) => { // asked for a hundred thousand times on a long page, of the same words
    const answers = new Map();
    return (text) => {
      if (!answers.has(text)) answers.set(text, answer(text));
      return answers.get(text);
    };
  };
  const patterns = Object.fromEntries(Object.entries(facts.patterns).map(([name, each]) => [name, made(...each)]));
  const { BINDS, BOUND, DIGIT, EDGE, LENGTH, LESS_A_DAY, NUMBERED, RATE, SENTENCE, SIGN, SPACE, SYNTAX, TOKEN } = patterns;
  const has = (text, pattern) => text.search(pattern) >= 0;
  const split = (text) => text.split(SPACE).filter(Boolean);
  const strip = (text) => text.replace(EDGE, "");
  const casefold = (text) => text.toUpperCase().toLowerCase().replaceAll("ς", "σ");
  const folded = (text) => split(text.normalize("NFC").replace(/[\u00ad\u200b]/g, "")).join(" ");

  // words.py
  const tokens = (text) => (casefold(text).replace(LESS_A_DAY, "$1").match(TOKEN) || []).map((each) => each.replaceAll("’", "'"));
  const key = (text) => tokens(text).join(" ");
  const sentences = (text) => text.split(SENTENCE).filter((part) => tokens(part).length);
  const together = (text) => sentences(text).length > 1 && tokens(text).length <= most.together ? [text] : [];
  const masked = (text) => tokens(text).filter((each) => !has(each[0], DIGIT) && !facts.masked.includes(each));
  const counter = (words) => {
    const counts = new Map();
    for (const each of words) counts.set(each, (counts.get(each) || 0) + 1);
    return counts;
  };
  const dice = (one, other) => {
    const left = counter(other);
    const both = [...counter(one)].reduce((all, [word, count]) => all + Math.min(count, left.get(word) || 0), 0);
    return one.length + other.length ? 2 * both / (one.length + other.length) : 0;
  };
  const distance = (one, other) => {
    if (Math.abs(one.length - other.length) > most.edits) return most.edits + 1;
    let before = [], row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        let steps = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwapped) steps = Math.min(steps, before[j - 2] + 1);
        next.push(steps);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  };
  const isNear = (one, other) => one !== other && distance(one, other) <= most.edits;

  // phrases.py
  const replacing = (forms) => {
    const all = forms.map(([source, other]) => [made(source), other]);
    return (text) => all.reduce((said, [form, other]) => said.replace(form, other), text);
  };
  const inFull = replacing(facts.shortForms);
  const named = (words) => words.replace(/<([a-z-]+)>/g, (all, each) => facts.classes[each]);
  const anyOf = (words) => words.replace(SYNTAX, "\\$&").replaceAll("/", "|").replaceAll("*", facts.anyEnd);
  const inOrder = (phrase) => phrase.split("…").map((each) => `(?:${anyOf(each)})${facts.asOwner}`).join(facts.gap);
  const ahead = (phrase) => `(?=(?:[^ ]+ )*?${inOrder(phrase)})`;
  const inAnyOrder = (phrase) =>
    phrase.includes("&") ? `(?<=^ )${phrase.split("&").map(ahead).join("")}` : inOrder(phrase);
  const regex = once((phrase) => made(`(?<= )(?:${named(phrase).split("|").map(inAnyOrder).join("|")})`));
  const plain = once((text) => {
    const small = inFull(casefold([...text].map((sign) => signs[sign] ?? sign).join("")));
    return ` ${split(small.replace(SIGN, " ").replaceAll("/", " ")).join(" ")} `;
  });
  // "Training: £45 per person." is of no price but that.
  const labelled = ({ text, question }) => question.endsWith(":") ? `${plain(question).trimEnd()}${text}` : text;
  const holds = (text, phrases) => phrases.some((each) => has(text, regex(each)));
  const begins = (text, words) => words.some((each) => text.startsWith(` ${each} `));
  const holdsEach = (text, phrases) => phrases.every((each) => has(text, regex(each)));

  // context.py
  const isCell = (place) => split(place.plain).length < most.cell;
  const isShort = (place) => split(place.plain).length <= most.shortBlock;

  // lengths.py
  const number = (text) => facts.numbers[text] ?? Number(text);
  const lengths = once((text) => {
    const found = [];
    for (const match of text.matchAll(LENGTH)) {
      const [said, first, last, of, word] = match, start = match.index, end = start + said.length;
      const before = text.slice(0, start), after = text.slice(end);
      if (facts.articles.includes(last) && (facts.often.some((each) => before.endsWith(each)) || has(before, RATE))) continue;
      const from = start + (first === undefined ? 0 : said.indexOf(` ${last} `, first.length) + 1);
      if (has(text.slice(0, from + last.length + 1), NUMBERED)) continue;
      if (facts.each.some((each) => before.endsWith(each))) continue;
      if (facts.articles.includes(last) && facts.named.some((each) => after.startsWith(each))) continue;
      if (facts.old.some((each) => after.startsWith(each)) || facts.aged.some((each) => before.endsWith(each))) continue;
      let least = number(first ?? last), longest = number(last), unit = facts.units[word];
      if (!least) continue; // "0-25 years" is an age
      if (unit === "days" && facts.working.includes(of)) unit = "working-days";
      else if (unit === "days" && of === "school") unit = "school-days";
      else if (unit === "fortnights") [least, longest, unit] = [2 * least, 2 * longest, "weeks"];
      else if (unit === "hours" && !(least % facts.day || longest % facts.day) && !facts.aDay.some((each) => after.startsWith(each))) {
        [least, longest, unit] = [Math.floor(least / facts.day), Math.floor(longest / facts.day), "days"];
      }
      const soft = facts.soft.some((each) => before.slice(-32).includes(` ${each} `));
      found.push({ least: Math.min(least, longest), most: longest, unit, start, end, said, soft });
    }
    return found;
  });
  const isBound = (text, { start, end }) => {
    const before = text.slice(0, start), after = text.slice(end);
    return !facts.past.some((each) => after.startsWith(each)) && (!before.trim() || has(before, BINDS) || has(after, BOUND));
  };
  const inWords = ({ least, most: longest, unit, said }) => {
    if (said.startsWith(facts.vague)) return said;
    const amount = least === longest ? `${longest}` : `${least} to ${longest}`, words = unit.replaceAll("-", " ");
    return `${amount} ${amount === "1" ? words.replace(/s$/, "") : words}`;
  };
  const same = (length, amount, unit) => {
    const { least, most: longest, unit: own, soft } = length;
    if (soft && own === "months") {
      return (unit === "months" && longest === amount) || (unit === "days" && Math.abs(longest * 30 - amount) < 3);
    }
    if (soft && own === "weeks" && unit === "days" && Math.abs(longest * 7 - amount) < 3) return true;
    for (const scale of [{ days: 1, weeks: 7 }, { months: 1, years: 12 }]) {
      if (own in scale && unit in scale) {
        return least * scale[own] === longest * scale[own] && longest * scale[own] === amount * scale[unit];
      }
    }
    return own === unit && least === longest && longest === amount;
  };
  const times = (length, amount, unit) =>
    length.most * (facts.days[length.unit] ?? 1) / (amount * (facts.days[unit] ?? 1));
  const isLikely = (length, longest) => ({ amount, unit }) => {
    const far = times(length, amount, unit);
    return 1 / longest <= far && far <= longest;
  };
  const apart = (length, amount, unit) => Math.abs(times(length, amount, unit) - 1);

  return {
    apart, begins, casefold, counter, dice, distance, folded, has, holds, holdsEach, inWords, isBound, isCell, isLikely, isNear, isShort, key, labelled, lengths, masked, once, patterns, plain, regex,
    replacing, same, sentences, split, strip, times, together, tokens,
  };
};
