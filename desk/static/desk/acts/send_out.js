/* The page that sends a story out. */

import "./checks.js";
import "../autosaves/autosaves.js";
