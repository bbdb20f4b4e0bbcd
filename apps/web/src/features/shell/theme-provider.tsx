"use client";
import { ThemeProvider as Themes } from "next-themes";
import { type ReactNode, useEffect } from "react";
import { switchAtOnce } from "./switch-at-once";
import { THEME_KEY } from "./theme";

/** Light, dark, or what the device says; set before the first paint by a script with this request's nonce. */
export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  useEffect(() => {
    const device = window.matchMedia("(prefers-color-scheme: dark)");
    const change = () => switchAtOnce(() => undefined);
    device.addEventListener("change", change);
    return () => device.removeEventListener("change", change);
  }, []);
  return (
    <Themes attribute="class" defaultTheme="system" enableSystem nonce={nonce} storageKey={THEME_KEY}>
      {children}
    </Themes>
  );
}
