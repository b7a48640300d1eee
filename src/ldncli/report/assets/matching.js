"use strict";
// The rules of `ldn check`, on the same names: what a typed name stands for, and what it may have
// been meant for. tests/test_page_script.py compares the two, name by name.
// Written for Safari 15 and Chrome 90: no look-behind, which stops the whole script there.
const checkerOf = ({ names, things, classes, other, rules }) => {
  const noise = new Set(rules.noise);
  const forms = new Set(rules.forms);
  const joining = new Set(rules.joining);
  const serious = new Set(rules.serious);
  const decimal = (word) => /^\p{Nd}+$/u.test(word);

  // Not \p{M}: a vowel sign of Devanagari is a mark that combines with nothing.
  const combining = new RegExp(`[${rules.combining}]`, "gu");
  const fold = (text) =>
    text.toLowerCase().replace(/ß/g, "ss").normalize("NFKD").toLowerCase().replace(combining, "")
      .replace(/[øæœłđ]/g, (c) => ({ ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d" })[c])
      .replace(/['’`]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const number = String.raw`\p{Nd}+(?:[.,]\p{Nd}+)?`;
  const unit = "(?:mcg|mg|µg|μg|ug|kg|g|ml|l|iu|meq|mmol|units?|hours?|hrs?|hr|h|%|micrograms?|milligrams?)";
  const word = String.raw`[\p{L}\p{N}_]`;
  const strength = new RegExp(
    String.raw`(^|[^\p{L}\p{N}_.])(?:${number}(?:\s*[\/x\-]\s*${number})*\s*${unit}(?:\s*\/\s*(?:${number}\s*)?${unit})*(?!${word})` +
    String.raw`|${number}(?:\s*[\/\-]\s*${number})+(?!${word})|\p{Nd}+[.,]\p{Nd}+(?!${word}))`, "gu");
  const wordsOf = (text) => fold(text.toLowerCase().replace(strength, "$1 ")).split(" ").filter(Boolean);
  const isDose = (text) => wordsOf(text).every((item) => forms.has(item) || decimal(item));
  const apart = (text) => text.match(/\p{Nd}+|(?:(?!\p{Nd})[\p{L}\p{N}])+/gu) || [];

  const byName = new Map();
  const spelt = new Map();
  const push = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
  for (const [folded, label, place, told] of names) {
    push(byName, folded, { folded, label, place, told });
    push(spelt, folded.replaceAll(" ", ""), { folded, label, place, told });
  }
  const unique = (items) => [...new Set(items)];
  const exact = (name) => unique((byName.get(fold(name)) || []).map((row) => row.place));
  const rowOf = (name, place) => [...(byName.get(fold(name)) || []), ...(spelt.get(fold(name).replaceAll(" ", "")) || [])]
    .find((row) => row.place === place);
  const siblings = (name) => {
    const start = `${fold(name)} `;
    return names.filter(([folded]) => folded.startsWith(start))
      .map(([folded, label, place, told]) => ({ folded, label, place, told }));
  };

  const distance = (one, two, limit) => {
    let before = [];
    let last = Array.from({ length: two.length + 1 }, (_, i) => i);
    for (let i = 0; i < one.length; i += 1) {
      const row = [i + 1];
      for (let j = 0; j < two.length; j += 1) {
        let cost = Math.min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] !== two[j]));
        if (i && j && one[i] === two[j - 1] && one[i - 1] === two[j]) cost = Math.min(cost, before[j - 1] + 1);
        row.push(cost);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, last] = [last, row];
    }
    return Math.min(last[two.length], limit + 1);
  };
  const heard = [["ph", "f"], ["ck", "k"], ["qu", "k"], ["sch", "s"], ["ch", "k"], ["x", "ks"], ["w", "v"],
    ["ce", "se"], ["ci", "si"], ["cy", "si"], ["c", "k"], ["q", "k"], ["z", "s"], ["h", ""]];
  const sound = (text) => {
    for (const [written, said] of heard) text = text.replaceAll(written, said);
    const single = text.replace(/[eiouy]/g, "a").replace(/(.)\1+/gu, "$1");
    return single.replace(/a+$/, "") || single;
  };
  const sounds = new Map();
  const soundOf = (name) => {
    if (!sounds.has(name)) sounds.set(name, sound(name));
    return sounds.get(name);
  };
  // Every spelling one slip away: a letter left out, changed, swapped with the next, or added.
  const slips = (typed) => {
    const made = new Set();
    if (typed.length > rules.longestName) return made;
    for (let i = 0; i <= typed.length; i += 1) {
      const [head, tail] = [typed.slice(0, i), typed.slice(i)];
      if (tail) made.add(head + tail.slice(1));
      if (tail) for (const letter of rules.letters) made.add(head + letter + tail.slice(1));
      if (tail.length > 1) made.add(head + tail[1] + tail[0] + tail.slice(2));
      for (const letter of rules.letters) made.add(head + letter + tail);
    }
    return made;
  };
  const oneSlipAway = (text) => [...slips(fold(text).replaceAll(" ", ""))].some((name) => spelt.has(name));

  const parted = (text) => (/^\p{L}+$/u.test(text) || exact(text).length ? [text] : apart(text));
  const closedUp = (words) => {
    const joined = words.filter((item) => !noise.has(item)).join("");
    const rows = joined.length > rules.shortestStart ? spelt.get(joined) : null;
    return rows && { found: [{ words: joined, keys: unique(rows.map((row) => row.place)) }], left: [] };
  };
  const longest = (words, after) => {
    for (let length = words.length; length; length -= 1) {
      const run = words.slice(0, length).join(" ");
      const passed = length === 1 && (noise.has(run) || (after && decimal(run)));
      const keys = passed ? [] : exact(run);
      if (keys.length) return { words: run, keys };
    }
    return null;
  };
  const runs = (words) => {
    const found = [];
    const left = [];
    for (let start = 0; start < words.length;) {
      const run = longest(words.slice(start, start + rules.longestRun), found.length > 0);
      if (run) found.push(run); else left.push(words[start]);
      start += run ? run.words.split(" ").length : 1;
    }
    const named = new Set(found.flatMap((item) => item.keys));
    return { found: found.filter((item) => !named.has(other[item.words]?.[0])), left };
  };
  const read = (typed) => {
    const keys = exact(typed);
    if (keys.length) return { found: [{ words: typed, keys }], left: [] };
    const words = wordsOf(typed);
    const parts = runs(words.flatMap(parted));
    if (parts.found.length) return parts;
    // What looks like a strength can be part of a name, as in Alor 5/500.
    const whole = runs(fold(typed).split(" ").filter(Boolean));
    return whole.found.length ? whole : closedUp(words) || parts;
  };

  const unlike = (one, two) => [...one].filter((c) => !two.has(c)).length + [...two].filter((c) => !one.has(c)).length;
  const near = (text, closely = false) => {
    const typed = fold(text).replaceAll(" ", "");
    if (typed.length <= 1 || typed.length > rules.longestName) return [];
    const letters = new Set(typed);
    const typedSound = sound(typed);
    const limit = typed.length < 6 ? 1 : typed.length < 12 ? 2 : 3;
    // In a short word one slip says little.
    const slip = (name) => (typed.length > rules.shortestStart ? 1 : rules.sure) + (name[0] === typed[0] ? 0 : 0.1);
    const soundsNear = (said) => Math.abs(said.length - typedSound.length) <= 1 && said[0] === typedSound[0] &&
      said.length > 6 && distance(typedSound, said, 1) <= 1;
    const rank = (name) => {
      const longer = name.length - typed.length;
      const strange = unlike(letters, new Set(name));
      if (longer > -4 && longer < 4 && strange <= 6) {
        const spelled = Math.abs(longer) <= limit && strange <= 2 * limit;
        const slips = spelled ? distance(typed, name, limit) : limit + 1;
        if (slips <= 1) return slip(name);
        const said = soundOf(name);
        if (said === typedSound && said.length > rules.shortestStart) return rules.sure;
        if (slips <= limit) return slips + distance(typedSound, said, 3) / 10;
        if (soundsNear(said)) return 2.5;
      }
      if (longer <= 0) return null;
      if (name.startsWith(typed)) return 2 + longer / 50;
      return typed.length > 5 && name.includes(typed) ? 2.5 : null;
    };
    const nears = [];
    const add = (rows, value) => { for (const row of rows) nears.push({ ...row, rank: value }); };
    for (const name of slips(typed)) add(spelt.get(name) || [], slip(name));
    if (closely || typed.length < rules.shortestStart) return nears;
    for (const [name, rows] of spelt) {
      const value = rank(name);
      if (value !== null) add(rows, value);
    }
    return nears;
  };

  const ingredient = (place) => {
    const [name, kind, group, own, note] = things[place];
    return { place, name, kind, group, note, severity: own || classes[group]?.severity || "not-studied" };
  };
  const ingredients = (place) => (Array.isArray(things[place][1]) ? things[place][1] : [place]).map(ingredient);
  const worst = (held) => rules.worst.find((severity) => held.some((item) => item.severity === severity)) || null;
  const parts = ({ found, left }) => {
    const passed = new Set(left.filter((item) => !joining.has(item)));
    return found.flatMap((item) => [
      ...item.keys.map((place) => ({ ...rowOf(item.words, place), place, rank: 1 })),
      ...siblings(item.words).filter(({ folded }) => folded.split(" ").some((part) => passed.has(part)))
        .map((row) => ({ ...row, rank: rules.sure })),
    ]);
  };
  // `Tylenol number 3` names Tylenol, and the 3 is what makes it an opioid.
  const halfNamed = (reading) =>
    parts(reading).some((row) => row.rank === rules.sure && serious.has(worst(ingredients(row.place))));
  const allNear = (typed, reading) => {
    const words = reading.left.filter((item) => !noise.has(item));
    const known = reading.found.length > 0;
    // Without what looked like a dose, and with it: a slip can look like one.
    const texts = unique([fold(typed), ...(known ? [] : [words.join(" ")])]);
    const whole = [
      ...siblings(typed).map((row) => ({ ...row, rank: rules.sure })),
      ...texts.flatMap((text) => near(text).filter((row) => row.rank <= rules.sure || !known)),
    ];
    const named = whole.some((row) => row.rank <= rules.sure);
    const each = !named && (words.length > 1 || known)
      ? words.map((item) => near(item, words.length > rules.manyWords)) : [];
    return [whole, ...each];
  };
  // What is about as near as the nearest; of serious medicines some more.
  const closest = (rows) => {
    const limit = Math.min(...rows.map((row) => row.rank)) + rules.spread / 2;
    return rows.filter((row) => row.rank <= limit ||
      (row.rank <= limit + rules.spread / 2 && serious.has(worst(ingredients(row.place)))));
  };
  const guessOf = (row) => {
    const held = ingredients(row.place);
    const [name, kind] = things[row.place];
    const told = Array.isArray(kind) || row.told ? row.label ?? name : name;
    return { name: told, severity: worst(held) || "not-studied", ingredients: held };
  };
  const guesses = (typed, reading) => {
    const best = new Map();
    for (const row of [...allNear(typed, reading).flatMap(closest), ...parts(reading)]) {
      if (!best.has(row.place) || row.rank < best.get(row.place).rank) best.set(row.place, row);
    }
    const key = (row) => (row.label || "").toLowerCase();
    const ranked = [...best.values()].sort((a, b) => a.rank - b.rank || (key(a) < key(b) ? -1 : +(key(a) > key(b))));
    const said = ranked.map((row) => [row, guessOf(row)]);
    const grave = said.filter(([, guess]) => serious.has(guess.severity));
    const sure = grave.filter(([row]) => row.rank <= rules.sure).length;
    const kept = grave.slice(0, Math.max(rules.guesses, sure)).map(([, guess]) => guess);
    const others = said.filter(([, guess]) => !serious.has(guess.severity)).map(([, guess]) => guess);
    return [...kept, ...others.slice(0, Math.max(1, rules.guesses - kept.length))];
  };
  const answer = (typed) => {
    const reading = read(typed);
    const places = unique(reading.found.flatMap((item) => item.keys));
    const held = unique(places.flatMap((place) => ingredients(place).map((item) => item.place))).map(ingredient);
    const severity = worst(held);
    const unread = reading.left.filter((item) => !noise.has(item) && !decimal(item));
    if (serious.has(severity) || (severity && !unread.length && !halfNamed(reading))) {
      const kind = ["none-known", "not-studied"].includes(severity) ? severity : "known-interaction";
      const meaning = reading.found.map((item) => other[item.words.toLowerCase()]).find(Boolean);
      const notes = places.filter((at) => Array.isArray(things[at][1]) && things[at][2]).map((at) => things[at][2]);
      return { typed, answer: kind, severity, ingredients: held, guesses: [], unread, other: meaning?.[1], notes };
    }
    return { typed, answer: "unknown", severity: null, ingredients: [], guesses: guesses(typed, reading), unread };
  };

  // What Python calls a space; every other character that is not to be seen is taken out.
  const space = String.raw`[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;
  const spaces = new RegExp(`${space}+`, "gu");
  const hidden = new RegExp(`(?!${space})\\p{C}`, "gu");
  const bullet = new RegExp(String.raw`^${space}*(?:[-*•+]${space}+|\p{Nd}{1,2}[.)]${space}+)`, "u");
  const clean = (text) => text.replace(hidden, "").replace(spaces, " ").trim();
  // A comma parts two names, but not the figures of a number.
  const split = (text) => text.split(/[;\n\r]/)
    .flatMap((line) => line.split(",").reduce((parts, part) => {
      const last = parts[parts.length - 1];
      const number = last !== undefined && /\p{Nd}$/u.test(last) && /^\p{Nd}/u.test(part);
      if (number) parts[parts.length - 1] = `${last},${part}`; else parts.push(part);
      return parts;
    }, []))
    .map((part) => clean(part.replace(bullet, ""))).filter(Boolean);
  const endOfName = (items, start) => {
    for (let end = Math.min(items.length, start + rules.longestRun); end > start + 1; end -= 1) {
      const run = items.slice(start, end);
      if (run.every((item) => exact(item).length)) continue;
      const together = run.join(" ");
      if (exact(together).length || (end === start + 2 && oneSlipAway(together))) return end;
    }
    return start + 1;
  };
  const rejoined = (items) => {
    const made = [];
    for (let start = 0; start < items.length;) {
      let end = endOfName(items, start);
      while (end < items.length && isDose(items[end]) && !exact(items[end]).length) end += 1;
      const words = fold(items[start]).split(" ").filter(Boolean);
      if (end > start + 1 || !words.every((item) => joining.has(item))) made.push(items.slice(start, end).join(" "));
      start = end;
    }
    return made;
  };
  const order = (item) => {
    if (!item.severity) return item.guesses.some((guess) => serious.has(guess.severity)) ? 2 : 3;
    const place = rules.worst.indexOf(item.severity);
    return place < 2 ? place : place + 2;
  };
  const check = (text) => {
    const items = split(text);
    const typed = rejoined(items.length > 1 && exact(text).length ? [clean(text)] : items);
    return unique(typed).map(answer).sort((a, b) => order(a) - order(b));
  };
  return { check, answer, fold, exact, isSerious: (severity) => serious.has(severity) };
};
