import type { ComponentProps, ReactNode } from "react";
import { MoneyButton } from "../money/money-button";

/** Something that can be done: what it means, and the button that begins it. */
export function Act({
  help,
  ...button
}: { help: ReactNode } & Pick<ComponentProps<typeof MoneyButton>, "intent" | "children">) {
  return (
    <div className="grid gap-2">
      <p>{help}</p>
      <MoneyButton tone="quiet" size="small" className="justify-self-start" {...button} />
    </div>
  );
}
