"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ComponentProps, useId } from "react";
import { Button } from "@/design/button";
import { ErrorNotice } from "../errors/error-notice";
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
  const beginning = useMutation({ mutationFn: begin });
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
      <Button {...rest} disabled={disabled} onClick={() => beginning.mutate(intent)} />
      {beginning.isError && <ErrorNotice error={toPageError(beginning.error)} />}
    </>
  );
}
