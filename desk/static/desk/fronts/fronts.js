// A front by drag, and a list of what came in that renews itself. All of it works by buttons too.

const RENEWED_EVERY_MS = 20_000;
const form = document.querySelector("[data-moves]");
const list = document.querySelector("[data-came-in]");
let dragged = null;

function renew() {
  // Never beneath somebody's hands.
  if (document.hidden || dragged || list.contains(document.activeElement)) return;
  const address = new URL(list.dataset.cameIn, location.href);
  const words = document.getElementById("front-q").value;
  if (words) address.searchParams.set("q", words);
  fetch(address, { headers: { "X-Requested-With": "fetch" } })
    .then((answer) => (answer.ok && !answer.redirected ? answer.text() : null))
    .then((html) => {
      if (html !== null && !list.contains(document.activeElement)) list.innerHTML = html;
    })
    .catch(() => {});
}

function send(act, row, before) {
  // A copy, so that the page is as it was where somebody stays on it.
  const sent = form.cloneNode(true);
  sent.removeAttribute("id");
  sent.querySelector("[data-before]").remove();
  const fields = { do: act, row, before: before || "end" };
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    sent.append(field);
  }
  document.body.append(sent);
  sent.submit();
}

function unmark() {
  for (const place of document.querySelectorAll(".drop-here")) place.classList.remove("drop-here");
}

document.addEventListener("dragstart", (event) => {
  const item = event.target.closest?.("[data-slot], [data-story]");
  if (!item) return;
  dragged = item.dataset.slot ? `move-slot ${item.dataset.slot}` : `put ${item.dataset.story}`;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", item.querySelector(".headline").textContent);
});

document.addEventListener("dragover", (event) => {
  const row = dragged && event.target.closest?.("[data-row]");
  if (!row) return;
  event.preventDefault();
  unmark();
  (event.target.closest("[data-slot]") || row.querySelector(".front-slots")).classList.add("drop-here");
});

document.addEventListener("drop", (event) => {
  const row = dragged && event.target.closest?.("[data-row]");
  if (!row) return;
  event.preventDefault();
  send(dragged, row.dataset.row, event.target.closest("[data-slot]")?.dataset.slot);
});

document.addEventListener("dragend", () => {
  dragged = null;
  unmark();
});

// Whoever moved something by keyboard goes on from where it stands now.
const place = location.hash.startsWith("#at-") && document.getElementById(location.hash.slice(1));
if (place) place.focus();
setInterval(renew, RENEWED_EVERY_MS);
