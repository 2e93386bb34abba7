/* Lists of stories: x ticks the story that has the focus; the ticked are counted. */

const many = document.getElementById("many");
const ticks = [...document.querySelectorAll("input[name=story]")];

const countTicks = () => {
  const count = ticks.filter((tick) => tick.checked).length;
  many?.classList.toggle("has-ticks", count > 0);
  const words = many?.querySelector("[data-ticked]");
  if (words) words.textContent = count === 1 ? "1 story" : `${count} stories`;
};

document.addEventListener("change", (event) => {
  if (event.target.matches("input[name=story]")) countTicks();
});
window.addEventListener("pageshow", countTicks);

document.addEventListener("keydown", (event) => {
  if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = document.activeElement?.closest("#result_list tr");
  const tick = row?.querySelector("input[name=story]");
  if (!tick || event.target.matches("input, select, textarea")) return;
  tick.checked = !tick.checked;
  countTicks();
});
