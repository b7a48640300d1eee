"use strict";
// The recognition of `ldn ask` on the same cues: which records a question names.
// tests/test_page_script.py compares the two, question by question.
const askerOf = (data, checker) => {
  const { kinds, rules, answers } = data;
  const fold = checker.fold;
  const set = (items) => new Set(items);
  const [fillers, generic, ordinary, own] = [data.fillers, data.generic, data.ordinary, data.own].map(set);
  const medicineWords = set(data.medicineWords);

  const single = (word) => {
    const last = word[word.length - 1];
    const doubled = word.length > rules.shortestStem && last === word[word.length - 2] && !"aeiousl".includes(last);
    return doubled ? word.slice(0, -1) : word;
  };
  const stem = (typed) => {
    let word = typed;
    for (const [british, american] of rules.spellings) word = word.replaceAll(british, american);
    if (/s$/.test(word) && !/(ss|us|is)$/.test(word) && word.length > rules.shortestStem) {
      word = /ies$/.test(word) && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
    }
    for (const ending of ["ing", "ed"]) {
      if (word.endsWith(ending) && word.length - ending.length >= rules.shortestStem) {
        word = single(word.slice(0, -ending.length));
        break;
      }
    }
    return word.length > rules.shortestStem ? word.replace(/e$/, "") : word;
  };
  const wordsOf = (text) => {
    const parted = text.replace(/(\p{Nd})(mcg|mg|ml|kg|am|pm)(?![\p{L}\p{N}_])/giu, "$1 $2");
    const whole = parted.replace(/(\p{Nd})[.,](\p{Nd})/gu, "$1point$2");
    return fold(whole).split(" ").filter(Boolean).map(stem);
  };

  const needed = (phrase) => {
    const stems = [...new Set(wordsOf(phrase))];
    const telling = stems.filter((word) => !fillers.has(word));
    return telling.length ? telling : stems;
  };
  const cues = data.cues.map(([place, id, phrase, needs]) =>
    ({ kind: kinds[place], id, phrase, needs: needs ? needs.split(" ") : needed(phrase) }));
  const counts = new Map();
  for (const { needs } of cues) for (const word of needs) counts.set(word, (counts.get(word) || 0) + 1);

  const plain = (word) => fillers.has(word) || generic.has(word);
  const parting = set(rules.parting);
  // One telling word is not its phrase: “lower the dose” is not “lower”.
  const isParted = (folded, question) => {
    const stems = wordsOf(folded);
    if (stems.filter((word) => !fillers.has(word)).length !== 1) return true;
    let asked = ` ${fold(question)} `;
    for (const name of rules.namesOfLdn) asked = asked.replaceAll(` ${name} `, " ");
    const spoken = set(wordsOf(asked));
    return stems.every((word) => !parting.has(word) || spoken.has(word));
  };
  const mayStand = (phrase, question) => {
    if (phrase.trim().includes(" ")) return isParted(fold(phrase), question);
    const asked = question.match(/[\p{L}\p{N}]+/gu) || [];
    const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase();
    if (isUpper(phrase) && ([...phrase].length <= rules.short || plain(phrase.toLowerCase()))) {
      const bare = question.replace(/^[?!. ]+|[?!. ]+$/g, "");
      return asked.includes(phrase) || bare.toLowerCase() === phrase.toLowerCase();
    }
    const folded = fold(phrase);
    if (` ${fold(question)} `.includes(` ${folded} `)) return true;
    if (!isUpper(phrase) && [...stem(folded)].length >= rules.longStem) return true;
    const singular = (word) => word.replace(/s$/, "");
    return !isUpper(phrase) && asked.filter((word) => !isUpper(word)).some((word) => singular(fold(word)) === singular(folded));
  };
  // Phrases that a question speaks as they stand: `how long until it works`, ME.
  const silent = set(rules.silent);
  const sequence = (text) => wordsOf(text).filter((word) => !silent.has(word));
  const isWithin = (phrase, question) => phrase.length >= rules.fewestSpoken
    && question.some((_, start) => phrase.every((word, place) => question[start + place] === word));
  const isInCapitals = (phrase, question) => {
    const asked = question.match(/[\p{L}\p{N}]+/gu) || [];
    const isUpper = phrase === phrase.toUpperCase() && phrase !== phrase.toLowerCase();
    return isUpper && asked.includes(phrase) && (fold(question) === fold(phrase) || question !== question.toUpperCase());
  };
  const meant = (phrase, question) => {
    const stems = wordsOf(phrase);
    const isPlain = stems.length === 1 && fillers.has(stems[0]);
    return isPlain && isInCapitals(phrase, question) ? new Map([[stems[0], Math.log(rules.cues)]]) : null;
  };
  const isTyped = (item, question) => ` ${fold(question)} `.includes(` ${fold(item.phrase)} `);
  const isBetter = (one, other, question) => {
    if (!other || one.weight !== other.weight) return one.weight > (other ? other.weight : 0);
    return isTyped(one, question) && !isTyped(other, question);
  };
  const place = (a, b) => (a < b ? -1 : +(a > b));
  const rank = (item) => data.ranks[`${item.kind} ${item.id}`] || 0;
  const everyday = new Map(data.everyday);
  const isByOther = (item) => everyday.get(`${item.id} ${item.phrase}`) || 0;
  const inOrder = (best) => [...best.values()].sort((a, b) => b.weight - a.weight || place(a.kind, b.kind)
    || isByOther(a) - isByOther(b) || rank(a) - rank(b) || place(a.id, b.id));
  const mention = ({ kind, id, phrase, needs }, met, weights) => {
    const words = set(wordsOf(phrase).filter((word) => weights.has(word)));
    const weight = [...words].reduce((sum, word) => sum + weights.get(word), 0);
    if (met < needs.length) {
      const missing = (needs.length - met) * Math.log(rules.cues / 20);
      if (!rules.sentences.includes(kind) || met < rules.fewestWords || weight < rules.enough * (weight + missing)) return null;
    }
    return { kind, id, phrase, words, weight: weight * (rules.factors[kind] || 1) };
  };
  const mentions = (question, isWanted) => {
    const stems = set(wordsOf(question));
    const weights = new Map([...stems].filter((word) => counts.has(word) && !fillers.has(word))
      .map((word) => [word, generic.has(word) ? rules.generic : Math.log(rules.cues / counts.get(word))]));
    const best = new Map();
    for (const cue of cues) {
      const met = isWanted(cue.kind) ? cue.needs.filter((word) => stems.has(word)).length : 0;
      if (!met || !mayStand(cue.phrase, question)) continue;
      const one = mention(cue, met, meant(cue.phrase, question) || weights);
      const isLong = one && fold(one.phrase).split(" ").length >= rules.typedWords;
      if (isLong && isTyped(one, question)) one.weight *= rules.typed;
      const key = `${cue.kind} ${cue.id}`;
      if (one && isBetter(one, best.get(key), question)) best.set(key, one);
    }
    return inOrder(best);
  };
  const intentsOf = (question) => {
    const spoken = wordsOf(question);
    const isAsked = (words) => spoken.some((_, start) => words.every((word, i) => spoken[start + i] === word));
    const asked = cues.filter(({ kind, phrase }) => kind === "intent" && isAsked(wordsOf(phrase)));
    return [...new Set(asked.map(({ id }) => id))];
  };
  const spoken = (question) => {
    const [spoken, best] = [sequence(question), new Map()];
    for (const { kind, id, phrase } of cues) {
      if (kind === "intent" || kind === "condition") continue;
      const words = sequence(phrase);
      if (!words.some((word) => !fillers.has(word)) || !isWithin(words, spoken)) continue;
      const weight = rules.spoken * words.length * (rules.factors[kind] || 1);
      const key = `${kind} ${id}`;
      if (weight > (best.has(key) ? best.get(key).weight : 0)) best.set(key, { kind, id, phrase, words: set(words), weight });
    }
    return inOrder(best);
  };

  const gain = (item, known) => {
    const fresh = [...item.words].filter((word) => !known.has(word)).length;
    return item.words.size ? item.weight * fresh / item.words.size : 0;
  };
  const covered = (found) => {
    const [rest, known, kept] = [[...found], new Set(), []];
    while (kept.length < rules.mostRecords && rest.length) {
      const gains = rest.map((item) => gain(item, known));
      const at = gains.indexOf(Math.max(...gains));
      if (gains[at] < rules.leastGain) break;
      const [best] = rest.splice(at, 1);
      kept.push(best);
      for (const word of best.words) known.add(word);
    }
    return kept;
  };
  const isPart = (one, other) => [...one].every((word) => other.has(word));
  const isInside = (one, other) => one.size < other.size && isPart(one, other);

  const isNear = (word, name) => {
    const most = Math.min(word.length, name.length) >= rules.longSlip ? 2 : 1;
    return word[0] === name[0] && Math.abs(word.length - name.length) <= most && checker.distance(word, name, most) <= most;
  };
  const opioidStems = set(data.opioidNames.map(stem));
  const isSlip = (word) => word.length >= rules.shortestSlip && /^\p{L}+$/u.test(word) && !ordinary.has(word) && !own.has(word) && !data.studies[word]
    && (!counts.has(stem(word)) || opioidStems.has(stem(word))) && data.opioidNames.some((name) => isNear(word, name));
  const isMedicine = (name) => checker.exact(name).some((place) => !checker.isClass(place)) || medicineWords.has(name);
  const medicinesIn = (question) => {
    const words = fold(question).split(" ").filter(Boolean);
    const names = [];
    const longest = (run) => {
      for (let length = run.length; length; length -= 1) {
        const name = run.slice(0, length).join(" ");
        const alone = length === 1 && (ordinary.has(name) || [...name].length < rules.shortestMedicine || /^\p{Nd}+$/u.test(name));
        if (!alone && isMedicine(name)) return length;
      }
      return 0;
    };
    const passedOver = (run) => {
      let length = run.length;
      while (length > 1 && !ordinary.has(run.slice(0, length).join(" "))) length -= 1;
      return length > 1 ? length : 0;
    };
    for (let start = 0; start < words.length;) {
      const passed = passedOver(words.slice(start, start + rules.longestMedicine));
      if (passed) {
        start += passed;
        continue;
      }
      const length = longest(words.slice(start, start + rules.longestMedicine));
      if (length || isSlip(words[start])) names.push(words.slice(start, start + Math.max(length, 1)).join(" "));
      start += length || 1;
    }
    return [...new Set(names)].filter((name) => !own.has(name));
  };
  const studyIds = set(data.studyIds);
  const lowIds = set(data.lowStudyIds);
  const beside = set(rules.beside);
  const isMeant = (name, words, question) => isInCapitals(name.toUpperCase(), question)
    || words.some((word, i) => i && ((word === name && beside.has(words[i - 1])) || (words[i - 1] === name && beside.has(word))));
  const studyIn = (question) => {
    const words = fold(question).split(" ").filter((word) => word && word !== "et" && word !== "al");
    for (let i = 0; i + 1 < words.length; i += 1) {
      const [author, year] = [words[i], words[i + 1]];
      const numbered = /^\p{Nd}+$/u.test(year) && year.length >= rules.shortestNumber;
      for (const name of numbered ? [author, author.replace(/s$/, "")] : []) {
        const key = `${name}-${year}`;
        const longer = studyIds.has(key) ? [key] : data.studyIds.filter((id) => id.startsWith(`${key}-`));
        const low = longer.filter((id) => lowIds.has(id));
        if (longer.length === 1) return longer[0];
        if (low.length === 1) return low[0];
      }
    }
    for (let length = rules.longestStudy; length; length -= 1) {
      for (let start = 0; start + length <= words.length; start += 1) {
        const name = words.slice(start, start + length).join(" ");
        if (ordinary.has(name) && !isMeant(name, words, question)) continue;
        const keys = [...name].length >= rules.shortestStudy ? data.studies[name] || [] : [];
        if (keys.length === 1) return keys[0];
      }
    }
    return null;
  };

  const isOfName = (item, taken) => (item.kind === "condition"
    ? isPart(item.words, set(taken.flatMap((name) => [...name])))
    : taken.some((name) => isInside(item.words, name)) && !isMedicine(fold(item.phrase)));
  const felt = (found, intents) => {
    const harms = set(found.filter((item) => item.kind === "harm_word").flatMap((item) => [...item.words]));
    const isAsked = intents.includes(rules.byLdn) || (intents.includes(rules.onLdn) && !intents.includes(rules.efficacy));
    if (!isAsked || !harms.size) return found;
    const kept = found.filter((item) => item.kind !== "condition" || !isPart(item.words, harms));
    return kept.map((item) => (item.kind === "harm_word" ? { ...item, weight: item.weight * rules.felt } : item))
      .sort((a, b) => b.weight - a.weight);
  };
  // What a longer name of something else has in it is left out: sleep, in sleep apnoea.
  const isInsideOther = (item, found, question, isByLdn) => {
    if (item.id === rules.nothingHeld) return isByLdn && found.some((other) => other !== item && isPart(item.words, other.words));
    const takes = ({ words }) => isPart(item.words, words) && (item.words.size < words.size || !isByLdn);
    if (found.some((other) => other.id === rules.nothingHeld && takes(other))) return true;
    const isLed = item.kind === "condition" && (isByOther(item) > 0 || !isTyped(item, question));
    return isLed && found.some((other) => other.kind !== "condition" && other.weight > item.weight && isInside(item.words, other.words));
  };
  const meantBy = (phrase) => {
    const same = cues.filter((cue) => cue.kind === "condition" && fold(cue.phrase) === fold(phrase));
    return set(same.map(({ id }) => id)).size;
  };
  const ask = (question) => {
    const medicines = medicinesIn(question);
    const taken = medicines.map((name) => set(wordsOf(name)));
    const intents = intentsOf(question);
    const read = mentions(question, (kind) => kind !== "intent").filter((item) => !isOfName(item, taken));
    const isByLdn = intents.includes(rules.byLdn) || intents.includes(rules.onLdn);
    const found = felt(read.filter((item) => !isInsideOther(item, read, question, isByLdn)), intents);
    const named = found.filter((item) => item.kind === "condition");
    const typed = set(named.filter((item) => isTyped(item, question)).flatMap((item) => [...item.words]));
    const isOwn = (item) => isTyped(item, question) || !isPart(item.words, typed);
    const kept = named.filter((item) => isOwn(item) && !named.some((other) => isInside(item.words, other.words)));
    const names = set(kept.filter((item) => !isByOther(item)).map(({ phrase }) => fold(phrase)));
    const conditions = kept.filter((item) => !names.size || !isByOther(item) || meantBy(item.phrase) < rules.symptom || names.has(fold(item.phrase)))
      .sort((a, b) => +(isByOther(a) > 0) - +(isByOther(b) > 0))
      .slice(0, rules.mostConditions);
    const own = set(conditions.flatMap((item) => [...item.words]));
    const isBeside = (item) => item.kind === "position" || !isPart(item.words, own);
    let records = covered(found.filter((item) => item.kind !== "condition" && isBeside(item)));
    if (!records.length && !medicines.length) records = covered(spoken(question));
    const isBare = !records.length && !conditions.length && !medicines.length && intents.includes(rules.whatIs);
    if (isBare) records = [{ kind: "help", id: rules.whatIsHelp, phrase: question, words: new Set(), weight: 1 }];
    return { medicines, conditions, records, intents, study: studyIn(question), nearest: found.slice(0, rules.mostConditions) };
  };
  // The records of an answer in order: what is urgent first, then what says most of the question.
  const parts = (asked) => {
    const most = Math.max(0, ...asked.conditions.map((item) => item.weight));
    const heavy = asked.records.filter((item) => item.weight > most);
    const rest = asked.records.filter((item) => item.weight <= most);
    return [...heavy, ...asked.conditions, ...rest].map(({ kind, id, phrase }) => ({ kind, id, phrase, ...answers[`${kind} ${id}`] }))
      .filter((part) => part.title).sort((a, b) => b.urgent - a.urgent);
  };
  return { ask, parts };
};
