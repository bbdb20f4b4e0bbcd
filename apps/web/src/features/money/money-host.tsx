"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Icon } from "@/design/icons";
import { Sheet } from "@/design/sheet";
import { forgetDraft } from "../create/draft-store";
import type { WalletSession } from "../wallet/wallet-session";
import { MoneySteps } from "./money-steps";
import type { MoneyRequest } from "./money-provider";
import { useMoneyDriver } from "./use-money-driver";
import { useMoneyTitle } from "./use-money-texts";
import { mayDismiss } from "./reduce-money";

interface MoneyHostProps {
  wallet: WalletSession;
  networkPassphrase: string;
  request: MoneyRequest | null;
}

/** The panel of the account's transaction, and, when the panel is closed while one is open, a bar that says so. */
export function MoneyHost({ wallet, networkPassphrase, request }: MoneyHostProps) {
  const t = useTranslations("money");
  const { driver, state } = useMoneyDriver(wallet, networkPassphrase);
  const [open, setOpen] = useState(request !== null);
  const begun = useRef(0);
  const title = useMoneyTitle(state);

  useEffect(() => {
    if (request === null || request.id === begun.current) return;
    begun.current = request.id;
    setOpen(true);
    void driver.begin(request.intent);
  }, [driver, request]);

  const isCreated =
    (state.phase === "confirmed" || state.phase === "projected") && state.record.intent.kind === "create";
  useEffect(() => {
    if (isCreated) forgetDraft();
  }, [isCreated]);

  function close() {
    setOpen(false);
    if (mayDismiss(state) && state.phase !== "confirmed") driver.dismiss();
  }

  return (
    <>
      <Sheet open={open && state.phase !== "idle"} onClose={close} title={title} closeLabel={t("close")}>
        {state.phase !== "idle" && (
          <MoneySteps state={state} driver={driver} wallet={wallet} onClose={close} />
        )}
      </Sheet>
      {!open && (state.phase === "sent" || state.phase === "unknown" || state.phase === "confirmed") && (
        <div className="fixed inset-x-3 bottom-20 z-20 mx-auto max-w-xl sm:bottom-5">
          <button
            type="button"
            onClick={() => setOpen(true)}
            className="flex w-full items-center gap-3 rounded-(--radius-m) bg-night px-4 py-3 text-start font-semibold text-on-night shadow-(--shadow)"
          >
            <Icon name={state.phase === "confirmed" ? "check" : "clock"} />
            <span className="min-w-0 flex-1">{t(`bar.${state.phase}`)}</span>
            <span className="underline underline-offset-4">{t("show")}</span>
          </button>
        </div>
      )}
    </>
  );
}
