"use strict";
// The box on top: medicines are checked, and every record that the question names answers.
const ldnAsk = (data, { checker, cardsOf }) => {
  const asker = askerOf(data, checker);
  const { words, places } = data;
  const place = document.getElementById("ask-answers");
  const box = document.getElementById("ask-words");
  const create = (tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const link = (part) => {
    const address = places[part.kind].replace("{}", part.id);
    const anchor = create("a", words.open);
    anchor.href = address;
    anchor.setAttribute("aria-label", `${words.open}: ${part.title}`);
    return anchor;
  };
  const lineOf = ([label, text]) => create("p", label ? `${label}: ${text}` : text);
  const card = (part) => {
    const element = create("article", "", `answer${part.urgent ? " serious" : ""}`);
    element.append(create("h2", part.title));
    if (part.verdict) element.append(create("p", part.verdict, "verdict-line"));
    element.append(...part.lines.map(lineOf));
    if (part.id && places[part.kind]) element.append(link(part));
    return element;
  };
  const looksLikeList = (question) => /[,;\n]/.test(question) || question.trim().split(/\s+/).length < 2;
  const answer = (question) => {
    if (!question.trim()) return [create("p", words.nothingAsked)];
    const asked = asker.ask(question);
    const parts = asker.parts(asked);
    const cards = asked.medicines.length ? cardsOf(asked.medicines.join("\n"), "h2") : [];
    // A list, or a single word that no record knows, may be medicines with a slip in them.
    const unread = !cards.length && !parts.length && !asked.study;
    if (looksLikeList(question) && (unread || cards.length)) cards.splice(0, cards.length, ...cardsOf(question, "h2"));
    if (asked.study && places.study) parts.unshift({ kind: "study", id: data.studyPlaces[asked.study] || asked.study, title: asked.study, lines: [], urgent: false });
    if (!cards.length && !parts.length) cards.push(create("p", words.notUnderstood));
    if (parts.some(({ kind }) => kind === "condition") && !cards.length) parts.push(data.opioids);
    return [...cards, ...parts.map(card)];
  };
  const form = document.getElementById("ask-form");
  const show = () => {
    try { place.replaceChildren(...answer(box.value)); } catch {
      const failed = create("article", words.failed, "answer serious");
      place.replaceChildren(failed);
    }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  form.hidden = false;
  document.querySelector(".ask [data-without-script]").hidden = true;
};
