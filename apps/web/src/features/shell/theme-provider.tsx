"use client";
import { ThemeProvider as Themes } from "next-themes";
import { type ReactNode, useEffect } from "react";
import { stopFading } from "./stop-fading";
import { THEME_KEY } from "./theme";

/** Light, dark, or what the device says; set before the first paint by a script with this request's nonce. */
export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  useEffect(() => {
    const device = window.matchMedia("(prefers-color-scheme: dark)");
    device.addEventListener("change", stopFading);
    return () => device.removeEventListener("change", stopFading);
  }, []);
  return (
    <Themes attribute="class" defaultTheme="system" enableSystem nonce={nonce} storageKey={THEME_KEY}>
      {children}
    </Themes>
  );
}
