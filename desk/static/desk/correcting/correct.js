/* The page on which the live text is corrected. */

import "../editor/bar.js";
import "../autosaves/autosaves.js";
import "../story/signs.js";
