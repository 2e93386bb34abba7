/* The photos of a story: chosen, uploaded, placed in the text, moved. Each is one row of the
   form; where it stands in the text its row is shown there (figure_node.js). */

import { markChanged } from "../frame/changed.js";
import { made } from "../frame/made.js";
import { choosePhoto, library, wasOpened } from "../photos/library.js";
import { csrfToken } from "./sending.js";
import { textEditor } from "./text.js";

/* --- A row and its photo ------------------------------------------------------------------------ */

const partOf = (row, name) => row.querySelector(`[name$="-${name}"]`);

const showPhoto = (row, photo) => {
  const before = row.dataset.photo;
  partOf(row, "photo").value = photo.id;
  row.dataset.photo = photo.hash;
  const picture = made("img", { class: "thumb", src: photo.shown, alt: "" });
  row.querySelector(".thumb").replaceWith(picture);
  const own = { caption: photo.caption, alt_text: photo.alt, credit: photo.credit };
  for (const [name, words] of Object.entries(own)) {
    const field = partOf(row, name);
    if (field) field.placeholder = words;
  }
  const rights = row.querySelector(".figure-rights");
  rights.replaceChildren(...photo.rights.map((line) => made("li", {}, line)));
  if (before && before !== photo.hash) textEditor?.commands.changeFigure(before, photo.hash);
  markChanged(row);
  showPlaces();
};

const newRow = () => {
  let row = null;
  const take = (event) => {
    row = event.target;
  };
  document.addEventListener("formset:added", take, { once: true });
  document.querySelector("#figures-group .add-row a").click();
  return row;
};

const rowWith = (hash) =>
  document.querySelector(`.inline-related.figure[data-photo="${hash}"]:not(.empty-form)`);

/* Put a photo into the story, and into the text where that is wanted; say where it is already. */
const addPhoto = (photo, isForText) => {
  let row = rowWith(photo.hash);
  if (!row) {
    row = newRow();
    showPhoto(row, photo);
  }
  if (isForText && textEditor) {
    textEditor.commands.placeFigure(photo.hash);
  }
  showPlaces();
  row.classList.add("fresh");
  setTimeout(() => row.classList.remove("fresh"), 1500);
  row.scrollIntoView({ block: "nearest" });
  return row;
};

/* --- In the text, or over it ---------------------------------------------------------------------- */

const showPlaces = () => {
  for (const row of document.querySelectorAll(".inline-related.figure:not(.empty-form)")) {
    const button = row.querySelector("[data-place]");
    if (!button) continue;
    const isPlaced = Boolean(row.closest(".placed-figure"));
    button.hidden = !row.dataset.photo;
    button.textContent = isPlaced ? "Out of the text" : "Into the text";
    const another = row.querySelector("[data-another]");
    another.textContent = row.dataset.photo ? "Another photo" : "Choose a photo";
  }
};

document.addEventListener("prose-editor:ready", showPlaces);
document.addEventListener("desk:figures-moved", showPlaces);
document.addEventListener("formset:added", showPlaces);

document.addEventListener("click", (event) => {
  const row = event.target.closest(".inline-related.figure");
  if (event.target.closest("[data-place]")) {
    const isPlaced = row.closest(".placed-figure");
    if (isPlaced) textEditor.commands.takeFigureOut(row.dataset.photo);
    else textEditor.commands.placeFigure(row.dataset.photo);
    markChanged(row);
    row.scrollIntoView({ block: "nearest" });
    row.querySelector("[data-place]").focus();
  } else if (event.target.closest("[data-another]")) {
    choosePhoto((photo) => showPhoto(row, photo));
  } else if (event.target.closest("[data-choose-photo]")) {
    choosePhoto((photo) => addPhoto(photo, false));
  } else if (event.target.closest(".inline-deletelink") && row?.dataset.photo) {
    textEditor?.commands.takeFigureOut(row.dataset.photo);
  }
}, true);

document.addEventListener("desk:choose-photo", () => {
  choosePhoto((photo) => {
    addPhoto(photo, true);
    textEditor.commands.focus();
  });
});

/* A row that is to be removed has no place in the text any more. */
document.addEventListener("change", (event) => {
  const row = event.target.closest(".inline-related.figure");
  if (row && event.target.name?.endsWith("-DELETE")) {
    row.classList.toggle("going", event.target.checked);
    if (event.target.checked) textEditor?.commands.takeFigureOut(row.dataset.photo);
  }
});

/* --- Files: chosen, dropped or pasted --------------------------------------------------------------- */

const uploads = document.querySelector("[data-uploads]");

/* Send one picture to the library; resolves to the photo, or to nothing where it is refused. */
const uploadOne = (file) =>
  new Promise((resolve) => {
    const bar = made("progress", { max: "1", value: "0", "aria-label": file.name });
    const words = made("span", {}, file.name);
    const line = made("li", {}, words, " ", bar);
    uploads.append(line);
    const refuse = (reason) => {
      const close = made("button", { type: "button", class: "link-like" }, "Dismiss");
      close.addEventListener("click", () => line.remove());
      line.className = "refused";
      line.replaceChildren(`${file.name}: ${reason} `, close);
      resolve(null);
    };
    const form = new FormData();
    form.append("picture", file);
    form.append("csrfmiddlewaretoken", csrfToken());
    const request = new XMLHttpRequest();
    request.open("POST", library.dataset.adds);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.addEventListener("error", () => refuse("the desk cannot be reached. Drop it again."));
    request.addEventListener("load", () => {
      if (!request.response) refuse("the desk refused it. Log in again in another tab.");
      else if (request.response.error) refuse(request.response.error);
      else {
        line.remove();
        resolve(request.response);
      }
    });
    request.send(form);
  });

/* One after the other, so that they stand in the order in which they came. */
const addFiles = async (files, isForText) => {
  for (const file of files) {
    const photo = await uploadOne(file);
    if (photo) addPhoto(photo, isForText);
  }
};

const picturesIn = (transfer) =>
  [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));

const isInText = (target) =>
  Boolean(target.closest?.(".ProseMirror")) && !target.closest("input, textarea, select");

document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files") || !event.target.closest(".story-sheet")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
}, true);

document.addEventListener("drop", (event) => {
  if (!event.target.closest(".story-sheet") || !event.dataTransfer.files.length) return;
  event.preventDefault();
  event.stopPropagation();
  const isForText = isInText(event.target);
  if (isForText) {
    const at = textEditor.view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (at) textEditor.commands.setTextSelection(at.pos);
  }
  addFiles([...event.dataTransfer.files], isForText);
}, true);

document.addEventListener("paste", (event) => {
  const pictures = picturesIn(event.clipboardData);
  const sheet = event.target.closest?.(".story-sheet");
  // Word and others put a picture of the words beside the words: those are meant.
  if (!sheet || !pictures.length || event.clipboardData.getData("text/plain").trim()) return;
  event.preventDefault();
  event.stopPropagation();
  addFiles(pictures, isInText(event.target));
}, true);

/* What came among words stands behind them, once the text has them. */
document.addEventListener("desk:pictures-pasted", (event) => {
  queueMicrotask(() => addFiles(event.detail, true));
});

document.addEventListener("change", async (event) => {
  const input = event.target;
  if (input.matches("[data-upload-several]")) {
    const files = [...input.files];
    input.value = "";
    library.close();
    addFiles(files, wasOpened() && isInText(textEditor?.view.dom ?? input));
  } else if (input.type === "file" && input.closest(".inline-related.figure")) {
    const row = input.closest(".inline-related.figure");
    const photo = await uploadOne(input.files[0]);
    input.value = "";
    if (photo) showPhoto(row, photo);
  }
});

/* --- The picture for sharing ------------------------------------------------------------------------ */

document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-social]");
  if (!choice) return;
  const field = document.getElementById("id_social_photo");
  const show = (photo) => {
    field.value = photo?.id ?? "";
    const place = document.querySelector("[data-social-picture]");
    place.replaceChildren(
      photo ? made("img", { class: "thumb", src: photo.shown, alt: "" }) : "The lead picture",
    );
    document.querySelector("[data-social=none]").hidden = !photo;
    markChanged(field);
  };
  if (choice.dataset.social === "none") show(null);
  else choosePhoto(show);
});
