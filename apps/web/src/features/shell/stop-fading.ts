/**
 * Lets whatever changes next be seen at once, with no part of the page fading behind the others. The library of themes
 * would do so, too, and on every page that comes to life: two times the page's style, for a theme that stays what it was.
 */
export function stopFading(): void {
  const root = document.documentElement;
  root.dataset.switching = "true";
  // The frame that shows the change, and the one after.
  requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.switching));
}
