/* The section of last time: one press says that it is this one's too. */

document.addEventListener("click", (event) => {
  const offer = event.target.closest("[data-section]");
  if (!offer) return;
  const field = document.getElementById("id_section");
  field.value = offer.dataset.section;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

/* What is chosen needs no offer. */
const hideOffer = () => {
  const offer = document.querySelector("[data-section]");
  const field = document.getElementById("id_section");
  if (offer) offer.closest("p").hidden = Boolean(field.value);
};

document.getElementById("id_section")?.addEventListener("change", hideOffer);
hideOffer();
