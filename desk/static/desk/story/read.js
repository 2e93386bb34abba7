/* The page of a story for one who may not write it now. */

import "../autosaves/autosaves.js";
import "./notes.js";
import "./passages.js";
import "./shown_passages.js";
import "../also_like/also_like.js";
