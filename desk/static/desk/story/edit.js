/* The page on which a story is written. */

import "../acts/checks.js";
import "../editor/bar.js";
import "./ordering.js";
import "./figures.js";
import "./names.js";
import "./section.js";
import "./tags.js";
import "../autosaves/autosaves.js";
import "./notes.js";
import "./signs.js";
import "./live_preview.js";
import "./passages.js";
import "../threads/threads.js";
import "../also_like/also_like.js";
