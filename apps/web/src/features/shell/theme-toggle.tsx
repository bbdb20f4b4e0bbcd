"use client";
import { useTheme } from "next-themes";
import { Icon } from "@/design/icons";
import { stopFading } from "./stop-fading";

/** Switches between light and dark. The picture is chosen by CSS, so the server needs not know the theme. */
export function ThemeToggle({ label }: { label: string }) {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      onClick={() => {
        stopFading();
        setTheme(resolvedTheme === "dark" ? "light" : "dark");
      }}
      className="grid size-11 place-items-center rounded-full hover:bg-sunk"
    >
      <Icon name="moon" className="dark:hidden" />
      <Icon name="sun" className="hidden dark:block" />
      <span className="sr-only">{label}</span>
    </button>
  );
}
