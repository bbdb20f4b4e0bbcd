import type { ReactNode } from "react";
import type { AnchorComponent } from "./anchor-component";
import { Icon } from "./icons";

/** The way back to what a page belongs to. */
export function BackLink(props: { Anchor: AnchorComponent; href: string; children: ReactNode }) {
  const { Anchor, href, children } = props;
  return (
    <p>
      <Anchor
        href={href}
        className="inline-flex items-center gap-1.5 text-[0.9375rem] font-semibold text-soft underline-offset-4 hover:underline"
      >
        {/* Drawn: a letter that no font of ours has sends the browser looking through the device's. */}
        <Icon name="arrow" size={16} className="rotate-180" />
        {children}
      </Anchor>
    </p>
  );
}
