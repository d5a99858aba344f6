// What each length of time in a sentence is for, on the device: limits.py of scripts/localoffer/councils/drift by the same names. A
// pasted text has no headings, so what a sentence leans on is what stands before it and the line that leads into its list.
export const limitsOf = (facts, reading, finding, besideOf) => {
  const { most, limits } = facts;
  const { apart, has, holds, holdsEach, inWords, isBound, isCell, isLikely, isShort, labelled, lengths, patterns, regex, same, split, times } = reading;
  const { BACK, BACK_TO, BEGINS_SO, BEGUN, COMPUTED, DATED, FOR, FROM, GOES_BACK, GOES_ON, LED, LIMITED, NOT_SO, RUNS, USUAL, WHICH, WHICH_COUNTS } = patterns;
  const isLabelledBehind = (place) => isCell(place) && has(place.behind, FOR);
  const under = (above, text) => `${above.trimEnd()}${text}`;

  const whole = (place, text) => [
    ...(isCell(place) && place.asked ? [under(place.asked, text)] : []),
    text,
    ...(place.ofService && isShort(place) ? [place.plain] : []),
    ...(isLabelledBehind(place) ? [under(text, place.behind)] : []),
    ...(place.asked ? [under(place.asked, text)] : []),
  ];
  const around = (place, { text, earlier }) => {
    if (split(text).length > most.leans) return [];
    const own = isShort(place) ? place.plain : text, before = earlier.map((each) => each.trimEnd()).join("");
    return [...earlier.slice(-1), before, place.lead, place.lead || place.asked, before].map((each) => under(each, own));
  };
  const further = (place, text) => [
    ...(place.behind && split(place.plain).length < most.label ? [under(text, place.behind)] : []),
    place.plain,
    under(place.before, text),
  ];
  const rightOf = (fits, length) => fits.find((each) => same(length, each.amount, each.unit));
  const nearOf = (after, words = most.startWithin) => `${after.split(" ").slice(0, words).join(" ")} `;
  const starts = (limit, after) => after.search(FROM) === 0 && holds(nearOf(after), limit.start) ? 2 : 0;
  const start = (text, all, n) => {
    const after = ` ${text.slice(all[n].end, all[n + 1]?.start).trim()} `;
    const led = n === 0 && !has(after, BEGUN) ? text.slice(0, all[n].start).match(LED) : null;
    if (!led) return after;
    return facts.begins.some((each) => led[0].startsWith(each)) ? ` ${led[0].trim()} ` : ` from${led[0]} `;
  };
  const dated = (after, { earlier, text }) => {
    if (!has(after, DATED)) return after;
    const said = `${[...earlier, text.slice(0, text.indexOf(after))].map((each) => each.trimEnd()).join("")} `;
    const named = limits.flatMap((each) => each.start).flatMap((each) => [...said.matchAll(regex(each))])
      .map((match) => [match.index + match[0].length, match.index, match[0].trim()]).sort((one, other) => other[0] - one[0] || other[1] - one[1]);
    return named.length ? after.replace(DATED, ` date on the ${named[0][2]}`) : after;
  };
  const fitting = (text, near, after) => {
    const scores = limits.filter((each) => holdsEach(text, each.act) && !holds(text, each.unless) && (!has(after, BACK) || holds(facts.before, each.act)))
      .map((each) => [each, 1 + holdsEach(near, each.act) + holds(text, each.plainly) + starts(each, after)]);
    const best = Math.max(0, ...scores.map(([, score]) => score));
    return scores.filter(([, score]) => score === best).map(([each]) => each);
  };
  const kin = (fits, place, length) => limits.filter((each) => fits.some(({ act }) => act[0] === each.act[0])
    && same(length, each.amount, each.unit)
    && holdsEach(`${place.before.trimEnd()}${place.plain.trimEnd()}${place.behind || " "}`, each.act));
  const begun = (after, length) => limits.filter((each) =>
    has(after, BEGUN) && starts(each, after) && !holds(after, each.unless) && same(length, each.amount, each.unit));
  const clocked = (after) => has(after, BEGUN) ? limits.filter((each) => holds(nearOf(after), each.clock)) : [];
  const first = (text, phrases) => Math.min(Infinity, ...phrases.map((each) => text.search(regex(each))).filter((at) => at >= 0));
  const misled = (each, after) => {
    const begins = after.search(FROM) === 0 ? FROM : RUNS, at = after.search(begins);
    if (at < 0) return false;
    const near = `${nearOf(after.slice(at + after.match(begins)[0].length - 1), most.soon).split(GOES_ON)[0]} `;
    return first(near, each.notStart) < first(near, each.start);
  };
  const inAnotherUnit = (place, text, { unit, most: longest }) => limits.find((each) => {
    const units = new Set([unit, each.unit]), all = `${place.asked.trimEnd()}${text}`;
    return units.size === 2 && units.has("days") && units.has("working-days") && longest === each.amount && longest > most.few
      && holds(text, each.sure.length ? each.sure : each.act.slice(0, 1)) && holdsEach(all, each.act) && !holds(text, each.unless);
  });
  const isAnother = (place, statement, length, fits, after) => {
    const { text, earlier } = statement;
    if (has(text, COMPUTED) || length.said.startsWith(facts.vague)) return true;
    const others = limits.filter((each) => !fits.includes(each) && same(length, each.amount, each.unit));
    if (others.length && has(text.slice(0, length.start), BACK_TO)) return true;
    if (fits.some((each) => starts(each, nearOf(after, most.soon)))) return false;
    const isKin = others.some((each) => fits.some(({ act }) => act[0] === each.act[0]));
    if (isKin && has(text, WHICH_COUNTS) && lengths(text).length > 1) return true;
    const all = `${[place.lead, place.asked, ...earlier, text].map((each) => each.trimEnd()).join("")} `, said = labelled(statement);
    const isLong = fits.every(({ unit }) => unit === "months"), isMeant = fits.some(({ act }) => act.length > 1 && holdsEach(said, act));
    const isItem = split(text).length <= most.cell && holds(text, facts.topic) && !fits.some(({ act }) => holds(text, act.slice(0, 1)));
    return others.some(({ act }) => {
      const named = act.filter((each) => holds(all, [each])).length;
      return (isItem && holds(text, act.slice(1))) || (named >= Math.max(act.length - 1, 2) && holds(said, isMeant ? act.slice(0, 1) : act))
        || (length.unit === "working-days" && isLong && holds(said, act.slice(0, 1)));
    });
  };

  const leans = (place, { text, goesOn }, length, fits) => Boolean(place.lead || place.asked || goesOn)
    || has(text, GOES_BACK) || has(text.slice(0, length.start), BEGINS_SO) || fits.some(({ act }) => holds(text, act));
  const meant = (place, statement, length, near, after) => {
    const started = (fits) => fits.some((each) => starts(each, after) > 0);
    const said = whole(place, statement.text).map((each) => fitting(each, near, after)).find((each) => each.length);
    const own = said || clocked(after), isStarted = started(own);
    const better = (known, likely) => !known.length
      || (rightOf(likely, length) && !rightOf(known, length) && (!isStarted || started(likely))) ? likely : known;
    const sure = around(place, statement).map((each) => fitting(each, near, after).filter(isLikely(length, most.likely))).reduce(better, own);
    const fits = further(place, statement.text).map((each) => fitting(each, near, after)).reduce(better, sure);
    const isPlain = fits.some((each) => holds(statement.text, each.plainly)), begins = isPlain || started(fits) ? [] : begun(after, length);
    const relatives = rightOf(fits, length) || begins.length ? [] : kin(fits, place, length);
    const isSure = sure.length > 0 && (own.length > 0 || started(sure) || leans(place, statement, length, sure));
    if (isPlain) return [relatives.length ? relatives : fits, isSure];
    const like = started(fits) && relatives.some((each) => each.start.length) ? [] : relatives;
    const exact = clocked(nearOf(after, most.soon)).filter((each) => same(length, each.amount, each.unit));
    return [exact.length ? exact : begins.length ? begins : like.length ? like : fits, isSure];
  };
  return (place, statement, told) => {
    const { said, text } = statement, all = lengths(text);
    return all.flatMap((length, n) => {
      const isOfAStep = holds(text, facts.related) || limits.some(({ act }) => act.length > 1 && holdsEach(under(place.asked, text), act));
      const isAnothers = length.unit === facts.anothers && !isOfAStep;
      if (facts.noLimits.includes(length.unit) || isAnothers || (isCell(place) && !place.asked && !place.lead)) return [];
      if (told.some(([from, to]) => from < length.end && length.start < to)) return [];
      if (has(text.slice(0, length.start), NOT_SO)) return [];
      const own = isLabelledBehind(place) ? under(text, place.behind) : text;
      const near = ` ${own.slice(n ? all[n - 1].end : 0, all[n + 1]?.start).trim()} `.replace(WHICH, " ");
      const after = dated(start(own, all, n), statement), [fits, isSure] = meant(place, statement, length, near, after), right = rightOf(fits, length);
      if (right) {
        if (misled(right, after)) return [finding("deadline", "altered", said, right.words, { where: right.id })];
        const isDoubtful = !length.soft && holds(near, right.doubtful) && !holds(text, right.sure);
        return [finding("deadline", isDoubtful ? "unjudged" : "current", said, "", { where: right.id })];
      }
      const isPlain = fits.some((each) => holds(text, each.plainly));
      if (!isPlain && holds(labelled(statement), facts.otherLengths)) return [];
      if (isSure && !(holds(place.plain, facts.stories) || holds(text, facts.hearsay))) {
        const far = fits.map((each) => apart(length, each.amount, each.unit)), likest = fits[far.indexOf(Math.min(...far))];
        const was = likest.former.find(([amount, unit]) => same(length, amount, unit));
        if (was) return [finding("deadline", "old", said, likest.words, { where: likest.id, until: was[2] })];
        const isUsual = times(length, likest.amount, likest.unit) < 1 && has(text.slice(0, length.start), USUAL);
        const isNone = !isLikely(length, most.far)(likest) || isUsual || !(isCell(place) || isBound(text, length)) || besideOf(place, statement).length > 0;
        if (isNone || (!isPlain && isAnother(place, statement, length, fits, after))) return [finding("deadline", "unjudged", said, "", { why: inWords(length) })];
        return [finding("deadline", "altered", said, likest.words, { where: likest.id })];
      }
      const mistaken = inAnotherUnit(place, text, length);
      if (mistaken) return [finding("deadline", "altered", said, mistaken.words, { where: mistaken.id })];
      if (!isSure && (!place.ofService || length.unit === "years" || !(statement.question.endsWith(":") || has(text, LIMITED)))) return [];
      return [finding("deadline", "unjudged", said, "", { why: inWords(length) })];
    });
  };
};
