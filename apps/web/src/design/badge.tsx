import type { ReactNode } from "react";

export type BadgeTone = "plain" | "leaf" | "clay" | "indigo" | "marigold";

export function Badge({ tone = "plain", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
