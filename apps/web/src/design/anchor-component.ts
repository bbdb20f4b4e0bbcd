import type { ReactNode } from "react";

/** What a link is drawn with: `"a"`, or Next's `Link` where the app's script is there anyway. */
export type AnchorComponent =
  "a" | ((props: { href: string; className?: string; children: ReactNode }) => ReactNode);
