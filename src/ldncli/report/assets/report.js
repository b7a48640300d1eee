"use strict";
// The page itself: filters that write the address, sorting, addresses that open what they say,
// links and tables to take away. Written for Safari 15 and Chrome 90.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const folded = (text) =>
    text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’`]/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const pageData = document.getElementById("page-words");
  const pageWords = pageData ? JSON.parse(pageData.textContent) : {};
  const setAddress = (hash) => history.replaceState(null, "", `#${hash}`);

  // Filters: every word must be in the row, every choice must be among its values.
  const filters = new Map();
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
      const whole = shown === rows.length;
      const what = shown === 1 && whole ? noun : plural;
      tally.textContent = shown ? `${shown}${whole ? "" : ` of ${rows.length}`} ${what}`
        : `No ${noun} fits. Take a word or a choice away.`;
    };
    const fields = [box, ...choices];
    const address = () => {
      const query = new URLSearchParams();
      for (const { name, value } of fields) if (value) query.set(name, value);
      return `${form.dataset.address}${query.toString() ? `?${query}` : ""}`;
    };
    const fill = (query) => {
      for (const field of fields) field.value = query.get(field.name) || "";
      apply();
    };
    form.addEventListener("input", () => { apply(); setAddress(address()); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    filters.set(form.dataset.address, { form, list, fill, address });
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

  // Addresses: #fibromyalgia, #check=tramadol,sertraline, #studies?condition=fibromyalgia.
  const opened = (target) => {
    for (let box = target; box; box = box.parentElement.closest("details")) {
      if (box.matches("details")) box.open = true;
      if (!box.parentElement) break;
    }
    const row = target.closest("[hidden]");
    if (row) for (const { form, list, fill } of filters.values()) {
      if (list.contains(row)) { fill(new URLSearchParams()); form.hidden = false; }
    }
    target.scrollIntoView();
    const summary = target.matches("details") && one("summary", target);
    if (summary) summary.focus({ preventScroll: true });
  };
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const submit = (form, box, words) => {
    box.value = words;
    form.dispatchEvent(new Event("submit", { cancelable: true }));
  };
  const reveal = () => {
    const hash = location.hash.slice(1);
    if (!hash) return;
    const check = /^check=(.*)$/s.exec(hash);
    const [name, query] = hash.split("?");
    const id = decoded(check ? "check" : name);
    // Earlier versions of this page wrote #c-fibromyalgia.
    const target = document.getElementById(id) || document.getElementById(id.replace(/^c-/, ""));
    if (!target) return;
    opened(target);
    if (check) submit(one("#check-form"), one("#check-names"), decoded(check[1].replace(/\+/g, " ")));
    if (query !== undefined && filters.has(id)) filters.get(id).fill(new URLSearchParams(query));
  };
  addEventListener("hashchange", reveal);
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });

  const pick = one("#pick-form");
  if (pick) {
    pick.hidden = false;
    pick.addEventListener("submit", (event) => {
      event.preventDefault();
      const target = document.getElementById(one("#pick").value);
      opened(target);
      setAddress(target.id);
    });
  }

  // Things to take away. From a file the clipboard may be closed: then the text stands to be copied.
  const copied = async (button, text) => {
    const before = button.textContent;
    try { await navigator.clipboard.writeText(text); button.textContent = "Copied"; } catch {
      const box = Object.assign(document.createElement("input"), { readOnly: true, value: text });
      box.setAttribute("aria-label", "To copy");
      button.after(box);
      box.select();
      return;
    }
    setTimeout(() => { button.textContent = before; }, 2000);
  };
  const here = (hash) => `${location.href.split("#")[0]}#${hash}`;
  const shared = (button) => {
    const form = button.closest("form[data-address]");
    return form ? filters.get(form.dataset.address).address() : button.dataset.copy;
  };
  for (const button of all("[data-copy]")) {
    button.addEventListener("click", () => copied(button, here(shared(button))));
  }
  for (const button of all("[data-cite]")) {
    button.addEventListener("click", () => copied(button, `${button.dataset.cite}. In: ${pageWords.cite}.`));
  }
  // A cell that begins as a formula does would be run by a spreadsheet.
  const cell = (text) => `"${text.replace(/\s+/g, " ").trim().replace(/^([=+@-])/, "'$1").replaceAll('"', '""')}"`;
  for (const button of all("[data-csv]")) {
    button.addEventListener("click", () => {
      const table = document.getElementById(button.dataset.csv);
      const rows = [...table.tBodies[0].rows].filter((row) => !row.hidden);
      const lines = [table.tHead.rows[0], ...rows].map((row) => [...row.cells].map((item) => cell(item.textContent)).join(","));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" }));
      link.download = `ldn-${button.dataset.csv}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }
  for (const tools of all(".tools[hidden]")) tools.hidden = false;
  reveal();
})();
