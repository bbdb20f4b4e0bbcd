/** Where the reader's choice of light or dark is kept; nothing there means what the device says. */
export const THEME_KEY = "ajo.theme";

/** What `ThemeProvider` would say, for where it is not at hand. */
export function isDarkWanted(): boolean {
  const chosen = chosenTheme();
  if (chosen === "dark" || chosen === "light") return chosen === "dark";
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

function chosenTheme(): string | null {
  try {
    return localStorage.getItem(THEME_KEY);
  } catch {
    return null;
  }
}
