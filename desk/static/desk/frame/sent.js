/* A form that was sent takes no more words: they would be on no page, neither sent nor kept. */

// By then its answer is there, or it was stopped, or it was a file to keep.
const PATIENCE = 15_000;

const sent = new Set();

const takesWordsAgain = () => {
  for (const form of sent) form.inert = false;
  sent.clear();
};

// On the window: what a form's own page holds back is not sent yet.
window.addEventListener("submit", (event) => {
  const form = event.target;
  // By attribute: a field may be named like a property of its form.
  if (event.defaultPrevented || form.getAttribute("method") !== "post" || form.hasAttribute("target")) return;
  form.inert = true;
  sent.add(form);
  setTimeout(takesWordsAgain, PATIENCE);
});

window.addEventListener("pageshow", takesWordsAgain);
