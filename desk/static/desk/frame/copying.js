/* Buttons that copy an address. */

/* Where the desk is asked for without HTTPS a browser has no clipboard for scripts: the old way. */
const copyOld = (words) => {
  const field = document.createElement("textarea");
  field.value = words;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  return isDone;
};

const copy = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyOld(words);
  }
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const isDone = await copy(button.dataset.copies);
  button.textContent = isDone ? "Copied" : button.dataset.copies;
});
