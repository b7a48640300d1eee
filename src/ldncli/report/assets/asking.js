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
    const whole = text.replace(/(\p{Nd})[.,](\p{Nd})/gu, "$1point$2");
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
  const mayStand = (phrase, question) => {
    if (phrase.trim().includes(" ")) return true;
    const asked = question.match(/[\p{L}\p{N}]+/gu) || [];
    const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase();
    if (isUpper(phrase) && ([...phrase].length <= rules.short || plain(phrase.toLowerCase()))) {
      const bare = question.replace(/^[?!. ]+|[?!. ]+$/g, "");
      return asked.includes(phrase) || bare.toLowerCase() === phrase.toLowerCase();
    }
    const folded = fold(phrase);
    if (` ${fold(question)} `.includes(` ${folded} `)) return true;
    const singular = (word) => word.replace(/s$/, "");
    return !isUpper(phrase) && asked.filter((word) => !isUpper(word)).some((word) => singular(fold(word)) === singular(folded));
  };
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
      const one = mention(cue, met, weights);
      const key = `${cue.kind} ${cue.id}`;
      if (one && one.weight > (best.has(key) ? best.get(key).weight : 0)) best.set(key, one);
    }
    const place = (a, b) => (a < b ? -1 : +(a > b));
    return [...best.values()].sort((a, b) => b.weight - a.weight || place(a.kind, b.kind) || place(a.id, b.id));
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
  const isInside = (one, other) => one.size < other.size && [...one].every((word) => other.has(word));

  const medicinesIn = (question) => {
    const words = fold(question).split(" ").filter(Boolean);
    const names = [];
    const longest = (run) => {
      for (let length = run.length; length; length -= 1) {
        const name = run.slice(0, length).join(" ");
        const alone = length === 1 && (ordinary.has(name) || [...name].length < rules.shortestMedicine || /^\p{Nd}+$/u.test(name));
        if (!alone && (checker.exact(name).some((place) => !checker.isClass(place)) || medicineWords.has(name))) return length;
      }
      return 0;
    };
    for (let start = 0; start < words.length;) {
      const length = longest(words.slice(start, start + rules.longestMedicine));
      if (length) names.push(words.slice(start, start + length).join(" "));
      start += length || 1;
    }
    return [...new Set(names)].filter((name) => !own.has(name));
  };
  const studyIds = set(data.studyIds);
  const studyIn = (question) => {
    const words = fold(question).split(" ").filter((word) => word && word !== "et" && word !== "al");
    for (let i = 0; i + 1 < words.length; i += 1) {
      const [author, year] = [words[i], words[i + 1]];
      const dated = /^\p{Nd}+$/u.test(year) && rules.years[0] <= Number(year) && Number(year) < rules.years[1];
      if (dated && studyIds.has(`${author}-${year}`)) return `${author}-${year}`;
    }
    for (let length = rules.longestStudy; length; length -= 1) {
      for (let start = 0; start + length <= words.length; start += 1) {
        const name = words.slice(start, start + length).join(" ");
        const keys = [...name].length >= rules.shortestStudy ? data.studies[name] || [] : [];
        if (keys.length === 1) return keys[0];
      }
    }
    return null;
  };

  const ask = (question) => {
    const medicines = medicinesIn(question);
    const taken = set(medicines.flatMap(wordsOf));
    const found = mentions(question, (kind) => kind !== "intent")
      .filter((item) => item.kind !== "condition" || ![...item.words].every((word) => taken.has(word)));
    const named = found.filter((item) => item.kind === "condition");
    const isTyped = (item) => ` ${fold(question)} `.includes(` ${fold(item.phrase)} `);
    const typed = set(named.filter(isTyped).flatMap((item) => [...item.words]));
    const isOwn = (item) => isTyped(item) || ![...item.words].every((word) => typed.has(word));
    const conditions = named.filter((item) => isOwn(item) && !named.some((other) => isInside(item.words, other.words)))
      .slice(0, rules.mostConditions);
    const spoken = set(conditions.flatMap((item) => [...item.words]));
    const isBeside = (item) => item.kind === "position" || [...item.words].some((word) => !spoken.has(word));
    const records = covered(found.filter((item) => item.kind !== "condition" && isBeside(item)));
    const intents = mentions(question, (kind) => kind === "intent").map((item) => item.id);
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
