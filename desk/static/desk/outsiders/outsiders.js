/* An address for an outsider: a touch selects it whole, a button copies it. */

for (const field of document.querySelectorAll("[data-copies]")) {
  field.addEventListener("focus", () => field.select());
  if (navigator.clipboard) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      button.textContent = "Copied";
    });
    field.after(button);
  }
}
