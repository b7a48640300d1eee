"use strict";
// A copy whose search has grown old says so, once, at the foot; the day is the reader's own.
(() => {
  const note = document.getElementById("old-search");
  note.hidden = new Date().toISOString().slice(0, 7) < note.dataset.from;
})();
