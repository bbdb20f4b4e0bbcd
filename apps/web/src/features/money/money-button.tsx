"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useId } from "react";
import { Button } from "@/design/button";
import { useConnection } from "../network/use-connection";
import type { MoneyIntent } from "./money-intent";
import { useMoney } from "./money-provider";

type MoneyButtonProps = Omit<ComponentProps<typeof Button>, "onClick"> & { intent: MoneyIntent };

/** Begins a transaction. Without a connection it cannot be pressed and says why: nothing is ever queued for later. */
export function MoneyButton({ intent, disabled, ...rest }: MoneyButtonProps) {
  const t = useTranslations("connection.blocked");
  const { begin } = useMoney();
  const connection = useConnection();
  const reason = useId();
  if (connection === "online") return <Button {...rest} disabled={disabled} onClick={() => begin(intent)} />;
  return (
    <>
      <Button {...rest} disabled aria-describedby={reason} />
      <p id={reason} className="text-[0.9375rem] text-clay">
        {t(connection)}
      </p>
    </>
  );
}
