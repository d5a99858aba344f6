// What `localoffer drift` judges, on the device: the functions of scripts/localoffer/councils/drift by the same names. A pasted
// text has no links and no headings, so what is only about those is left out here. A test holds the two to the same findings.
import { limitsOf } from "./limits.js";
import { reading } from "./words.js";

// __init__.py: our sentences in a language are wanted where a text has so many of the words that turn one round in it.
export const languagesIn = (facts, text) => {
  const said = new Set(reading(facts).tokens(text)), known = (words) => new Set(words.filter((each) => said.has(each))).size;
  return Object.keys(facts.languages).filter((tag) => tag === facts.default || known(facts.languages[tag]) >= facts.most.knownBy);
};

export const judge = (facts, ofLanguages) => {
  const { most, lead, ages } = facts, read = reading(facts);
  const known = facts.known.map((each) => ({ ...facts.usual, unless: [], unlessBefore: [], instead: "", why: "", ...each }));
  const {
    begins, casefold, counter, dice, distance, folded, has, holds, holdsEach, inWords, isCell, isLikely, isNear, isShort, key, labelled, lengths, masked, once, patterns, plain,
    regex, replacing, sentences, split, strip, together, tokens,
  } = read;
  const {
    ABOUT_AGE, ABROAD, AFFIRMS, AGES, AMOUNT, ASIDE, ASKED, ASKS, ASKS_PLAINLY, AT, BAND, BREAKS, BUT, CLAUSE, CLAUSES, DAYS, DENIED, DENIES, DETAIL, DOT, EMAIL, FAX, FILE_ENDING, HOURS, LABELLED, LINKED,
    NO_DIGIT, NO_LETTER, NO_WORD, OF_SOMEBODY, OPENS, OWN_CLAUSE, PART, PHONE, PHRASED, QUERY, QUESTION, SAYS_SO, SCHEME, SESSION, SESSION_ID, SHORT_ANSWER, THAT, TITLE, TO_US, WANTED, WEB, WHO_ASKED, WHOLE, ZERO,
  } = patterns;

  // finding.py
  const finding = (kind, state, said, ours = "", more = {}) => {
    const wrong = facts.bad.includes(state);
    const alarm = wrong && (facts.alarming.includes(kind) || Boolean(more.weighty));
    const check = state === "missing" || (state === "unjudged" && facts.toCheck.includes(kind));
    return { kind, state, said, ours, where: "", why: "", until: "", ...more, wrong, alarm, check };
  };
  const rank = (each) => [!each.alarm, !each.wrong, !each.check, facts.rank.indexOf(each.kind), each.said];
  const byRank = (one, other) => {
    const left = rank(one), right = rank(other), at = left.findIndex((each, n) => each !== right[n]);
    return at < 0 ? 0 : left[at] < right[at] ? -1 : 1;
  };

  // corpus.py
  const values = new Map(facts.values.map((each) => [`${each.kind} ${each.form}`, each]));
  const current = (kind) => facts.values.filter((each) => each.kind === kind && !each.until);
  const leadPhones = current("phone").filter((each) => each.fact === lead), isLead = (form) => leadPhones.some((each) => each.form === form);
  const digits = (text) => text.replaceAll("O", "0").replace(ZERO, "").replace(ABROAD, "0").replace(NO_DIGIT, "");
  const address = (text) => {
    const bare = casefold(strip(text)).replace(SCHEME, "").replace(/^www\./, "");
    return bare.replace(SESSION_ID, "").split(QUERY)[0].replace(/\/+$/, "");
  };
  const ours = new Map(), index = new Map();
  const add = (text, isProse, tag) => {
    const own = key(text);
    if (!own || ours.has(own)) return;
    ours.set(own, { text, isProse, heavy: facts.languages[tag], sentences: sentences(text).length, count: tokens(text).filter((word) => word.length > 1).length });
    for (const word of new Set(own.split(" "))) index.has(word) ? index.get(word).push(own) : index.set(word, [own]);
  };
  const texts = ofLanguages.flatMap(({ said: [ofPages] }) => ofPages);
  for (const { tag, said: [ofPages] } of ofLanguages) {
    for (const each of ofPages.flatMap((text) => [...sentences(text), ...together(text)])) {
      const short = each.replace(ASIDE, "");
      add(each, true, tag);
      if (short !== each && tokens(short).length >= most.short) add(short, true, tag);
    }
  }
  for (const { tag, said: [, around] } of ofLanguages) for (const each of around.flatMap(sentences)) add(each, false, tag);
  const blocks = new Set(texts.map(key));
  for (const { said: [ofPages], noBlocks } of ofLanguages) for (const at of noBlocks) blocks.delete(key(ofPages[at]));
  const candidates = (words) => {
    const score = new Map();
    for (const word of [...new Set(words)].sort()) {
      const keys = index.get(word) || [];
      if (keys.length < most.shared) for (const each of keys) score.set(each, (score.get(each) || 0) + 1 / keys.length);
    }
    const best = [...score].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1));
    return best.slice(0, most.candidates).map(([each]) => each);
  };

  // places.py
  const hasName = (names, text) => {
    const spaced = ` ${split(text.replace(NO_WORD, " ")).join(" ")} `;
    return names.some((name) => spaced.includes(` ${name} `));
  };
  const namesUs = (text) => hasName(facts.names, text);
  const afterOurName = (text) => {
    const spaced = ` ${text.replace(NO_WORD, " ")} `;
    const ends = facts.names.map((name) => [spaced.lastIndexOf(` ${name} `), name.length]).filter(([at]) => at >= 0)
      .map(([at, length]) => at + length);
    return ends.length ? text.slice(Math.max(...ends)) : null;
  };
  const isAbout = (text, own) => (namesUs(text) || !holds(own, facts.otherNations)) && (!facts.topic.length || holds(own, facts.topic)) && (holds(own, facts.field)
    || hasName(facts.fieldNames, text) || !holds(own, facts.otherFields));
  const last = (phrases, text) => Math.max(-1, ...phrases.flatMap((each) =>
    [...text.matchAll(regex(each))].map((match) => match.index + match[0].length)));
  const lastMention = (text) => {
    const service = last(facts.topic, text), others = last(facts.others, text);
    return service >= others ? (service < 0 ? "" : "service") : "others";
  };
  const subject = (text) => {
    const own = plain(text), isTopic = holds(own, facts.topic);
    if (namesUs(text) || (isTopic && (holds(own, facts.field) || !holds(own, facts.otherFields)))) return "service";
    return isTopic || holds(own, facts.others) ? "others" : "";
  };
  const understood = (texts, carriesUs) => {
    let label = "", before = " ", asked = "", question = "", isOpen = false, lead = "", led = 0, named = false, isList = false, told = "";
    const places = texts.map((text, at) => {
      const own = plain(text), mentioned = subject(text), { length } = split(own);
      if (mentioned === "service") label = "service";
      else if (mentioned === "others" && !question && length <= most.label && !/[.!?]$/.test(text)) label = "others";
      const about = label || (carriesUs ? "service" : "");
      led += 1;
      const isSmall = text.slice(0, 1) !== text.slice(0, 1).toUpperCase();
      isList = (isList && led > 1) || isSmall;
      if (led > most.items || length > most.item || (isList && !isSmall)) lead = "";
      const answered = isOpen || length < most.label ? asked : "";
      const whose = { ofService: about === "service", ofOthers: about === "others" };
      const after = texts[at + 1], behind = after && split(after).length <= most.label ? plain(after) : "";
      const place = { text, plain: own, before, question, label: asked, asked: answered, isNamed: named && !mentioned, behind, lead, told, ...whose };
      if (!(has(text, DETAIL) && split(text).length <= most.label)) told = lastMention(own);
      named = length <= most.label && !/[.!?]$/.test(text) && namesUs(text);
      const isLabel = length <= most.label && !/[.!]$/.test(text);
      isOpen = /[?:]$/.test(text);
      [before, asked, question] = [own, isLabel || isOpen ? own : "", text.endsWith("?") ? text : ""];
      if (text.endsWith(":")) [lead, led] = [own, 0];
      return place;
    });
    const words = ` ${split(places.map((place) => place.plain).join(" ")).join(" ")} `, text = texts.join(" ");
    const saysOurName = namesUs(text), isOurs = carriesUs || saysOurName, naming = texts.flatMap(sentences).filter(namesUs);
    const isFormer = isOurs && !carriesUs && naming.length > 0 && naming.every((each) => holds(plain(each), facts.former));
    const givesOurNumber = texts.some((each) => (each.match(PHONE) || []).some((said) => isLead(digits(said))));
    const isNext = holds(words, facts.related) && holds(words, facts.field) && !holds(words, facts.otherNations);
    return { places, isNext, saysOurName, isAbout: carriesUs || (isOurs && givesOurNumber) || isAbout(text, words), namesUs: isOurs, carriesUs, namesUsNoMore: isFormer, givesOurNumber, words };
  };
  const statements = (place) => {
    const all = sentences(place.text), plains = all.map(plain);
    let asked = place.question;
    return all.map((said, n) => {
      const question = asked;
      asked = /[?:]$/.test(said) ? said : split(plains[n]).length < most.says && plains[n] !== " nothing " ? asked : "";
      const text = plains[n], goesOn = begins(text, facts.pronouns);
      const earlier = n ? plains.slice(0, n) : goesOn ? [place.before] : [];
      return { said, text, earlier, goesOn, question, last: goesOn ? earlier.slice(-1) : [] };
    });
  };

  // owners.py and contacts.py
  const [THEIRS, SOMEBODYS, SERVICE, OURS, BY_LABEL, NAMED] = [0, 1, 2, 3, 4, 5];
  const beside = (text) => lastMention(` ${split(plain(text)).slice(-most.beside).join(" ")} `);
  const whose = (page, place, at, isNumber = false) => {
    if (!page.isAbout) return THEIRS;
    const before = place.text.slice(0, at), sentence = before.split(CLAUSE).at(-1), spoken = plain(sentence);
    if (holds(spoken, facts.otherFields) && !holds(spoken, facts.field)) return THEIRS;
    const [asked] = afterOurName(sentence) === null ? sentence.matchAll(ASKED) : [];
    if (asked && lastMention(plain(asked[1])) === "others") return THEIRS;
    const [wanted] = sentence.matchAll(WANTED);
    if (wanted && lastMention(plain(wanted[1])) !== "service") return THEIRS;
    if (!page.namesUs && lastMention(spoken) !== "service") return THEIRS;
    if (!page.namesUs) return beside(sentence) === "service" ? SERVICE : SOMEBODYS;
    for (const [text, how] of [[sentence, NAMED], [before, OURS]]) {
      const after = afterOurName(text);
      if (after !== null) {
        return beside(after) === "others" ? THEIRS : how;
      }
      const who = lastMention(plain(text));
      if (who) return who === "service" ? OURS : THEIRS;
    }
    if (place.isNamed) return BY_LABEL;
    if (place.told === "others") return THEIRS;
    if (!place.ofService || holds(plain(before), facts.otherOffers)) return THEIRS;
    return !isNumber || has(before, LABELLED) ? OURS : SOMEBODYS;
  };
  const oneOfOurs = (kind, said, { fact, until }) => {
    const today = until ? current(kind).filter((each) => each.fact === fact).map((each) => each.text).join(", ") : "";
    return [finding(kind, until ? "old" : "current", said, today, { where: fact, until })];
  };
  const fromKnown = (each, said) =>
    finding(each.kind, facts.states[each.state], said, each.instead, { why: each.why, until: each.since });
  const knownAs = (kind, form) => known.filter((each) => each.kind === kind && each.form === form).slice(-1);
  const knownForm = (kind, form, said) => knownAs(kind, form).map((each) => fromKnown(each, said));
  const altered = (kind, said, value, more = {}) => [finding(kind, "altered", said, value.text, { where: value.fact, ...more })];
  const hasItsDigits = (form, right) => [...form].sort().join("") === [...right].sort().join("");
  const isShuffled = (form, right) => form !== right && form.slice(0, most.prefix) === right.slice(0, most.prefix) && hasItsDigits(form, right);
  const isSlipOf = (form, right) => isShuffled(form, right)
    || (distance(form, right) === 1 && (most.national.some((each) => form.startsWith(each)) || hasItsDigits(form, right)));
  const mayBeTheirs = (page, kind, form) => knownAs(kind, form).some(({ whose: owner }) => owner
    && (!page.namesUs || [owner, `${owner}'s`].some((name) => page.words.includes(` ${name} `))));
  const longest = (words) => words.reduce((one, other) => other.length > one.length ? other : one);
  const isHolderNamed = (place, kind, form) => facts.owners.some(({ name, details }) =>
    form in (details[kind] ?? {}) && `${place.before}${place.plain}`.includes(` ${longest(name.split(" "))} `));
  const mistaken = (place, at, kind, form, said) => {
    const value = values.get(`${kind} ${form}`), raw = place.text.slice(0, at), before = plain(raw);
    if (!value || value.until || afterOurName(raw) !== null) return [];
    const owner = facts.owners.find(({ name, details }) => {
      const isBegun = before.startsWith(` ${name} `);
      return details[kind] && (isBegun || place.before.trim() === name) && !lastMention(isBegun ? before.slice(name.length + 1) : before);
    });
    const own = owner?.details[kind];
    return own && !(form in own) ? [finding(kind, "altered", said, Object.values(own).join(", "), { where: owner.fact })] : [];
  };
  const isASlip = (page, place, form, { form: right, fact }) => {
    const isNearby = mayBeTheirs(page, "phone", right) && distance(form, right) === 1 && form.slice(0, -1) !== right.slice(0, -1);
    const isByName = facts.owners.some((each) => each.fact === fact && place.plain.includes(` ${each.name} `));
    return (isNearby || isSlipOf(form, right)) && (page.isAbout || page.isNext || isByName);
  };
  const phone = (page, place, said, theirs, isWarned, isOfUs) => {
    const form = digits(said), found = knownForm("phone", form, said), value = values.get(`phone ${form}`);
    const told = found.length ? found : value ? oneOfOurs("phone", said, value) : [];
    if (told.length) {
      const isGiven = theirs >= BY_LABEL || theirs === SERVICE || (theirs === OURS && page.namesUs && !page.givesOurNumber);
      const isNamed = mayBeTheirs(page, "phone", form) || isHolderNamed(place, "phone", form);
      const isAnothers = leadPhones.length && told[0].state === "current" && (theirs >= BY_LABEL || !isNamed) && !isLead(form), isOther = isGiven && isAnothers;
      if (isAnothers && !isOther && isOfUs && theirs === OURS) return [finding("phone", "unjudged", said, leadPhones[0].text)];
      return isOther ? altered("phone", said, leadPhones[0]) : isWarned ? [] : told;
    }
    const slip = !isWarned && current("phone").find((each) => (isNear(form, each.form) || isShuffled(form, each.form))
      && (theirs >= OURS || each.fact === lead || isASlip(page, place, form, each)));
    if (slip) return altered("phone", said, slip);
    const right = theirs >= OURS && leadPhones.length ? leadPhones[0].text : "";
    return theirs ? [finding("phone", "unjudged", said, right, { where: theirs >= BY_LABEL ? lead : "" })] : [];
  };
  const holders = (page, place, at, form, said) => {
    const isFiller = (text) => split(text).every((word) => facts.fillers.includes(word)), raw = plain(place.text.slice(0, at));
    const before = isFiller(raw) ? `${place.before.trimEnd()}${raw}` : raw;
    const owner = (page.isAbout || page.isNext) && facts.owners.find(({ name, details }) => {
      const parts = before.split(` ${name.replace(/^the /, "")} `);
      return details.phone && parts.length > 1 && isFiller(parts.at(-1));
    });
    const own = owner ? owner.details.phone : {}, isNational = (number) => most.national.some((each) => number.startsWith(each));
    return owner && !(form in own) && Object.keys(own).every(isNational)
      ? [finding("phone", "unjudged", said, Object.values(own).join(", "), { where: owner.fact })] : [];
  };
  const isSlip = (domain, own) => {
    if (isNear(domain, own)) return true;
    return domain !== own && domain.split(".")[0] === own.split(".")[0] && !domain.endsWith(`.${own}`);
  };
  const isOthers = (mail) => holds(plain(casefold(mail).replace(NO_LETTER, " ")), facts.others);
  const email = (page, place, said, theirs) => {
    const form = casefold(said).replace(AT, "@").replace(DOT, ".").replaceAll(" ", "");
    const domainOf = (text) => text.slice(text.indexOf("@") + 1), domain = domainOf(form);
    const value = values.get(`email ${form}`), found = knownForm("email", form, said);
    const isStray = found.length && found[0].state === "current" && theirs >= OURS && !mayBeTheirs(page, "email", form);
    if (found.length) return isStray ? [finding("email", "altered", said)] : found;
    const isOther = value && !value.until && theirs >= BY_LABEL && value.fact !== lead;
    if (value) return isOther ? [finding("email", theirs === NAMED ? "altered" : "unjudged", said, "", { where: value.fact })] : oneOfOurs("email", said, value);
    const gone = knownForm("email", `@${domain}`, said);
    if (gone.length) return gone;
    const near = current("email").find((each) => isNear(form, each.form));
    const likely = facts.domains.includes(domain) ? undefined : facts.domains.find((each) => isSlip(domain, each));
    if (near && domain === domainOf(near.form)) return altered("email", said, near);
    if (likely) return [finding("email", "altered", said, `…@${likely}`)];
    const name = form.split("@")[0], ends = current("email").filter((each) => each.form.startsWith(`${name}@`));
    const slip = ends.find((each) => isSlip(domain, domainOf(each.form)) || (!isOthers(each.form) && isHolderNamed(place, "email", each.form)));
    if (slip) return altered("email", said, slip);
    const meant = known.find((each) => each.kind === "email" && each.state === "unsure" && isNear(form, each.form));
    if (meant) return [finding("email", "altered", said, meant.instead)];
    const isOfOurs = current("email").some((each) => domainOf(each.form) === domain);
    return theirs || isOfOurs ? [finding("email", "unjudged", said)] : [];
  };
  const isOtherEnding = (host, own) => {
    const [[name, ...ending], [ownName, ...ownEnding]] = [host.split("."), own.split(".")];
    return name.length > 4 && name === ownName && [ending, ownEnding].every((each) => facts.endings.includes(each.join(".")));
  };
  const web = (said, isMine) => {
    const form = address(said), found = knownForm("web", form.replace(FILE_ENDING, ""), said), value = values.get(`web ${form}`);
    if (found.length) return found;
    if (has(said, SESSION) && (isMine || value)) return [finding("web", "altered", said, said.split(SESSION)[0])];
    if (value) return oneOfOurs("web", said, value);
    const [host, ...rest] = form.split("/"), path = rest.join("/"), all = current("web");
    const near = all.find((each) => {
      const [ownHost, ...own] = each.form.split("/"), ownPath = own.join("/");
      return host === ownHost && ownPath.length > 5 && isNear(path, ownPath);
    });
    if (near) return altered("web", said, near, { weighty: true });
    const hosts = new Map(all.map((each) => [each.form.split("/")[0], each]));
    const names = [...hosts.keys()].filter((each) => each.length > 7);
    const sibling = isMine && path && !hosts.has(host) && all.find((each) => {
      const [ownHost, ...own] = each.form.split("/");
      return own.join("/") === path && host.split(".")[0] === ownHost.split(".")[0];
    });
    if (sibling) return altered("web", said, sibling, { weighty: true });
    const slips = hosts.has(host) ? [] : [
      ...names.filter((name) => isMine ? isSlip(host, name) : isOtherEnding(host, name)), ...names.filter((name) => isNear(host, name))];
    if (slips.length) return altered("web", said, hosts.get(slips[0]), { weighty: true });
    const isByName = facts.names.some((each) => !each.includes(" ") && host.startsWith(casefold(each)));
    const isOfOurs = hosts.has(host) || facts.domains.some((each) => `.${host}`.endsWith(`.${each}`));
    return isMine && isByName && !isOfOurs ? [finding("web", "unjudged", said)] : [];
  };
  const clock = (hour, minute, half, after) => {
    const name = half && casefold(half).replaceAll(".", "");
    const isAfternoon = name ? name === "pm" : after === undefined && Number(hour) < 8 && !minute;
    const time = Number(hour) + (isAfternoon && Number(hour) < 12 ? 12 : 0);
    return time < 24 ? `${String(time).padStart(2, "0")}:${minute || "00"}` : null;
  };
  const hours = ([said, hour, minute, half, toHour, toMinute, toHalf]) => {
    const opens = clock(hour, minute, half, toHalf), closes = clock(toHour, toMinute, toHalf);
    if (!opens || !closes) return [];
    const value = values.get(`hours ${opens}-${closes}`), all = current("hours"), own = all.filter((each) => each.fact === lead);
    const published = own.length ? own : all;
    if (value) return oneOfOurs("hours", said, value);
    if (!published.length) return [finding("hours", "unjudged", said)];
    const texts = [...new Set(published.map((each) => each.text))].sort();
    return [finding("hours", "altered", said, texts.join(", "), { where: published[0].fact })];
  };
  const ofPlace = (page, place) => {
    const { text } = place, found = [];
    for (const match of text.matchAll(PHONE)) {
      const said = strip(match[0]), isFax = has(text.slice(0, match.index), FAX), fax = isFax ? knownForm("phone", digits(said), said) : [];
      if (isFax) {
        found.push(...(fax.length || whose(page, place, match.index) < OURS ? fax : [finding("phone", "unjudged", said)]));
        continue;
      }
      const around = text.slice(0, match.index).split(CLAUSE).at(-1) + text.slice(match.index).split(CLAUSE)[0];
      const isWarned = holds(plain(around), facts.former);
      const wrong = mistaken(place, match.index, "phone", digits(said), said), before = text.slice(0, match.index).split(CLAUSE).at(-1);
      const judged = wrong.length ? wrong : phone(page, place, said, whose(page, place, match.index, true), isWarned, lastMention(plain(before)) === "service");
      found.push(...(judged.length ? judged : holders(page, place, match.index, digits(said), said)));
    }
    const mails = new Map([...text.matchAll(EMAIL)].map((match) => [casefold(match[0]), match]));
    for (const [form, { 0: said, index: at }] of mails) {
      const wrong = mistaken(place, at, "email", form, said), owner = whose(page, place, at);
      found.push(...(wrong.length ? wrong : email(page, place, said, isOthers(form) && owner < NAMED ? THEIRS : owner)));
    }
    const webs = new Map([...text.replace(EMAIL, (mail) => " ".repeat(mail.length)).matchAll(WEB)].map((match) => [match[0], match.index]));
    for (const [said, at] of webs) found.push(...web(said, whose(page, place, at) >= OURS));
    for (const match of text.matchAll(HOURS)) {
      const isTime = match[3] || match[6] || (match[2] && match[5]) || has(text.slice(0, match.index), DAYS);
      if (isTime && whose(page, place, match.index) >= OURS) found.push(...hours(match));
    }
    return found;
  };
  const contactFindings = (page) => {
    const found = page.places.flatMap((place) => ofPlace(page, place));
    if (!leadPhones.length || !page.namesUs || page.namesUsNoMore) return found;
    const isPhone = (each) => each.kind === "phone", isOwn = (each) => isLead(digits(each.said));
    const hasNumber = found.some((each) => isPhone(each) && (each.wrong || isOwn(each)));
    const unknown = found.filter((each) => isPhone(each) && each.state === "unjudged"), named = unknown.filter((each) => each.where);
    const isSaid = page.saysOurName || found.some(({ where, state }) => where === lead && state === "current");
    const guilty = hasNumber || !isSaid ? [] : named.length ? named : unknown.filter((each) => each.ours).slice(0, 1);
    const judged = found.map((each) => guilty.some((other) => other.said === each.said && other.state === each.state)
      ? finding("phone", "wrong", each.said, leadPhones[0].text, { where: lead }) : each);
    if (hasNumber || unknown.length || !page.isAbout) return judged;
    return [...judged, finding("phone", "missing", "", leadPhones[0].text, { where: lead })];
  };

  // answers.py
  const yours = (text) => split(text).map((word) => facts.yours[word] ?? word).join(" "), spaced = (...parts) => ` ${split(parts.join(" ")).join(" ")} `;
  const third = (what) => what.replace(/^[^ ]*/, (verb) => verb === "have" ? "has" : /(?:o|s|sh|ch)$/.test(verb) ? `${verb}es` : `${verb}s`);
  const parted = (said) => {
    let end = said[0] === "what" ? said.indexOf("said") + 1 : 0;
    while (!end || (["and", "or"].includes(said[end]) && end + 1 < said.length)) {
      if (end) end += 1;
      while (facts.beforeNames.includes(said[end]) && end + 1 < said.length) end += 1;
      end = Math.min(end + 1 + facts.subjects.includes(said[end + 1]), said.length);
    }
    return [said.slice(0, end), said.slice(end)].map((words) => yours(words.join(" ")));
  };
  const declared = (question, answer) => {
    const text = plain(question), isAsked = /[?:]$/.test(question), [yes] = answer.matchAll(AFFIRMS), [no] = answer.matchAll(DENIES);
    const [asked, who] = [QUESTION, WHO_ASKED].map((each) => [...text.matchAll(each)].find(({ index }) => isAsked || !index));
    const begun = who && !asked && has(answer, OF_SOMEBODY) ? undefined : yes ?? no, every = plain(begun ? answer.slice(begun[0].length) : answer), rest = begun && every.search(OWN_CLAUSE) === 0 ? "" : every, [, how, aux, said] = asked ?? [], of = yours(who?.[1] ?? "");
    if (asked && (how || begun) && !(no && question.includes("£"))) {
      const verb = yours(aux), [whom, what] = parted(split(said)), isAny = facts.any.some((each) => what.startsWith(each));
      const denied = isAny ? [verb, "no", what.slice(what.indexOf(" "))] : [facts.denied[verb] ?? verb, facts.denied[verb] ? "" : "not", what];
      const told = no && !how ? denied : [facts.does.includes(verb) ? "" : verb, verb === "does" ? third(what) : what];
      return spaced(text.slice(0, asked.index), whom, ...told, rest);
    }
    if (begun && isAsked && !asked && !who && text.trim()) return spaced(...split(text).slice(0, -1), no ? "not" : "", split(text).at(-1));
    return who && !begun ? spaced(rest.replace(SHORT_ANSWER, " "), of) : "";
  };
  const toWhom = (question, answer) => {
    const text = plain(question), isToUs = text.includes(" you ") && question.endsWith("?") && (has(text, TO_US) || facts.weMust.some((each) => answer.includes(each)));
    return isToUs ? `${strip(text.replaceAll(" you ", " the council "))}?` : question;
  };
  const asOne = (place, { question, text, said }) => split(text).length > most.answer ? "" : declared(toWhom(question, place.plain), said);
  const isOfQuestion = (label) => [QUESTION, WHO_ASKED].some((each) => label.search(each) === 0);
  const labelOf = (place, { question, text }) => question.endsWith(":") || split(text).length === 1 || place.before !== place.asked || /[.!?]$/.test(place.text)
    || isOfQuestion(place.before) ? "" : place.before;

  // facts.py
  const isOurs = (place, said) => (blocks.has(key(place.text)) && !isCell(place)) || (ours.has(key(said)) && split(said).length >= most.short);
  const isOtherOffer = (text) => holds(text, facts.otherOffers) && !holds(text, facts.topic);
  const besideOf = (place, { text, earlier }) => {
    const label = split(place.label).length <= most.label ? place.label : "", spoken = earlier.filter((each) => holds(each, facts.topic) || holds(each, facts.siblings)).slice(-1);
    return (holds(text, facts.siblings) ? [] : [...new Set([label, ...spoken])]).filter((each) => holds(each, facts.siblings) && !holds(each, facts.own));
  };
  const beforeIt = ({ earlier }) => earlier.map((each) => each.trimEnd()).join("");
  const namesAnAct = (text) => facts.limits.some((each) => holdsEach(text, each.act));
  const asks = ({ said, text }) => said.endsWith("?") || text.search(ASKS_PLAINLY) === 0 && !facts.ends.some((each) => said.endsWith(each));
  const isElsewhere = (text) => holds(text, facts.otherFields) && !holds(text, facts.field) && !holds(text, facts.related);
  const speaksOfUs = (text) => [facts.topic, facts.related, facts.field].some((each) => holds(text, each));
  const isLabelledElsewhere = ({ text, label: above }) => {
    const [label, ...rest] = text.split(":");
    return [rest.length ? plain(label) : "", above].some((each) => split(each).length <= most.label && isElsewhere(each));
  };
  const isLabel = (place, { said, text, earlier }) => split(text).length < most.cell && !/[.!?]$/.test(said) && !/\p{Nd}/u.test(said) && !isOfQuestion(place.asked) && !earlier.length;
  const isHere = (kind, page, place, statement) => {
    const { said, text } = statement;
    const isClose = place.ofService || page.carriesUs;
    if (kind === "body") return !holds(`${text.trimEnd()}${place.behind}`, facts.former);
    if (kind === "notice" && holds(place.plain, facts.related)) return true;
    if (kind === "deadline" && said.endsWith("?")) return false;
    if (kind === "deadline" && holds(labelled(statement), facts.otherLengths)) return namesAnAct(text);
    if (kind === "deadline" && lengths(text).length && !isClose) return namesAnAct(`${place.asked.trimEnd()}${beforeIt(statement)}${place.plain}`);
    if (kind === "cost" && (/[?:]$/.test(said) || (isCell(place) && text.search(TITLE) === 0) || isLabel(place, statement) || [text, `${place.asked.trimEnd()}${text}`].some(isOtherOffer))) return false;
    if (kind === "notice" && said.endsWith(":") && !place.text.endsWith(said)) return false;
    if (kind === "hours" && (!page.namesUs || (lastMention(text) || place.told) === "others")) return false;
    if (kind === "cost" && holds(text, facts.nextSteps)) return true;
    return facts.nearBy.includes(kind) ? isClose : kind !== "duty" || !(asks(statement) || (said.endsWith(":") && split(text).length < most.cell && !has(text, SAYS_SO)));
  };
  const says = (each, text) => {
    const parts = text.split(each.kind === "deadline" ? PART : BUT).map((part) => ` ${part.trim()} `);
    return [text, ...parts].some((part) => has(part, regex(each.value)) && !holds(part, each.unless));
  };
  const actorsOf = ({ text, last: before }) => !begins(text, facts.persons) ? [] : before.flatMap((said) => {
    const named = facts.actors.flatMap((each) => [...said.matchAll(regex(each))]).sort((one, other) => one.index - other.index);
    return named.slice(0, 1).map(([who]) => ` ${who.trim()}`);
  });
  const around = (kind, place, statement, named, { said, text, earlier, question, last: before } = statement) => [
    ...(place.lead ? [place.lead] : []),
    ...(kind === "deadline" && !lengths(text).length && !said.endsWith(":") ? earlier.slice(-1) : []),
    ...(named && facts.askedOf.includes(kind) ? [named] : []),
    ...(facts.answered.includes(kind) && question && !earlier.some((each) => [...facts.yes, ...facts.no].some((answer) => each.startsWith(answer))) ? [plain(question)] : []),
    ...(kind === "duty" ? actorsOf(statement) : []),
    ...(kind === "duty" && begins(text, facts.extends) ? before : []),
    ...(facts.byHeading.includes(kind) ? before : []),
  ];
  const isPhrased = ({ value = "" }) => has(value, PHRASED);
  const isMovedFrom = (each) => each.kind === "place" && each.state === "former" && !isPhrased(each);
  const isClaim = (said) => !said.endsWith(":") && (split(said).length > most.cell || /[.!;]$/.test(said));
  const saysByItself = ({ value, unless }, clauses, text) => {
    const denied = unless.filter((each) => each.search(DENIED) === 0);
    return clauses.length > 1 && !holds(text, unless.filter((each) => !denied.includes(each))) && clauses.some((each) => has(each, regex(value)) && !holds(each, denied));
  };
  const knownIn = (page, place, statement) => {
    const { said, text, question } = statement, beside = besideOf(place, statement);
    const label = labelled(statement), answered = asOne(place, statement), named = labelOf(place, statement), isDoubtful = text.search(THAT) === 0 || holds(label, facts.hearsay) || holds(label, facts.stories);
    const spoken = `${[place.asked, ...statement.earlier.slice(-1), text].map((above) => above.trimEnd()).join("")} `;
    const clauses = said.split(CLAUSES).map(plain), hasAct = namesAnAct([place.lead, place.asked, ...statement.earlier.slice(-2), ""].map((each) => each.trimEnd()).join("") + (isShort(place) ? place.plain : text));
    const here = once((kind) => isHere(kind, page, place, statement)), above = once((kind) => around(kind, place, statement, named)), actors = actorsOf(statement);
    return known.flatMap((each) => {
      const isStated = isMovedFrom(each) ? !holds(text, facts.former) : here(each.kind);
      if (!each.value || !isStated) return [];
      const leans = (before) => says(each, `${before.trimEnd()}${text}`) && !says(each, before);
      if (each.state === "unsure" && facts.ruled.includes(each.kind) && (isDoubtful || !isClaim(said))) return [];
      if (each.state === "right" && !isClaim(said)) return [];
      if (each.kind === "hours" && each.state === "unsure" && (has(said, HOURS) || current("hours").length)) return [];
      if (each.kind === "deadline" && !(hasAct || isPhrased(each))) return [];
      const isJudged = each.state === "wrong" || each.state === "former", isPlain = says(each, text) || (isJudged && facts.ruled.includes(each.kind) && saysByItself(each, clauses, text));
      const isLabel = !isPlain && each.kind === "notice" && says(each, label), told = isLabel ? `${question} ${said}` : said;
      const isExcused = holds(spoken, each.unlessBefore), isSaid = !isExcused && (isPlain || isLabel) && !(each.kind === "cost" && holds(label, each.unless))
        && !(each.kind === "duty" && actors.some((actor) => holds(`${actor}${text}`, each.unless)));
      const isApart = beside.length > 0 && (each.kind === "duty" || (each.kind === "deadline" && !lengths(text).length)), isBeside = isJudged && isApart;
      const led = !isJudged || isExcused ? [] : !isBeside ? above(each.kind) : isSaid ? [] : beside;
      if ((isSaid && !isBeside) || led.some(leans)) {
        const isUnsure = isDoubtful || (each.kind === "cost" && !holds(`${(named || answered ? "" : place.lead).trimEnd()}${place.before.trimEnd()}${spoken}`, facts.priced));
        return [fromKnown(isUnsure && facts.ruled.includes(each.kind) && each.state !== "right" ? { ...each, state: "unsure" } : each, told)];
      }
      const isAnswered = answered && isJudged && !isExcused && facts.askedOf.includes(each.kind) && (isApart
        ? !says(each, answered) && beside.some((name) => says(each, `${name.trimEnd()}${answered}`)) : says(each, answered));
      return isAnswered ? [fromKnown(each, `${question} ${said}`)] : [];
    });
  };
  const spansOf = ({ value }, text) => value.split("|").flatMap((whole) => {
    const parts = whole.split("&").map((each) => [...text.matchAll(regex(each))].map((match) => [match.index, match.index + match[0].length]));
    return parts.every((each) => each.length) ? parts.flat() : [];
  });
  const toldIn = (text, whys) => known.filter((each) => whys.has(each.why) && each.kind === "deadline" && each.state === "wrong"
    && each.value && says(each, text)).flatMap((each) => spansOf(each, text));
  const isOurLength = (place, text) => {
    const lengthsOf = (each) => lengths(each).map(inWords).join();
    return Boolean(facts.beside[key(place.before)]?.some((each) => lengthsOf(` ${each} `) === lengthsOf(text)));
  };
  const cell = (place, { said, text }) => {
    const wanted = facts.beside[key(place.before)];
    if (!wanted || !lengths(text).length || isOurLength(place, text)) return [];
    return [finding("deadline", "altered", said, wanted.join(" or "))];
  };
  const limitsIn = limitsOf(facts, read, finding, besideOf);
  const putRight = (place, statement, told) => {
    if (told.kind !== "deadline" || !told.wrong) return [told];
    const { text } = statement, bare = known.filter((each) => each.why === told.why && each.kind === told.kind && each.value && !isPhrased(each));
    const spans = bare.flatMap((each) => spansOf(each, text)), all = lengths(text);
    const isTold = ({ start, end }) => spans.some(([from, to]) => from < end && start < to);
    if (!spans.length) return [told];
    const others = all.filter((each) => !isTold(each)).map(({ start, end }) => [start, end]);
    const wrong = limitsIn(place, statement, others).filter((each) => each.wrong).map(({ where }) => where);
    const meant = facts.limits.filter(({ id, act, unless }) => wrong.length ? wrong.includes(id) : holdsEach(text, act) && !holds(text, unless));
    const isAlike = all.filter(isTold).some((length) => meant.some(isLikely(length, most.alike)));
    if (!meant.length || isAlike) return [told];
    return wrong.length ? [] : [{ ...told, ours: meant[0].words, why: "" }];
  };
  const lengthOfOtherThings = (place, { said, text, question, last: before }) => lengths(text).flatMap((length) => facts.lengths.flatMap((each) => {
    const isIt = [text, ...[...before, place.asked, plain(question)].map((above) => `${above.trimEnd()}${text}`)].some((all) => holdsEach(all, each.act));
    if (!["hours", "minutes"].includes(length.unit) || !isIt || holds(text, facts.otherLengths)) return [];
    const inMinutes = length.unit === "minutes" && each.unit === "hours";
    if (!inMinutes && length.unit !== each.unit) return [];
    const [least, longest] = [length.least, length.most].map((amount) => inMinutes ? amount / 60 : amount);
    if (each.least <= least && longest <= each.most) return [finding("duration", "current", said)];
    return [finding("duration", "altered", said, `${each.least} to ${each.most} ${each.unit}`)];
  }));
  const agesIn = (page, place, { said, text }) => {
    const label = split(text).length < most.cell ? place.asked.trimEnd() : "";
    const matches = [...`${label}${text}`.matchAll(AGES)].filter((match) => Number(match[2]) <= 30 && match.index + match[0].length > label.length);
    if (!ages || matches.length !== 1 || !has(isShort(place) ? `${place.asked.trimEnd()}${place.plain}` : text, ABOUT_AGE) || has(text, BAND)) return [];
    const [, least, last] = matches[0], oldest = Number(last), isYoungest = [undefined, "birth", `${ages[0]}`].includes(least);
    const goesOn = [oldest, oldest + 1].flatMap((from) => ["", "to ", "and "].map((to) => ` ${from} ${to}${ages[1]} `));
    if (oldest < ages[1] && goesOn.some((band) => page.words.includes(band))) return [];
    const isWrong = oldest !== ages[1] || (!isYoungest && Number(least) < most.young);
    return [isWrong ? finding("ages", "altered", said, `${ages[0]} to ${ages[1]}`) : finding("ages", "current", said)];
  };
  const ofTheAppeal = ({ places }) => places.flatMap(statements)
    .filter(({ text }) => !holds(text, [...facts.former, ...facts.hearsay, ...facts.stories]))
    .flatMap(({ said, text }) => known.filter((each) => facts.beyond[each.kind] === each.state && (each.kind !== "deadline" || isPhrased(each))
      && says(each, text)).map((each) => fromKnown(each, said)));
  const stated = (page) => {
    const found = contactFindings(page);
    if (!page.isAbout && page.isNext) found.push(...ofTheAppeal(page));
    for (const place of page.isAbout ? page.places : []) {
      const told = []; // a bare "Yes." is told with what the next sentence says wrongly of the same kind
      for (const statement of statements(place)) {
        const { said } = statement, isBare = facts.bare.includes(statement.text);
        if (page.carriesUs && isCell(place)) {
          found.push(...cell(place, statement));
          if (isOurLength(place, statement.text)) continue;
        }
        if (facts.quoted.some((each) => strip(said).startsWith(each)) || isOurs(place, said)) continue;
        const every = knownIn(page, place, statement);
        const last = new Map(every.filter((each) => each.wrong && facts.answered.includes(each.kind)).map((each) => [each.kind, each]));
        const sure = every.filter((each) => each.state !== "unjudged" && !(each.wrong && last.has(each.kind) && last.get(each.kind) !== each));
        for (const each of lengths(statement.text).length ? [] : every) {
          if (sure.every((other) => other.kind !== each.kind)) sure.push(each);
        }
        const right = sure.map((each) => [each, putRight(place, statement, each)]), familiar = right.flatMap(([, better]) => better);
        if ([labelled(statement), ...statement.last].some(isElsewhere) || isLabelledElsewhere(place)) {
          found.push(...familiar.map((each) => each.alarm ? finding(each.kind, "unjudged", each.said, each.ours, { why: each.why }) : each));
          continue;
        }
        const others = [];
        const whys = new Set(right.filter(([, better]) => better.length).map(([each]) => each.why));
        const spans = familiar.some((each) => each.kind === "deadline" && each.wrong) ? toldIn(statement.text, whys) : undefined;
        if (!spans || spans.length) others.push(...limitsIn(place, statement, spans || []));
        if (place.ofService && !isOtherOffer(isShort(place) ? place.plain : statement.text)) others.push(...lengthOfOtherThings(place, statement), ...agesIn(page, place, statement));
        told.push(...[...familiar, ...others].map((each) => [each, isBare && each.wrong]));
      }
      const wrong = new Set(told.filter(([each, isBare]) => each.wrong && !isBare).map(([{ kind }]) => kind));
      const answers = new Map(told.filter(([{ kind }, isBare]) => isBare && wrong.has(kind)).map(([{ kind, said }]) => [kind, said]));
      for (const [each, isBare] of told) {
        if (isBare && wrong.has(each.kind)) continue;
        const begun = each.wrong && answers.get(each.kind);
        if (begun) answers.delete(each.kind);
        found.push(begun ? { ...each, said: `${begun} ${each.said}` } : each);
      }
    }
    const isNotice = (each) => each.kind === "notice" && each.wrong, isSentence = (each) => /[.!?]$/.test(each.said);
    const isTold = found.some((each) => isNotice(each) && isSentence(each));
    return found.filter((each) => !(isTold && isNotice(each) && !isSentence(each)));
  };

  // sentences.py
  const sameSaid = replacing(facts.sameForms);
  const match = (said) => {
    const own = key(said), words = own.split(" "), { length } = sentences(said);
    if (ours.has(own)) return { said, own, score: 1 };
    let best = { score: 0, own: "" };
    for (const [form, shaped] of words.length >= most.short ? [[words, tokens], [masked(said), masked]] : []) {
      for (const other of candidates(form).filter((each) => ours.get(each).sentences === length)) {
        const score = dice(form, shaped(other));
        if (score > best.score || (score === best.score && other > best.own)) best = { score, own: other };
      }
    }
    return { said, own: best.score >= most.reworded ? best.own : "", score: Math.min(best.score, 0.999) };
  };
  const matched = (texts) => texts.flatMap((text) => {
    const parts = sentences(text).map(match), exact = parts.filter((each) => each.score === 1).map((each) => each.own);
    const others = parts.filter((each) => each.score < 1), isCut = others.every((each) => tokens(each.said).length < most.short);
    const joined = exact.length && others.length ? together(text).map(match) : [];
    const without = (both) => {
      if (!ours.has(both.own)) return [both];
      let { said } = both, rest = ours.get(both.own).text;
      for (const part of parts.filter((each) => each.score === 1)) {
        [said, rest] = [strip(said.replaceAll(part.said, "")), strip(rest.replaceAll(ours.get(part.own).text, ""))];
      }
      if (has(said, ASKS)) return [both];
      return said && (!rest || dice(tokens(said), tokens(rest)) >= most.turned) ? [{ ...both, said, rest }] : [];
    };
    const whole = joined.filter((each) => isCut || each.score >= most.altered);
    return [...parts, ...whole.filter((each) => each.score < 1 && !exact.includes(each.own)).flatMap(without)];
  });
  const isProse = (sentence, carriesUs, isNearOurs) =>
    (sentence.isProse || (carriesUs && sentence.count > most.long)) && sentence.count > most.short && !has(sentence.text, ASKS)
    && !sentence.text.includes(facts.blank) && (has(sentence.text, WHOLE) || (carriesUs && isNearOurs && tokens(sentence.text).length > most.long));
  const gaps = (one, other, at = 0, from = 0) => { // where two lists share nothing, as Python's difflib finds it
    let size = 0, i = 0, j = 0, row = [];
    one.forEach((word, m) => {
      const next = [];
      other.forEach((each, n) => {
        if (word !== each) return;
        next[n] = (row[n - 1] || 0) + 1;
        if (next[n] > size) [size, i, j] = [next[n], m - next[n] + 1, n - next[n] + 1];
      });
      row = next;
    });
    if (!size) return one.length + other.length ? [[at, at + one.length, from, from + other.length]] : [];
    return [...gaps(one.slice(0, i), other.slice(0, j), at, from),
      ...gaps(one.slice(i + size), other.slice(j + size), at + i + size, from + j + size)];
  };
  const inDigits = (word) => facts.negations.includes(word) ? "not" : String(facts.articles.includes(word) ? word : facts.numbers[word] ?? word);
  const evened = (text) => sameSaid(plain(text.replace(BREAKS, ` ${facts.break} `)));
  const isCounted = (word) => facts.turns.includes(word) || has(word, AMOUNT);
  const turned = ({ text, heavy }, said, isRight, isNearOurs, score) => {
    const [one, other] = [text, said].map((each) => split(evened(each.replace(PHONE, " "))).map(inDigits)), counts = counter(one), others = counter(other);
    const isParty = (word) => facts.parties.includes(word), isHeavy = (word) => facts.weighty.includes(word) || heavy.includes(word);
    const part = facts.break, isAmount = (word) => facts.unitWords.includes(word) || has(word, AMOUNT);
    const isMoved = (word) => counts.get(word) === others.get(word), isWord = (word) => word !== part;
    const withSigns = (words, from, to) => words.slice(from - (from > 0 && words[from - 1] === part), to + (words[to] === part));
    const swapped = new Set(), changed = gaps(one, other).flatMap(([i, j, m, n]) => {
      const begins = !i && !m, isEdge = begins || (j === one.length && n === other.length);
      const left = withSigns(one, i, j), more = withSigns(other, m, n), [fewer, further] = [left, more].map((words) => words.filter(isWord).length);
      const isClause = further >= most.clause, isNoMore = more.every((word) => facts.links.includes(word));
      const isLeftOut = fewer >= most.clause && ((isEdge && (isNoMore || isClause)) || (left.includes(part) && isNoMore));
      const isAside = fewer > 0 && !further && left[0] === part && left.at(-1) === part;
      let gone = isAside ? left.filter((word) => facts.narrows.includes(word)) : !isLeftOut ? left : left.join(" ").includes(facts.orWithout) ? [] : left.filter((word) => facts.narrows.includes(word));
      const isReplaced = begins && fewer >= most.clause && isClause && [left, more].some((words) => words.at(-1) === part);
      const beside = split(more.join(" ").split(LINKED).at(begins ? -1 : 0)), isApart = more[0] === part && more.at(-1) === part;
      const isJudged = isClause && isEdge && !gone.some(isHeavy), isPutIn = !isJudged && !fewer && further > 1;
      const come = isReplaced ? [] : isJudged ? beside.filter((word) => facts.turns.includes(word)) : isPutIn && isApart ? [] : !isPutIn || further < most.longClause ? more
        : more.filter((word) => facts.turns.includes(word) || facts.narrows.includes(word));
      if (!come.some(isWord) && !counts.has("not")) gone = gone.filter((word) => word !== facts.without);
      const all = [...gone, ...come], isInflected = (word) => !facts.unitWords.includes(word)
        && (all.includes(`${word}s`) || (word.endsWith("s") && all.includes(word.slice(0, -1))));
      const only = [gone.filter((word) => !come.includes(word)), come.filter((word) => !gone.includes(word))];
      const weighing = only.map((words) => words.filter((word) => (isHeavy(word) || has(word, AMOUNT)) && !isMoved(word) && !isInflected(word)));
      for (const isOfKind of [isAmount, (word) => !isAmount(word)]) {
        const [ours, theirs] = weighing.map((words) => words.filter(isOfKind));
        if (ours.length && theirs.length) for (const word of [...ours, ...theirs]) swapped.add(word);
      }
      const acting = [gone.filter(isParty), come.filter(isParty)], areOthers = acting.every((words) => words.length) && !facts.us.some((each) => acting.flat().every((word) => each.includes(word)));
      const isLess = (word) => has(word, AMOUNT) && (gone.includes(word) || come.some((each) => facts.unitWords.includes(each)));
      const weighs = (word) => swapped.has(word) || !(facts.light.includes(word) || isLess(word));
      return [...weighing.flat().filter(weighs), ...only.flat().filter((word) => areOthers && isParty(word))];
    });
    const isOfLength = (word) => isAmount(word) || word === "working";
    const [there, here] = [text, said].map((each) => (each.match(PHONE) || []).map(digits));
    const isOther = here.length > 0 && there.some(isLead) && !here.some(isLead);
    if (isRight && (!isNearOurs || (changed.every(isOfLength) && !isOther))) return false;
    if (!isOther && changed.every((word) => has(word, AMOUNT)) && holds(plain(said), facts.hearsay)) return false;
    const isSaidLater = changed.every((word) => word === facts.later) && other.includes(facts.later) && lengths(plain(said)).length !== 1;
    const isListed = Math.min(...[counts, others].map((each) => each.get("not") ?? 0)) >= most.listed;
    const kept = changed.filter((word) => !(isListed && facts.turns.includes(word)));
    const isTurned = !isSaidLater && kept.some((word) =>
      !counts.has(word) || !others.has(word) || ((swapped.has(word) || isCounted(word)) && counts.get(word) !== others.get(word)));
    const isSure = score >= most.surely || kept.some((word) => facts.turns.includes(word) || (facts.narrows.includes(word) && !others.has(word)))
      || facts.modals.every((word) => kept.includes(word)) || (kept.some(isOfLength) && facts.unitWords.some((word) => others.has(word)));
    return !has(said, ASKS) && isSure && (isOther || isTurned);
  };
  const compared = (matches, whole, carriesUs, right) => matches.flatMap(({ said, own, score, rest }) => {
    const known = ours.get(own);
    if (!known) return [];
    const sentence = rest === undefined ? known : { ...known, text: rest, count: tokens(rest).filter((word) => word.length > 1).length };
    if (score === 1) return tokens(said).length >= most.short ? [finding("text", "current", said)] : [];
    const isNearOurs = score >= most.altered;
    if (!isProse(sentence, carriesUs, isNearOurs) || !(has(said, WHOLE) || (carriesUs && isNearOurs))) return [];
    const isTurned = turned(sentence, said, right.some((each) => said.includes(each)), isNearOurs, score);
    if (isTurned && score >= (carriesUs ? most.turned : whole ? most.altered : most.alone)) {
      return [finding("text", "altered", said, sentence.text, { weighty: true })];
    }
    return isNearOurs && !isTurned && carriesUs ? [finding("text", "reworded", said, sentence.text)] : [];
  });

  // compare.py
  const restOf = (matches, found) => {
    const judged = [...new Set(found.flatMap((each) => [each.said, ...sentences(each.said)]))].filter(Boolean);
    return matches.filter(({ said, score }) => tokens(said).length >= most.short && score < most.altered
      && !judged.some((each) => said.includes(each) || each.includes(said))).map(({ said }) => said);
  };
  const isRead = (own) => {
    const spoken = own.filter((word) => !/^\p{Nd}/u.test(word));
    return !facts.readBy.length || spoken.length < most.tell
      || spoken.filter((word) => facts.readBy.includes(word)).length * most.fewest >= spoken.length;
  };
  const unreadIn = (matches, rest) => {
    const isOfPage = !isRead(matches.flatMap(({ said }) => tokens(said)));
    const all = rest.filter((each) => !isRead(tokens(each)) && ((each.match(/(?![a-zA-Z])\p{L}/gu) || []).length > 1 || (isOfPage && has(each, WHOLE))));
    const first = all.find((each) => /\p{Nd}/u.test(each)) ?? all[0];
    return all.length ? [finding("text", "unjudged", first, "", { why: facts.unread.replace("{n}", all.length) })] : [];
  };
  const unreadClaimsIn = ({ places, isAbout }, found) => {
    const isJudged = (said) => found.some((each) => said.includes(each.said) || each.said.includes(said));
    const all = places.filter(({ ofService }) => ofService && isAbout).flatMap(statements).filter(({ said, text }) => /[.!;]$/.test(said) && !facts.quoted.some((each) => said.startsWith(each))
      && split(text).length >= most.cell && holds(text, facts.claims) && !ours.has(key(said)) && !holds(text, facts.hearsay) && !holds(text, facts.stories) && !isJudged(said));
    const first = all.find(({ text }) => speaksOfUs(text)) ?? all[0];
    return first ? [finding("duty", "unjudged", first.said, "", { why: facts.unreadClaims.replace("{n}", all.length) })] : [];
  };
  const verdictOf = (found) => found.some((each) => each.alarm) ? "alarm"
    : found.some((each) => each.wrong) ? "out-of-date" : "right-where-judged";
  return (pasted) => {
    const texts = pasted.split(/[\n\r\t]/).map((line) => folded(line).replace(OPENS, "")).filter(Boolean), matches = matched(texts);
    const wholes = matches.filter((each) => each.score === 1 && split(each.said).length > most.short), whole = wholes.length;
    const page = understood(texts, whole >= most.carried), stating = stated(page);
    const judged = stating.filter((each) => each.wrong).map((each) => each.said);
    const right = stating.filter((each) => facts.counted.includes(each.kind) && each.state === "current").map((each) => each.said);
    const comparing = compared(matches, whole, page.carriesUs, right)
      .filter((each) => each.state !== "altered" || !judged.some((said) => each.said.includes(said)));
    const rest = restOf(matches, [...stating, ...comparing]), isOurs = page.isAbout || wholes.some(({ said, own }) => ours.get(own).isProse && !has(said, ASKS) && (tokens(said).length > most.long || speaksOfUs(plain(said)))), unread = isOurs ? unreadIn(matches, rest) : [];
    const claims = unreadClaimsIn(page, [...stating, ...comparing]);
    const unique = new Map([...stating, ...comparing, ...claims, ...unread].map((each) => [JSON.stringify(each), each]));
    const findings = [...unique.values()].sort(byRank);
    const isLead = (each) => ["phone", "email"].includes(each.kind) && each.where === lead;
    const isAbout = isOurs || findings.some((each) => each.alarm || isLead(each) || (page.isNext && each.wrong));
    const verdict = isAbout ? verdictOf(findings) : "not-about-this-service";
    const isOfContacts = findings.every((each) => each.state !== "current" || facts.contacts.includes(each.kind));
    return { verdict, findings, rest: rest.length, isOfContacts, isWhole: page.isAbout }; // else only whose the contact details are was judged
  };
};
