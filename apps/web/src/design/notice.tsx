import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";

export type NoticeTone = "indigo" | "clay" | "leaf" | "marigold";
const ICONS: Record<NoticeTone, IconName> = {
  indigo: "dot",
  clay: "alert",
  leaf: "check",
  marigold: "clock",
};

/** Something to know, said once, with what to do about it. */
export function Notice({
  tone = "indigo",
  title,
  children,
  actions,
}: {
  tone?: NoticeTone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="notice" data-tone={tone}>
      <Icon name={ICONS[tone]} className="mt-0.5" />
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        {children !== undefined && <div className="text-[0.9875rem]">{children}</div>}
        {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
