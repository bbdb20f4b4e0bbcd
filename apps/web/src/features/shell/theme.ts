/** Where the reader's choice of light or dark is kept; nothing there means what the device says. */
export const THEME_KEY = "ajo.theme";

/** Tells what `ThemeProvider` would say, for where it is not at hand: now, and when the device's mind changes. Returns what ends it. */
export function followTheme(tell: (isDark: boolean) => void): () => void {
  const device = window.matchMedia("(prefers-color-scheme: dark)");
  const say = () => {
    const chosen = chosenTheme();
    tell(chosen === "dark" || (chosen !== "light" && device.matches));
  };
  say();
  device.addEventListener("change", say);
  return () => device.removeEventListener("change", say);
}

function chosenTheme(): string | null {
  try {
    return localStorage.getItem(THEME_KEY);
  } catch {
    return null;
  }
}
