"use strict";
// A site on any static host: what is asked is answered here, from two files that are fetched when
// they are first needed. Nothing that is typed leaves this page.
(() => {
  const root = document.documentElement.dataset.root || "";
  const load = async (name) => {
    const answer = await fetch(`${root}assets/${name}.json`);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const ready = (check, form) => {
    const start = async () => ldnCheck(await load("medicines"));
    if (check) {
      start().then(() => {
        const names = /^#check=(.*)$/.exec(location.hash);
        if (!names) return;
        document.getElementById("check-names").value = decodeURIComponent(names[1].replace(/\+/g, " "));
        check.dispatchEvent(new Event("submit", { cancelable: true }));
      }).catch(() => {});
    }
    if (!form) return;
    let loading = null;
    const loadOnce = () => {
      loading = loading || Promise.all([load("questions"), start()]).then(([data, checked]) => ldnAsk(data, checked));
      return loading;
    };
    const first = async (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      try { await loadOnce(); } catch {
        form.hidden = true;
        document.querySelector(".ask [data-without-script]").hidden = false;
        return;
      }
      form.removeEventListener("submit", first);
      form.dispatchEvent(new Event("submit", { cancelable: true }));
    };
    form.addEventListener("submit", first);
    form.addEventListener("focusin", () => { loadOnce().catch(() => {}); }, { once: true });
    form.hidden = false;
    document.querySelector(".ask [data-without-script]").hidden = true;
  };
  ready(document.getElementById("check-form"), document.getElementById("ask-form"));
})();
