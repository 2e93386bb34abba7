/* The editor of the story's text, for what stands around it. */

/* Not there before it is ready. */

export let textEditor = null;

document.addEventListener("prose-editor:ready", (event) => {
  if (event.target.closest("#article_form")) textEditor = event.detail.editor;
});
