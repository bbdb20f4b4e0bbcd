import type { ComponentProps } from "react";
import type { ButtonLook } from "./button-look";
import { buttonAttributes } from "./button-look";

/** A link that looks like a button and needs no script: for pages that are rendered on the server alone. */
export function AnchorButton({ tone, size, className, children, ...rest }: ComponentProps<"a"> & ButtonLook) {
  return (
    <a {...rest} {...buttonAttributes({ tone, size, className })}>
      {children}
    </a>
  );
}
