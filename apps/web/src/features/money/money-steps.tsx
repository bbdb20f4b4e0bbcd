"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { Notice } from "@/design/notice";
import type { WalletSession } from "../wallet/wallet-session";
import { doneKindOf } from "./intent-is-done";
import { MoneyFailed } from "./money-failed";
import type { MoneyDriver } from "./money-driver";
import { MoneyPreview } from "./money-preview";
import { MoneyProgress } from "./money-progress";
import { MoneyReceipt } from "./money-receipt";
import type { MoneyState } from "./money-state";
import { TransactionHash } from "./transaction-hash";

interface MoneyStepsProps {
  state: Exclude<MoneyState, { phase: "idle" }>;
  driver: MoneyDriver;
  wallet: WalletSession;
  onClose: () => void;
}

/** What the panel shows in each phase. */
export function MoneySteps({ state, driver, wallet, onClose }: MoneyStepsProps) {
  const t = useTranslations("money");
  switch (state.phase) {
    case "check":
      return <MoneyProgress at="check" text={t("phase.check.text")} />;
    case "preview":
      return (
        <MoneyPreview
          prepared={state.prepared}
          intent={state.intent}
          wallet={wallet}
          onApprove={() => void driver.approve()}
          onCancel={onClose}
        />
      );
    case "wallet":
      return (
        <MoneyProgress
          at="wallet"
          text={t(wallet.kind === "freighter" ? "phase.wallet.freighter" : "phase.wallet.local")}
        />
      );
    case "sent":
      return (
        <>
          <MoneyProgress at="sent" text={t("phase.sent.text")} />
          <TransactionHash hash={state.record.hash} />
        </>
      );
    case "unknown":
      return (
        <>
          <MoneyProgress at="sent" text={t("phase.unknown.progress")} />
          <Notice tone="marigold" title={t("phase.unknown.warning")}>
            {t("phase.unknown.text")}
          </Notice>
          <TransactionHash hash={state.record.hash} />
        </>
      );
    case "confirmed":
    case "projected":
      return <MoneyReceipt state={state} driver={driver} onClose={onClose} />;
    case "alreadyDone":
      return (
        <>
          <Notice tone="leaf" title={t(`already.${doneKindOf(state.intent)}`)}>
            {t("phase.alreadyDone.text")}
          </Notice>
          <Button onClick={onClose}>{t("doneButton")}</Button>
        </>
      );
    case "failed":
      return <MoneyFailed state={state} driver={driver} onClose={onClose} />;
  }
}
