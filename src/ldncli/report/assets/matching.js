"use strict";
// The rules of `ldn check`, on the same names: what a typed name stands for, and what it may have
// been meant for. tests/test_page_script.py compares the two, name by name.
// Written for Safari 15 and Chrome 90: no look-behind, which stops the whole script there.
const checkerOf = ({ names, things, classes, rules, lists }) => {
  const noise = new Set(rules.noise);
  const forms = new Set(rules.forms);
  const joining = new Set(rules.joining);
  const serious = new Set(rules.serious);
  const makers = new Set(lists.makers);
  const passedOver = new Set([...rules.noise, ...lists.makers]);
  const pack = new Set(lists.pack);
  // Maps, since Object.hasOwn is younger than these browsers and `in` finds `constructor`.
  const [scripts, codes, contexts] = [lists.scripts, lists.codes, lists.context]
    .map((table) => new Map(Object.entries(table)));
  const aroundNames = new Set([...contexts.keys()].flatMap((phrase) => phrase.split(" ")));
  const decimal = (word) => /^\p{Nd}+$/u.test(word);

  // A vowel sign or a sound mark of another script is part of its word: only accents go.
  const accents = new RegExp(`[${rules.accents}]`, "gu");
  const plain = new RegExp(`[${Object.keys(rules.plain).join("")}]`, "gu");
  const fold = (text) =>
    text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ").replace(/[™℠]/g, " ").normalize("NFKD").toLowerCase()
      .replace(accents, "").replace(plain, (c) => rules.plain[c]).normalize("NFC")
      .replace(/['`]/g, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();

  const number = String.raw`\p{Nd}+(?:[.,]\p{Nd}+)?`;
  const unit = "(?:mcg|mg|µg|μg|ug|kg|g|ml|l|iu|meq|mmol|units?|hours?|hrs?|hr|h|%|micrograms?|milligrams?)";
  const word = String.raw`[\p{L}\p{N}_]`;
  const strength = new RegExp(
    String.raw`(^|[^\p{L}\p{N}_.])(?:${number}(?:\s*[\/x\-]\s*${number})*\s*${unit}(?:\s*\/\s*(?:${number}\s*)?${unit})*(?!${word})` +
    String.raw`|${number}(?:\s*[\/\-]\s*${number})+(?!${word})|\p{Nd}+[.,]\p{Nd}+(?!${word}))`, "gu");
  const wordsOf = (text) => fold(text.toLowerCase().replace(strength, "$1 ")).split(" ").filter(Boolean);
  const isDose = (text) => wordsOf(text).every((item) => forms.has(item) || decimal(item));
  const apart = (text) => text.match(/\p{Nd}+|\P{Nd}+/gu) || [];
  const biosimilar = new RegExp(rules.biosimilar, "gu");
  const withoutEnding = (text) => text.toLowerCase().replace(biosimilar, "$1");

  const byName = new Map();
  const spelt = new Map();
  const push = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
  const isClass = (place) => Boolean(things[place][6]);
  const isProduct = (place) => Array.isArray(things[place][1]);
  for (const [folded, label, place, flags] of names) {
    const row = { folded, label, place, ownName: flags & 1, international: flags & 2, listed: flags & 4 };
    push(byName, folded, row);
    if (folded) push(spelt, folded.replaceAll(" ", ""), row);
  }
  const unique = (items) => [...new Set(items)];
  // A medicine's own name goes before the name of a class; then other scripts, then codes.
  const exactFolded = (folded) => {
    const places = unique((byName.get(folded) || []).map((row) => row.place));
    const medicines = places.filter((place) => !isClass(place));
    if (medicines.length) return medicines;
    if (places.length) return places;
    if (scripts.has(folded)) return [scripts.get(folded)];
    if (codes.has(folded)) return codes.get(folded);
    // `allergy pill` where the list has `allergy pills`, or the reverse.
    const other = folded.endsWith("s") ? folded.slice(0, -1) : `${folded}s`;
    return unique((byName.get(other) || []).map((row) => row.place)).filter(isClass);
  };
  const exact = (name) => exactFolded(fold(name));
  const rowOf = (name, place) => [...(byName.get(fold(name)) || []), ...(spelt.get(fold(name).replaceAll(" ", "")) || [])]
    .find((row) => row.place === place);
  const bySibling = names.filter(([folded, , place]) => folded.includes(" ") && !isClass(place));
  const siblings = (name) => {
    const start = `${fold(name)} `;
    return bySibling.filter(([folded]) => folded.startsWith(start))
      .map(([folded, label, place, flags]) => ({ folded, label, place, ownName: flags & 1 }));
  };

  const distance = (one, two, limit) => {
    if (Math.abs(one.length - two.length) > limit) return limit + 1;
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
    for (const [written, spoken] of heard) text = text.replaceAll(written, spoken);
    const single = text.replace(/[eiouy]/g, "a").replace(/(.)\1+/gu, "$1");
    return single.replace(/a+$/, "") || single;
  };
  const sounds = new Map();
  const soundOf = (name) => {
    if (!sounds.has(name)) sounds.set(name, sound(name));
    return sounds.get(name);
  };
  const lettersOf = (text) => [...text].reduce((bits, c) => bits | (1 << (c.codePointAt(0) % 31)), 0);
  const bitCount = (bits) => { let count = 0; for (; bits; bits &= bits - 1) count += 1; return count; };
  // By first letter and length, and each group taken apart when a word first needs it.
  const groups = new Map();
  const tails = new Map();
  const sorted = [...spelt.keys()].sort();
  for (const name of sorted) {
    push(groups, `${name[0]}${name.length}`, name);
    push(tails, name.slice(1), name);
  }
  const opened = new Map();
  const group = (first, length) => {
    const key = `${first}${length}`;
    if (!opened.has(key)) {
      opened.set(key, (groups.get(key) || []).map((name) => ({ name, letters: lettersOf(name), heard: sound(name) })));
    }
    return opened.get(key);
  };
  // In a short word one slip says little.
  const slipRank = (typed, name) => (typed.length > rules.shortestStart ? 1 : rules.sure) + (name[0] === typed[0] ? 0 : 0.1);
  const oneSlip = (typed) => {
    const ranks = new Map();
    if (typed.length <= 1 || typed.length > rules.longestName) return ranks;
    const mine = lettersOf(typed);
    for (const length of [typed.length - 1, typed.length, typed.length + 1]) {
      for (const { name, letters } of group(typed[0], length)) {
        if (bitCount(mine ^ letters) <= 2 && distance(typed, name, 1) <= 1) ranks.set(name, slipRank(typed, name));
      }
    }
    const swapped = typed[1] + typed[0] + typed.slice(2);
    const others = [...(tails.get(typed) || []), ...(tails.get(typed.slice(1)) || []),
      ...[typed.slice(1), swapped].filter((name) => spelt.has(name))];
    for (const name of others) if (name[0] !== typed[0]) ranks.set(name, slipRank(typed, name));
    return ranks;
  };
  const oneSlipAway = (text) => oneSlip(fold(text).replaceAll(" ", "")).size > 0;
  const nearRanks = (typed) => {
    const ranks = oneSlip(typed);
    if (typed.length < rules.shortestStart || typed.length > rules.longestName) return ranks;
    const mine = lettersOf(typed);
    const typedSound = sound(typed);
    const limit = typed.length < 6 ? 1 : typed.length < 12 ? 2 : 3;
    const soundsNear = (entry) => Math.abs(entry.length - typedSound.length) <= 1 && entry[0] === typedSound[0] &&
      entry.length > rules.longSound && distance(typedSound, entry, 1) <= 1;
    const rank = ({ name, heard: entry }, strange) => {
      if (entry === typedSound && entry.length > rules.shortestStart) return rules.sure;
      if (Math.abs(name.length - typed.length) <= limit && strange <= 2 * limit) {
        const slips = distance(typed, name, limit);
        if (slips <= limit) return slips + distance(typedSound, entry, 3) / 10;
      }
      return name.includes(typed) && soundsNear(entry) ? 2.5 : null;
    };
    const set = (name, value) => { if (value !== null && !ranks.has(name)) ranks.set(name, value); };
    for (const first of unique([typed[0], ...(rules.firstLetters[typedSound[0]] || typedSound[0] || "")])) {
      for (let length = typed.length - rules.longer; length <= typed.length + rules.longer; length += 1) {
        for (const spelling of group(first, length)) {
          const strange = bitCount(mine ^ spelling.letters);
          if (strange <= rules.strange) set(spelling.name, rank(spelling, strange));
        }
      }
    }
    for (const name of sorted) {
      if (name.startsWith(typed)) set(name, 2 + (name.length - typed.length) / 50);
      else if (typed.length > rules.longPart && name.includes(typed)) set(name, 2.5);
    }
    return ranks;
  };
  // One from a list of a country is more than chance only beside a long word.
  const tells = (typed, name, rank, row) => {
    const letters = [...typed].length;
    const short = letters < rules.twoSlips;
    if (rank < rules.far) return rank < rules.sure || !(short && row.listed);
    if (letters < rules.longStart && name.startsWith(typed)) return false;
    const long = letters >= rules.longWord;
    if (rank >= rules.holds) return long && name.includes(typed);
    return long || ((name.startsWith(typed) || !short) && !row.listed);
  };
  const near = (text, closely = false) => {
    const typed = fold(text).replaceAll(" ", "");
    const nears = [];
    for (const [name, rank] of closely ? oneSlip(typed) : nearRanks(typed)) {
      for (const row of spelt.get(name)) {
        if ((!isClass(row.place) || rank < rules.sure) && tells(typed, name, rank, row)) nears.push({ ...row, rank });
      }
    }
    return nears;
  };

  // A substance in another language: codeinum, kodeina, morphinsulfat have one stem.
  const salt = new RegExp(rules.salt);
  const ending = new RegExp(rules.ending);
  const speltOf = (text) => rules.spelt
    .reduce((spelling, [written, spoken]) => spelling.replaceAll(written, spoken), text).replace(/(.)\1+/gu, "$1");
  const stemOf = (text) => {
    let spelling = speltOf(text);
    for (let bare = spelling.replace(salt, ""); bare !== spelling; bare = spelling.replace(salt, "")) spelling = bare;
    const left = spelling.replace(ending, "");
    return [...left].length >= rules.shortestStem ? left : "";
  };
  const stems = new Map();
  for (const row of [...byName.values()].flat()) {
    if (row.international) for (const stem of [stemOf(row.folded)].filter(Boolean)) push(stems, stem, row.place);
  }
  // Names in another script: at the start of a word, or anywhere where no spaces part words.
  const scriptNames = [...scripts.keys()].sort((a, b) => b.length - a.length);
  const ascii = (text) => /^[\0-\x7f]*$/.test(text);
  const inScript = (text) => {
    if (ascii(text)) return [];
    const found = [];
    if ([...text].some((c) => c >= rules.unspaced)) {
      for (let start = 0; start < text.length;) {
        const name = scriptNames.find((one) => text.startsWith(one, start));
        if (name) found.push(scripts.get(name));
        start += name ? name.length : 1;
      }
      return unique(found);
    }
    const starts = [text, ...rules.prefixes.filter((one) => text.startsWith(one)).map((one) => text.slice(one.length))];
    const name = scriptNames.find((one) => starts.some((start) => start.startsWith(one)));
    return name ? [scripts.get(name)] : [];
  };
  // Cyrillic and Greek letter by letter; what one letter stands for besides gives more spellings.
  const latinOf = (text) => {
    let word = rules.latinPairs.reduce((spelling, [pair, letters]) => spelling.replaceAll(pair, letters), text);
    word = [...word].map((c) => rules.latin[c] ?? c).join("");
    return ascii(word) ? unique([word, word.replace(/^g/, ""), ...rules.latinAlso.map(([one, two]) => word.replaceAll(one, two))]) : [];
  };
  let alike = null;
  const alikeOf = (spelling) => {
    if (!alike) {
      alike = new Map();
      for (const [folded, , place] of names) {
        if (!isClass(place) && [...folded].length >= rules.shortestForeign && /^\p{L}+$/u.test(folded)) push(alike, speltOf(folded).replace(/e$/, ""), place);
      }
    }
    return unique(alike.get(spelling) || []);
  };
  const inOurLetters = (text) => {
    if (ascii(text) || [...text].length < rules.shortestForeign) return [];
    for (const word of latinOf(text)) {
      for (const found of [exactFolded(word), stems.get(stemOf(word)) || [], alikeOf(speltOf(word).replace(/e$/, ""))]) {
        if (found.length) return found;
      }
    }
    return [];
  };
  const foreign = (text) => {
    if (decimal(text) || passedOver.has(text)) return [];
    const places = inScript(text);
    return places.length ? places : stems.get(stemOf(text)) || inOurLetters(text);
  };
  const asWritten = (text) => text.toLowerCase().replace(/µ/g, "μ").split("/").map((part) => part.trim()).join("/");
  const holds = (text, [stem, place]) =>
    place === "inside" ? text.includes(stem) : place === "whole" ? text === stem : place === "begins" ? text.startsWith(stem) : text.endsWith(stem);
  const innEnding = new RegExp(`[${rules.innEndings}]+$`);
  // A name beside a stem must say more than the stem, or `orphan` would spare levorphanol.
  const spared = (text, [stem, , besides]) => besides.some((name) => text === name ||
    (name.length > stem.length + rules.longerThanStem && text.startsWith(name.replace(innEnding, ""))));
  const stemIn = (text) => lists.stems.find((one) => holds(text, one) && !spared(text, one));
  const opioidPart = (typed, unread) => {
    const codes = fold(typed).split(" ").filter((item) => item && !/^\p{L}+$/u.test(item));
    for (const text of [...unread, unread.join(""), ...codes]) {
      const stem = stemIn(text);
      if (stem) return stem[0];
    }
    const written = asWritten(typed);
    const marked = lists.marked.find(([mark, place]) => place === "ends"
      ? written.split(/\s+/).some((token) => token.endsWith(mark)) : written.includes(mark));
    if (marked) return marked[0];
    const inside = unread.find((text) => !ascii(text) && scriptNames.some((name) => text.includes(name)));
    if (inside) return inside;
    const latin = unread.filter((text) => !ascii(text)).flatMap(latinOf).map(stemIn).find(Boolean);
    return latin ? latin[0] : null;
  };

  const contextAt = (words) => {
    for (let length = Math.min(words.length, rules.longestContext); length; length -= 1) {
      const phrase = words.slice(0, length).join(" ");
      if (contexts.has(phrase)) return { words: phrase, length, context: contexts.get(phrase) };
    }
    return null;
  };
  const makerAt = (words) => {
    for (let length = Math.min(words.length, rules.longestMaker); length > 1; length -= 1) {
      if (makers.has(words.slice(0, length).join(" "))) return length;
    }
    return 1;
  };
  const longest = (words, after) => {
    for (let length = words.length; length; length -= 1) {
      const run = words.slice(0, length).join(" ");
      if (length === 1 && (noise.has(run) || (after && decimal(run)))) return null;
      const places = exactFolded(run);
      const keys = places.length || length > 1 ? places : foreign(run);
      if (keys.length) return { words: run, keys };
    }
    return null;
  };
  // What was typed, run by run: known names, words around names, words not known.
  const runs = (words, context) => {
    const tokens = [];
    let named = false;
    for (let start = 0; start < words.length;) {
      const ahead = words.slice(start, start + rules.longestRun);
      const name = longest(ahead, named);
      const around = context ? contextAt(ahead) : null;
      const token = around && (!name || around.length >= name.words.split(" ").length) ? around
        : name || { words: ahead.slice(0, makerAt(ahead)).join(" ") };
      named = named || Boolean(token.keys);
      tokens.push(token);
      start += token.words.split(" ").length;
    }
    return reading(tokens);
  };
  const reading = (tokens) => ({
    tokens,
    names: tokens.filter((token) => token.keys),
    context: tokens.filter((token) => token.context),
    left: tokens.filter((token) => !token.keys && !token.context).map((token) => token.words),
  });
  const parted = (text) => (/^\p{L}+$/u.test(text) || exact(text).length ? [text] : apart(text));
  const closedUp = (words) => {
    const joined = words.filter((item) => !noise.has(item)).join("");
    const rows = joined.length > rules.shortestStart ? spelt.get(joined) : null;
    return rows && reading([{ words: joined, keys: unique(rows.map((row) => row.place)) }]);
  };
  const read = (typed, context = false) => {
    const keys = exact(typed);
    if (keys.length) return reading([{ words: typed, keys }]);
    const bare = withoutEnding(typed);
    const words = wordsOf(bare);
    // A form word can be a brand, where nothing but a strength stands with it: Twice 60 mg.
    const brand = exact(words.join(" "));
    if (brand.length) return reading([{ words: words.join(" "), keys: brand }]);
    // A name can hold a figure, as in vitamin B12; else figures part from letters: tramadol50mg.
    const entire = runs(words, context);
    if (entire.names.length && !entire.left.some((item) => !passedOver.has(item) && !decimal(item))) return entire;
    const parts = runs(words.flatMap(parted), context);
    if (parts.names.length || parts.context.length) return parts;
    // What looks like a strength can be part of a name, as in Alor 5/500.
    const whole = runs(fold(bare).split(" ").filter(Boolean), false);
    return whole.names.length ? whole : closedUp(words) || parts;
  };
  // The words around a name lower a warning only where every word of the entry is understood.
  const namesMedicine = (token) => token.words.split(" ").some((item) => !noise.has(item) && exact(item).length);
  const aside = (entry) => entry.context.every((token) => token.context === "none" ||
    (token.context === "denied" && namesMedicine(token)));
  const contextOf = (typed, entry) => {
    const kinds = new Set(entry.context.map((token) => token.context));
    if (!kinds.size || kinds.has("now") || entry.left.some((item) => !passedOver.has(item) && !decimal(item))) return null;
    if (!entry.names.length) {
      if ([...kinds].every((kind) => kind === "none")) return "none";
      return [...kinds].every((kind) => kind === "denied" || kind === "none") && aside(entry) ? "denied" : null;
    }
    if (entry.names.length > 1 && !/[+\/&]|(?:^|[^\p{L}\p{N}_])(?:and|or|nor)(?![\p{L}\p{N}_])/iu.test(typed)) return null;
    if (kinds.has("past") && !kinds.has("denied") && !kinds.has("none")) return "past";
    if (/\p{Nd}/u.test(typed) || entry.left.some((item) => forms.has(item))) return null;
    if (kinds.size === 1 && kinds.has("allergy")) return "allergy";
    const [first] = entry.tokens;
    return kinds.size === 1 && kinds.has("denied") && first.context && !namesMedicine(first) ? "denied" : null;
  };

  const ingredient = (place) => {
    const [name, kind, group, own, note] = things[place];
    return { place, name, kind, group, note, severity: own || classes[group]?.severity || "not-studied" };
  };
  const ingredients = (place) => (isProduct(place) ? things[place][1] : [place]).map(ingredient);
  const worst = (contents) => rules.worst.find((severity) => contents.some((item) => item.severity === severity)) || null;
  const grave = (place) => serious.has(worst(ingredients(place)));
  const places = (contents) => contents.map((item) => item.place).join(",");
  const sensesOf = ({ words, keys }) => {
    const found = new Map();
    for (const place of keys) {
      const contents = ingredients(place).map((item) => (isClass(place) ? { ...item, name: words } : item));
      const meaning = (isProduct(place) && things[place][3]) || contents.map((item) => item.name).join(" and ");
      if (!found.has(places(contents))) found.set(places(contents), { place, contents, meaning });
    }
    const rank = ({ contents }) => rules.worst.indexOf(worst(contents) || "not-studied");
    return [...found.values()].sort((a, b) => rank(a) - rank(b));
  };
  // Of two meanings the worse, unless another word of the entry names the one that is meant.
  const chosenSenses = (entry) => {
    const each = entry.names.map(sensesOf);
    const single = new Set(each.filter((senses) => senses.length === 1).flatMap(([one]) => one.contents.map((item) => item.place)));
    const chosen = [];
    const others = [];
    for (const senses of each) {
      const named = senses.filter(({ contents }) => contents.every((item) => single.has(item.place)));
      chosen.push(...(senses.length > 1 && named.length ? named : senses.slice(0, 1)));
      if (!named.length) others.push(...senses.slice(1).map((sense) => sense.meaning));
    }
    const medicines = chosen.some(({ place }) => !isClass(place));
    const kept = chosen.filter(({ place, contents }) => !medicines || !isClass(place) || serious.has(worst(contents)));
    return { senses: kept, others };
  };
  // `CR` after a name may be the `C` of another name with a letter more.
  const holdsOneOf = (passed, words) => words.some((word) => !joining.has(word) && (passed.has(word) ||
    (/^\p{L}$/u.test(word) && [...passed].some((item) => [...item].length === 2 && item.startsWith(word)))));
  const kin = (entry) => {
    const passed = new Set(entry.left.filter((item) => !joining.has(item)));
    return passed.size ? entry.names.flatMap((token) => siblings(token.words)
      .filter(({ folded }) => holdsOneOf(passed, folded.split(" ")))
      .map((row) => ({ ...row, rank: rules.sure }))) : [];
  };
  const parts = (entry) => [
    ...entry.names.flatMap(({ words, keys }) => keys.map((place) => ({ ...rowOf(words, place), place, rank: 1 }))),
    ...kin(entry),
  ];
  // `Tylenol number 3` names Tylenol, and the 3 is what makes it an opioid.
  const halfNamed = (entry) => kin(entry).some((row) => grave(row.place));
  // What is harmless and two slips from a short word that does not begin it is chance.
  const likely = (text, rows) => {
    const word = fold(text).replaceAll(" ", "");
    return rows.filter((row) => row.rank <= rules.sure || [...word].length >= rules.longEnough ||
      fold(row.label).replaceAll(" ", "").startsWith(word) || grave(row.place));
  };
  const allNear = (typed, entry) => {
    const words = entry.left.filter((item) => !passedOver.has(item) && !pack.has(item) && !aroundNames.has(item));
    const known = entry.names.length > 0;
    // Without what looked like a dose, and with it: a slip can look like one.
    const texts = words.length ? unique([fold(typed), ...(known ? [] : [words.join(" ")])]) : [];
    const whole = [
      ...siblings(typed).map((row) => ({ ...row, rank: rules.sure })),
      ...texts.flatMap((text) => likely(text, near(text)).filter((row) => row.rank <= rules.sure || !known)),
    ];
    const named = whole.some((row) => row.rank <= rules.sure);
    const each = !named && (words.length > 1 || known)
      ? words.slice(0, rules.mostWords).filter((item) => item.length > rules.shortestStart).map((item) => likely(item, near(item, words.length > rules.manyWords))) : [];
    return [whole, ...each];
  };
  // What is about as near as the nearest; of serious medicines some more.
  const closest = (rows) => {
    const limit = Math.min(...rows.map((row) => row.rank)) + rules.spread / 2;
    return rows.filter((row) => row.rank <= limit || (row.rank <= limit + rules.spread / 2 && grave(row.place)));
  };
  const guessOf = (row) => {
    const contents = ingredients(row.place);
    const shownName = isProduct(row.place) || isClass(row.place) || row.ownName ? row.label ?? things[row.place][0] : things[row.place][0];
    return { name: shownName, severity: worst(contents) || "not-studied", ingredients: contents };
  };
  const guesses = (typed, entry, seriousAlone) => {
    const best = new Map();
    for (const row of [...allNear(typed, entry).flatMap(closest), ...parts(entry)]) {
      if (!best.has(row.place) || row.rank < best.get(row.place).rank) best.set(row.place, row);
    }
    const key = (row) => (row.label || "").toLowerCase();
    const ranked = [...best.values()].sort((a, b) => a.rank - b.rank || isProduct(a.place) - isProduct(b.place) || (key(a) < key(b) ? -1 : +(key(a) > key(b))));
    const graves = ranked.filter((row) => grave(row.place));
    const sure = graves.filter((row) => row.rank <= rules.sure).length;
    const shown = graves.slice(0, Math.max(rules.guesses, sure));
    const others = seriousAlone ? [] : ranked.filter((row) => !grave(row.place) && row.rank <= rules.harmless);
    return [...shown, ...others.slice(0, Math.max(1, rules.guesses - shown.length))].map(guessOf);
  };
  const known = (typed, senses) => {
    const contents = [...new Map(senses.flatMap((sense) => sense.contents).map((item) => [item.place, item])).values()];
    const severity = worst(contents);
    const classOnly = senses.every(({ place }) => isClass(place));
    const given = classOnly || serious.has(severity) ? [] : unique(contents.flatMap((item) => things[item.place][5] || []));
    const kind = classOnly ? "class" : severity === "not-studied" && given.length ? "given-together"
      : ["none-known", "not-studied"].includes(severity) ? severity : "known-interaction";
    const noted = unique(senses.map(({ place }) => place));
    const notes = [...noted.filter((at) => isProduct(at) && things[at][2]).map((at) => things[at][2]),
      ...noted.filter(isClass).map((at) => things[at][4])];
    return { typed, answer: kind, severity, ingredients: contents, guesses: [], unread: [], other: null, notes, given };
  };
  const notTaken = new Set(rules.notTaken);
  const answer = (typed) => {
    let entry = read(typed, true);
    const context = entry.context.length ? contextOf(typed, entry) : null;
    if (context) {
      const { senses } = chosenSenses(entry);
      return senses.length ? { ...known(typed, senses), answer: context, notes: [] }
        : { typed, answer: context, severity: null, ingredients: [], guesses: [], unread: [], notes: [], given: [] };
    }
    if (entry.context.length && !(entry.names.length && aside(entry))) entry = read(typed);
    const { senses, others } = chosenSenses(entry);
    const severity = worst(senses.flatMap((sense) => sense.contents));
    const unread = entry.left.filter((item) => !passedOver.has(item) && !decimal(item));
    if (serious.has(severity) || (severity && !unread.length && !halfNamed(entry))) {
      return { ...known(typed, senses), unread, other: others.join("; ") || null };
    }
    const part = opioidPart(typed, unread);
    return { typed, answer: "unknown", severity: null, ingredients: [], guesses: guesses(typed, entry, Boolean(part)),
      unread, part, notes: [], given: [] };
  };
  // A name with two meanings beside a medicine of the kind of the lesser one is asked about.
  const asked = (item, sure) => {
    const senses = read(item.typed).names.flatMap(sensesOf);
    const hinted = senses.slice(1).some(({ contents }) => contents.some((one) => sure.has(one.group)));
    if (!hinted) return item;
    const both = senses.map(({ contents }) => ({ name: item.typed, severity: worst(contents) || "not-studied", ingredients: contents }));
    return { typed: item.typed, answer: "unknown", severity: null, ingredients: [], guesses: both, unread: [], notes: [], given: [] };
  };

  // What Python calls a space; every other character that is not to be seen is taken out.
  const space = String.raw`[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;
  const spaces = new RegExp(`${space}+`, "gu");
  const hidden = new RegExp(`(?!${space})\\p{C}`, "gu");
  const bullet = new RegExp(String.raw`^${space}*(?:[-*•+]${space}+|\p{Nd}{1,2}[.)]${space}+)`, "u");
  const clean = (text) => text.replace(hidden, "").replace(spaces, " ").trim();
  // A comma parts two names, but not the figures of a number.
  const commas = (line) => line.split(",").reduce((found, part) => {
    const last = found[found.length - 1];
    const number = last !== undefined && /\p{Nd}$/u.test(last) && /^\p{Nd}/u.test(part);
    if (number) found[found.length - 1] = `${last},${part}`; else found.push(part);
    return found;
  }, []);
  // Under a heading such as `Allergies:` the whole line is one.
  const split = (text) => text.split(/[;\n\r]/).flatMap((line) => {
    const match = /^([^:;,\n]{2,40}):(?!\/\/)([^]*)$/u.exec(clean(line.replace(bullet, "")));
    const heading = match && contexts.has(fold(match[1])) ? match[1] : "";
    return commas(heading ? match[2] : line).map((part) => clean(part.replace(bullet, "")))
      .filter(Boolean).map((part) => (heading ? `${heading}: ${part}` : part));
  });
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
    const joinedNames = [];
    for (let start = 0; start < items.length;) {
      let end = endOfName(items, start);
      while (end < items.length && isDose(items[end]) && (forms.has(fold(items[end])) || !exact(wordsOf(items[end]).join(" ")).length)) end += 1;
      const words = fold(items[start]).split(" ").filter(Boolean);
      if (end > start + 1 || !words.every((item) => joining.has(item))) joinedNames.push(items.slice(start, end).join(" "));
      start = end;
    }
    return joinedNames;
  };
  const toBeAsked = (item) => item.answer === "unknown" || (item.answer === "past" && serious.has(item.severity));
  const order = (item) => {
    if (item.answer === "unknown") return item.part || item.guesses.some((guess) => serious.has(guess.severity)) ? 2 : 3;
    if (notTaken.has(item.answer)) return toBeAsked(item) ? 4 : rules.worst.length + 4;
    const place = rules.worst.indexOf(item.severity);
    return place < 2 ? place : place + 3;
  };
  const check = (text) => {
    if (text.length > rules.mostCharacters) throw new RangeError("too long for a list of medicines");
    const items = split(text);
    const typed = rejoined(items.length > 1 && exact(text).length ? [clean(text)] : items);
    const answers = unique(typed).map(answer);
    const sure = new Set(answers.filter((item) => !item.other).flatMap((item) => item.ingredients.map((one) => one.group))
      .filter((group) => classes[group] && classes[group].severity !== "not-studied"));
    return answers.map((item) => (item.other ? asked(item, sure) : item)).sort((a, b) => order(a) - order(b));
  };
  const taken = (item) => !notTaken.has(item.answer);
  return { check, answer, fold, exact, distance, isClass, taken, isSerious: (severity) => serious.has(severity) };
};
