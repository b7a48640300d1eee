"use strict";
// The page that holds everything: its data stands in it.
(() => {
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  globalThis.ldn = ldnCheck(data("medicines"));
  ldnAsk(data("questions"), ldn);
})();
