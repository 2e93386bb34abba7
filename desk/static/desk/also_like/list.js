/* The screen of a moderator's list: deciding, and keeping what is typed. */

import "./also_like.js";
import "../autosaves/autosaves.js";
