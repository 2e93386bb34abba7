/* The picture of a tag's or person's page: chosen in the library, or none. */

import { markChanged } from "../frame/changed.js";
import { made } from "../frame/made.js";
import { choosePhoto } from "../photos/library.js";

document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-picture]");
  if (!choice) return;
  const field = choice.querySelector("input");
  const show = (photo) => {
    field.value = photo?.id ?? "";
    const place = choice.querySelector("[data-picture-shown]");
    place.replaceChildren(
      photo
        ? made("img", { class: "thumb", src: photo.shown, alt: "" })
        : made("span", { class: "quiet" }, "No picture"),
      ...(photo?.rights ?? []).map((line) => made("span", { class: "caution" }, line)),
    );
    choice.querySelector("[data-picture-none]").hidden = !photo;
    markChanged(field);
  };
  if (event.target.closest("[data-picture-none]")) show(null);
  else if (event.target.closest("[data-picture-choose]")) choosePhoto(show);
});
