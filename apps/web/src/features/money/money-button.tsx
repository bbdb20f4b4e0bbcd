"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useId, useState } from "react";
import { Button } from "@/design/button";
import { ErrorNotice } from "../errors/error-notice";
import type { PageError } from "../errors/page-error";
import { toPageError } from "../errors/to-page-error";
import { useConnection } from "../network/use-connection";
import type { MoneyIntent } from "./money-intent";
import { type MakeIntent, useMoney } from "./money-provider";

type MoneyButtonProps = Omit<ComponentProps<typeof Button>, "onClick"> & { intent: MoneyIntent | MakeIntent };

/** Begins a transaction. Without a connection it cannot be pressed and says why: nothing is ever queued for later. */
export function MoneyButton({ intent, disabled, ...rest }: MoneyButtonProps) {
  const t = useTranslations("connection.blocked");
  const { begin } = useMoney();
  const connection = useConnection();
  const reason = useId();
  const [problem, setProblem] = useState<PageError | null>(null);
  function press() {
    setProblem(null);
    begin(intent).catch((error: unknown) => setProblem(toPageError(error)));
  }
  if (connection !== "online")
    return (
      <>
        <Button {...rest} disabled aria-describedby={reason} />
        <p id={reason} className="text-[0.9375rem] text-clay">
          {t(connection)}
        </p>
      </>
    );
  return (
    <>
      <Button {...rest} disabled={disabled} onClick={press} />
      {problem !== null && <ErrorNotice error={problem} />}
    </>
  );
}
