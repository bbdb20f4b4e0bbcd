/** The tabs behind a group's wheel, in their order. */
export const TABS = ["calendar", "seat", "members", "powers", "history", "rules"] as const;
export type Tab = (typeof TABS)[number];

/** Where the tabs are on the page. */
export const TABS_ID = "tabs";

/** Shows a tab and brings it into view; the open tab is in the address, so that it can be linked to. */
export function openTab(tab: Tab): void {
  window.history.replaceState(null, "", `?tab=${tab}`);
  document.getElementById(TABS_ID)?.scrollIntoView();
}
