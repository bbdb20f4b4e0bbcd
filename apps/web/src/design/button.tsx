import type { ComponentProps } from "react";
import { buttonAttributes, type ButtonLook } from "./button-look";
import { PageLink } from "./page-link";

export function Button({ tone, size, className, ...rest }: ComponentProps<"button"> & ButtonLook) {
  return <button type="button" {...rest} {...buttonAttributes({ tone, size, className })} />;
}

/** A link within the app that looks like a button. */
export function ButtonLink({ tone, size, className, ...rest }: ComponentProps<typeof PageLink> & ButtonLook) {
  return <PageLink {...rest} {...buttonAttributes({ tone, size, className })} />;
}
