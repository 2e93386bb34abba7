/* What a story's page sends to the desk beside the story. */

import { token } from "../autosaves/unsaved.js";
import { troubleWords } from "../frame/answers.js";

/* The one of now, where somebody logged in again in another tab. */

export const csrfToken = () =>
  token() || document.querySelector("[name=csrfmiddlewaretoken]").value;

/* Send something to the desk; `{error}` in words where it refuses or is not there. */
export const sendToDesk = async (address, values) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) body.append(name, value);
  body.append("csrfmiddlewaretoken", csrfToken());
  try {
    const response = await fetch(address, { method: "POST", body });
    const isFacts = response.headers.get("Content-Type")?.startsWith("application/json");
    return isFacts ? await response.json() : { error: await troubleWords(response) };
  } catch {
    return { error: "The desk cannot be reached. Nothing is lost: try again." };
  }
};
