(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const folded = (text) =>
    text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’`]/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  // Filters: every word must be in the row, every choice must be among its values.
  for (const form of all("form[data-filters]")) {
    const list = document.getElementById(form.dataset.filters);
    const rows = list.tBodies ? [...list.tBodies[0].rows] : [...list.children];
    const tally = one(".tally", form);
    const noun = tally.dataset.noun;
    const plural = tally.dataset.plural || `${noun}s`;
    const words = new Map();
    const searchable = (row) => {
      if (!words.has(row)) {
        const named = one("summary", row) || row;
        words.set(row, ` ${folded(`${named.textContent} ${row.dataset.names || ""}`)}`);
      }
      return words.get(row);
    };
    const choices = all("select", form);
    const box = one("input[type=search]", form);
    const apply = () => {
      const typed = folded(box.value).split(" ").filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const chosen = choices.every(
          ({ name, value }) => !value || (row.dataset[name] || "").split(" ").includes(value)
        );
        const fits = chosen && typed.every((word) => searchable(row).includes(` ${word}`));
        row.hidden = !fits;
        shown += fits;
      }
      const all = shown === rows.length;
      const what = shown === 1 && all ? noun : plural;
      tally.textContent = shown ? `${shown}${all ? "" : ` of ${rows.length}`} ${what}`
        : `No ${noun} fits. Take a word or a choice away.`;
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    form.showAll = () => { form.reset(); apply(); };
    apply();
  }

  // Sorting: a heading's button, ascending first; empty cells stay last.
  for (const table of all("table.sorts")) {
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const numeric = head.dataset.by === "number";
      const value = (row) => {
        const cell = row.cells[column];
        if (!numeric) return folded(cell.textContent);
        return Number(cell.dataset.s ?? cell.textContent) || 0;
      };
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const compare = (a, b) => (numeric ? a - b : a.localeCompare(b, "en"));
        const rows = [...table.tBodies[0].rows].map((row) => [value(row), row]);
        rows.sort(([a], [b]) => (!a || !b ? !a - !b : down ? compare(b, a) : compare(a, b)));
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
    });
  }

  // A link to a condition opens it, even where a filter had hidden it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const row = target.closest("[hidden]");
    if (row) for (const form of all("form[data-filters]")) if (document.getElementById(form.dataset.filters).contains(row)) form.showAll();
    const box = target.closest("details");
    if (box) box.open = true;
    target.scrollIntoView();
    const summary = target.matches("details") && one("summary", target);
    if (summary) summary.focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });
  reveal();

  // On paper nothing is folded away.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const box of closed) box.open = true;
  });
  addEventListener("afterprint", () => { for (const box of closed) box.open = false; });
})();
