/* A person or agency that is not known yet is added where it is typed. */

import { sendToDesk } from "./sending.js";

const sayUnder = (select, words) => {
  const field = select.parentElement;
  field.querySelector(".new-name-refused")?.remove();
  if (!words) return;
  const line = document.createElement("p");
  line.className = "errorlist new-name-refused";
  line.setAttribute("role", "alert");
  line.textContent = words;
  field.append(line);
};

window.addEventListener("load", () => {
  const $ = window.django?.jQuery;
  if (!$) return;
  $(document).on("select2:select", "select[data-adds]", async (event) => {
    const select = event.target;
    const { id, text } = event.params.data;
    sayUnder(select, "");
    if (!String(id).startsWith("new:")) return;
    const name = id.slice("new:".length);
    const before = [...select.options].find((option) => !option.value.startsWith("new:"));
    for (const option of [...select.options]) {
      if (option.value.startsWith("new:")) option.text = `Adding ${name} …`;
    }
    $(select).trigger("change.select2");
    const answer = await sendToDesk(select.dataset.adds, { name });
    for (const option of [...select.options]) {
      if (option.value.startsWith("new:")) option.remove();
    }
    if (answer.error) {
      sayUnder(select, answer.error);
      select.value = before?.value ?? "";
    } else {
      select.append(new Option(answer.text, answer.id, true, true));
    }
    $(select).trigger("change");
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
