/* Many pictures: dropped or chosen, sent one by one, and looked after until each has its
   result. Without this script the form sends them all, and their page shows the results. */

import { troubleWords } from "../frame/answers.js";

const LOOK_AGAIN_MS = 2000;
const sendForm = document.querySelector("[data-send]");
const sentBox = document.querySelector("[data-sent]");
const sentList = document.querySelector("[data-sent-list]");
const sentCount = document.querySelector("[data-sent-count]");
const sentProgress = document.querySelector("[data-sent-progress]");

const rows = new Map();
let results = document.querySelector("[data-results]")?.dataset.results ?? "";
const queue = [];
let batch = null;
let lookedAt = 0;
let working = Promise.resolve();

for (const row of document.querySelectorAll("[data-file]")) rows.set(Number(row.dataset.file), row);

const words = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  return element;
};

/* Write a file's line: its state, its name (with a way to the photo), what is odd about it. */
const write = (row, file) => {
  const line = document.createElement("p");
  const name = file.photo ? Object.assign(words("a", "", file.name), { href: file.photo }) : file.name;
  line.append(words("span", `state state-${file.colour}`, file.words), " ", name);
  row.replaceChildren(line);
  if (file.reason) row.append(words("p", "note", file.reason));
  row.dataset.status = file.status;
};

const newRow = (file) => {
  const row = document.createElement("li");
  sentList.append(row);
  write(row, file);
  return row;
};

const count = () => {
  const all = [...sentList.children];
  const open = all.filter((row) => ["sending", "waiting"].includes(row.dataset.status)).length;
  const refused = all.filter((row) => row.dataset.status === "refused").length;
  const said = `${all.length - open} of ${all.length} done`;
  sentCount.textContent = refused ? `${said}, ${refused} refused` : said;
  if (sentProgress) {
    sentProgress.max = all.length || 1;
    sentProgress.value = all.length - open;
  }
  return open;
};

const pause = () => new Promise((then) => setTimeout(then, LOOK_AGAIN_MS));

/* Ask what became of the files so far. */
const look = async () => {
  lookedAt = Date.now();
  try {
    const answer = await (await fetch(results, { cache: "no-store" })).json();
    for (const file of answer.files) {
      if (rows.has(file.id)) write(rows.get(file.id), file);
      else rows.set(file.id, newRow(file));
    }
    count();
  } catch {
    sentCount.textContent = "The desk cannot be reached. It is asked again.";
  }
};

const post = async (address, file) => {
  const body = new FormData();
  if (file) body.append("picture", file);
  body.append("csrfmiddlewaretoken", sendForm.querySelector("[name=csrfmiddlewaretoken]").value);
  const response = await fetch(address, { method: "POST", body });
  const isFacts = response.headers.get("Content-Type")?.startsWith("application/json");
  return isFacts ? response.json() : { error: await troubleWords(response) };
};

/* Send one file; where it cannot be sent its line says so. What is sent from one page is one
   batch, however often something is dropped on it. */
const send = async (file, row) => {
  let answer;
  try {
    batch ??= await post(sendForm.dataset.send);
    results = batch.results;
    answer = batch.error ? batch : await post(batch.send, file);
  } catch {
    answer = { error: "The desk could not be reached. Send it again." };
  }
  if (batch?.error) batch = null;
  if (answer.error) {
    const refused = { name: file.name, status: "refused", words: "Refused", colour: "red" };
    write(row, { ...refused, reason: answer.error });
  } else {
    rows.set(answer.id, row);
    write(row, answer);
  }
  count();
};

/* Send what waits and look at the results, one request after the other, until all is done. */
const work = async () => {
  for (let pair = queue.shift(); pair || count(); pair = queue.shift()) {
    if (pair) await send(...pair);
    else await pause();
    if (results && Date.now() - lookedAt >= LOOK_AGAIN_MS) await look();
  }
};

const sendAll = (files) => {
  if (!files.length) return;
  sentBox.hidden = false;
  for (const file of files) {
    const onItsWay = { status: "sending", words: "On its way", colour: "amber" };
    queue.push([file, newRow({ name: file.name, ...onItsWay })]);
  }
  working = working.then(work);
};

if (sendForm) {
  const input = sendForm.querySelector("[type=file]");
  sendForm.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAll([...input.files]);
    sendForm.reset();
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    sendAll([...event.dataTransfer.files]);
  });
} else if (results && document.querySelector(".state-amber")) {
  pause().then(work);
}
