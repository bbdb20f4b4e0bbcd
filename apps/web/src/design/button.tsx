import Link from "next/link";
import type { ComponentProps } from "react";

export type ButtonTone = "primary" | "quiet" | "plain" | "marigold";
interface Look {
  tone?: ButtonTone;
  size?: "normal" | "small";
}

const classes = (className: string | undefined) =>
  className === undefined ? "button" : `button ${className}`;

export function Button({
  tone = "primary",
  size = "normal",
  className,
  ...rest
}: ComponentProps<"button"> & Look) {
  return <button type="button" {...rest} className={classes(className)} data-tone={tone} data-size={size} />;
}

export function ButtonLink({
  tone = "primary",
  size = "normal",
  className,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={classes(className)} data-tone={tone} data-size={size} />;
}
