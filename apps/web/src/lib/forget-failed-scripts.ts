/**
 * Runs before any other script. A file that failed to load leaves its element in the page, and whoever needs the file
 * afterwards waits at that element for two minutes, for nothing. Without the element it is asked for once more, and
 * what is missing then is said at once.
 */
export const FORGET_FAILED_SCRIPTS =
  'addEventListener("error",function(e){var s=e.target;if(s&&s.tagName==="SCRIPT")s.remove()},true)';
