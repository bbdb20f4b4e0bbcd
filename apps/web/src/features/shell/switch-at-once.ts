/**
 * Changes what the whole page looks like, with no part of it fading behind the others. The library of themes would do
 * so, too, and on every page that comes to life: two times the page's style, for a theme that stays what it was.
 */
export function switchAtOnce(change: () => void): void {
  const root = document.documentElement;
  root.dataset.switching = "true";
  change();
  // The frame that shows the change, and the one after.
  requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.switching));
}
