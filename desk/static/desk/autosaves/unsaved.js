/* Words that only this browser has: kept here while the desk does not answer, sent when it does.
   What was left behind by a crash or a closed window is sent by the next page that opens. */

const about = document.getElementById("unsaved");
const writer = about?.dataset.writer ?? "";
const PREFIX = `newsroom-unsaved:${writer}:`;

export const token = () => {
  const name = `${about?.dataset.cookie}=`;
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(name));
  return cookie ? decodeURIComponent(cookie.slice(name.length)) : "";
};

/* Returns whether the browser keeps it: its store may be full or shut. */

export const keep = (key, url, form) => {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ url, form }));
    return true;
  } catch {
    return false;
  }
};

export const forget = (key) => {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // A store that is shut has nothing to forget.
  }
};

const left = (key) => {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX) && name !== PREFIX + key)
      .map((name) => [name.slice(PREFIX.length), JSON.parse(localStorage.getItem(name))]);
  } catch {
    return [];
  }
};

/* Says how it went: kept, or what is in the way: offline, out, other, gone, large, server. */
export const send = async (url, doing, form, options = {}) => {
  const body = `_pulse=${doing}&_writer=${writer}&${form}`;
  let answer;
  try {
    answer = await fetch(url, {
      method: "POST",
      body,
      headers: { "Content-Type": "text/plain;charset=UTF-8", "X-CSRFToken": token() },
      credentials: "same-origin",
      redirect: "manual",
      cache: "no-store",
      ...options,
    });
  } catch {
    return { how: "offline" };
  }
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
    return { how: "out" };
  }
  const how = { 404: "gone", 409: "other", 400: "large", 413: "large" }[answer.status];
  if (answer.ok || how === "other" || answer.status === 413) {
    try {
      return { how: how ?? "kept", said: await answer.json() };
    } catch {
      return { how: "server" };
    }
  }
  return { how: how ?? "server" };
};

/* Put what is offered back on the page, as the desk says it now. */
const offer = async (key) => {
  const address = new URL(about.dataset.offers, location.href);
  address.searchParams.set("key", key);
  const answer = await fetch(address, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return;
  const sent = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["unsaved", "unsaved-forms"]) {
    const place = document.getElementById(id);
    const fresh = sent.getElementById(id);
    if (place && fresh) place.replaceChildren(...fresh.childNodes);
  }
};

const sendLeft = async (key) => {
  let sent = 0;
  for (const [name, { url, form }] of left(key)) {
    const { how } = await send(url, "typed", `${form}&_gone=1`);
    if (how !== "kept") continue;
    forget(name);
    sent += 1;
  }
  if (sent) await offer(key);
};

const key = document.querySelector("form[data-keeps] [name=page_key]")?.value ?? "";
if (about) sendLeft(key);
