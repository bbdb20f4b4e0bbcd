"use client";
// A module of its own: one that the app's layout shares would bring that layout's chunks to the landing page, because
// Next files client modules by path, and both are at the root.
export { ThemeToggle as SiteThemeToggle } from "../shell/theme-toggle";
