"use client";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/design/button";
import { Icon } from "@/design/icons";
import { Notice } from "@/design/notice";
import { ShareButton } from "@/design/share-button";
import { NATIVE_COIN } from "@/lib/native-coin";
import { useFormats } from "@/lib/format/use-formats";
import { actOf } from "./money-act";
import { MoneyProgress } from "./money-progress";
import type { MoneyDriver } from "./money-driver";
import type { MoneyState } from "./money-state";
import { SummaryFacts } from "./summary-facts";
import { TransactionHash } from "./transaction-hash";

interface MoneyReceiptProps {
  state: Extract<MoneyState, { phase: "confirmed" | "projected" }>;
  driver: MoneyDriver;
  onClose: () => void;
}

/** What the network said: the receipt, and whether the pages show it already. */
export function MoneyReceipt({ state, driver, onClose }: MoneyReceiptProps) {
  const t = useTranslations("money");
  const formats = useFormats();
  const { receipt, record } = state;
  const { intent } = record;
  const shared = t("receipt.text", {
    done: t(`done.${actOf(intent, record.prepared.summary)}`),
    at: formats.dateTime(receipt.at),
    hash: receipt.hash,
  });
  // Where somebody goes on who has just got a group, or a seat in one.
  const group = receipt.createdGroupId ?? (intent.kind === "join" ? intent.groupId : null);
  const next = intent.kind === "trustline" ? intent.then : undefined;
  return (
    <>
      <MoneyProgress
        at="confirmed"
        text={t(`phase.${state.phase}.text`, { ledger: formats.number(receipt.ledger) })}
      />
      <Notice tone="leaf" title={t(`done.${actOf(intent, record.prepared.summary)}`)}>
        <SummaryFacts summary={record.prepared.summary} intent={intent} />
      </Notice>
      <dl className="facts sm:grid-cols-2">
        <div>
          <dt>{t("receipt.at")}</dt>
          <dd>{formats.dateTime(receipt.at)}</dd>
        </div>
        <div>
          <dt>{t("receipt.fee")}</dt>
          <dd className="figures">{formats.amount(receipt.feeCharged, NATIVE_COIN)}</dd>
        </div>
      </dl>
      <TransactionHash hash={receipt.hash} />
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <ShareButton tone="quiet" size="small" text={shared} copied={t("copied")}>
          {t("receipt.share")}
        </ShareButton>
        <Button tone="quiet" size="small" onClick={() => window.print()}>
          <Icon name="print" size={18} />
          {t("receipt.print")}
        </Button>
      </div>
      {group !== null && (
        <ButtonLink href={`/groups/${group}`} onClick={onClose}>
          {t("openGroup")}
        </ButtonLink>
      )}
      {next !== undefined && (
        <Button onClick={() => void driver.begin(next)}>
          {t("continueTo", { act: t(`title.${actOf(next)}`) })}
        </Button>
      )}
      {receipt.createdGroupId === null && next === undefined && (
        <Button tone={group === null ? "primary" : "quiet"} onClick={onClose}>
          {t("doneButton")}
        </Button>
      )}
    </>
  );
}
