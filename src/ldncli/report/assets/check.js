"use strict";
// What the check says of each medicine, as cards; the box that asks shows the same.
const ldnCheck = (data) => {
  const { words, classes } = data;
  const checker = checkerOf(data);
  const place = document.getElementById("answers");
  const box = document.getElementById("check-names");
  const form = document.getElementById("check-form");

  const create = (tag, text, name) => {
    const created = document.createElement(tag);
    created.textContent = text;
    if (name) created.className = name;
    return created;
  };
  const names = (contents) => contents.map((item) => `${item.name} (${item.kind})`).join(" + ");
  const same = (one, two) => one.toLowerCase() === two.toLowerCase();
  const alone = (typed, contents) => contents.length === 1 && same(contents[0].name, typed);

  const known = (item, title) => {
    const [sign, phrase] = words.severities[item.severity];
    const decisive = item.ingredients.filter(({ severity }) => severity === item.severity);
    const now = checker.taken(item);
    const card = create("article", "", `answer${now && checker.isSerious(item.severity) ? " serious" : ""}`);
    card.append(create(title, alone(item.typed, item.ingredients) ? `${item.typed} (${item.ingredients[0].kind})`
      : `${item.typed} = ${names(item.ingredients)}`));
    const other = words.others[item.answer];
    card.append(create("p", other ? other.join(" ").trim() : `${sign} ${phrase}`, "what"));
    if (item.answer === "past" && opioid({ ...item, answer: "" })) card.append(create("p", words.past, "what"));
    if (!now) return card;
    if (item.answer === "class") card.append(create("p", "A class: name the medicine."));
    if (item.given.length) card.append(create("p", `Given together with naltrexone in ${item.given.join("; ")}. No interaction study.`));
    for (const group of new Set(decisive.map((one) => one.group))) card.append(create("p", classes[group].says));
    for (const { note } of decisive) if (note) card.append(create("p", note, "dim"));
    for (const note of item.notes) card.append(create("p", note, "dim"));
    if (item.other) card.append(create("p", `${item.typed} can also stand for ${item.other}; this answer takes it for what would be worse to miss. Type the full name.`));
    if (item.unread.length) card.append(create("p", `Not known here in what was typed: ${item.unread.join(" ")}.`));
    if (item.ingredients.length === 1 && item.ingredients[0].name === "naltrexone") card.append(create("p", "If this is your LDN itself, leave it off the list."));
    return card;
  };
  const guessed = ({ name, severity, ingredients }) => {
    // A harmless guess never reassures: it is named without its severity.
    if (!checker.isSerious(severity)) return alone(name, ingredients) ? `${name} (${ingredients[0].kind})` : `${name} = ${names(ingredients)}`;
    const phrase = words.severities[severity][1];
    return alone(name, ingredients) ? `${name} (${ingredients[0].kind}): ${phrase}` : `${name} = ${names(ingredients)}: ${phrase}`;
  };
  const unknown = (item, title) => {
    if (words.others[item.answer]) {
      const none = create("article", "", "answer");
      none.append(create(title, item.typed), create("p", words.others[item.answer].join(" ").trim(), "what"));
      return none;
    }
    const feared = item.guesses.some((guess) => checker.isSerious(guess.severity));
    const grave = Boolean(item.part) || feared;
    const [sign, phrase] = words.severities.unknown;
    const card = create("article", "", `answer ${item.guesses.length ? "guess" : "unknown"}${grave ? " serious" : ""}`);
    card.append(create(title, item.typed), create("p", `${grave ? "?!" : sign} ${phrase}`, "what"));
    if (item.guesses.length) {
      const list = document.createElement("ul");
      for (const guess of item.guesses) list.append(create("li", guessed(guess)));
      card.append(create("p", "A guess only, is it one of these?"), list);
    }
    if (item.part) card.append(create("p", `It ${words.mayBeOpioid}`, "what"));
    if (feared) card.append(create("p", words.ifSo, "what"));
    card.append(create("p", `${item.typed}: ${words.notHere} ${words.packet}`));
    return card;
  };
  // Loperamide and others that are no more than major do not act on the body as an opioid.
  const opioid = (item) => Boolean(item.part) || [...(checker.taken(item) ? item.ingredients : []),
    ...item.guesses.flatMap((guess) => guess.ingredients)]
    .some(({ kind, severity }) => kind === "opioid" && severity === "contraindicated");

  const failed = (title) => {
    const card = create("article", "", "answer serious");
    card.append(create(title, words.failed), create("p", words.refusal, "what"), create("p", words.whom));
    place.replaceChildren(card);
  };
  const cardsOf = (text, title) => {
    const answers = checker.check(text);
    const cards = answers.map((item) => (item.severity ? known(item, title) : unknown(item, title)));
    if (!cards.length) cards.push(create("p", "No medicine was named. Try: tramadol"));
    if (answers.some(opioid)) {
      const card = create("article", "", "answer serious");
      card.append(create(title, words.together), create("p", words.refusal, "what"), create("p", words.whom));
      cards.push(card);
    }
    return cards;
  };
  // A page may have the box that asks alone.
  if (!form) return { checker, cardsOf };
  const titles = `h${place.dataset.level}`;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try { place.replaceChildren(...cardsOf(box.value, titles)); } catch { failed(titles); }
  });
  // A pasted list keeps its lines apart.
  box.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text");
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    box.setRangeText(text.trim().replace(/[\r\n]+/g, ", "), box.selectionStart, box.selectionEnd, "end");
  });
  // Only now, with all in place, is the form shown instead of what stands there without it.
  form.hidden = false;
  document.querySelector(".checker [data-without-script]").hidden = true;
  return { checker, cardsOf };
};
