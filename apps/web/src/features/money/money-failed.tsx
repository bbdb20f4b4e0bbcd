"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { ErrorNotice } from "../errors/error-notice";
import { PAGE_ERRORS } from "../errors/error-keys";
import { trpc } from "@/lib/trpc/trpc";
import { useNetwork } from "../network/use-network";
import { groupOfIntent } from "./money-intent";
import type { MoneyDriver } from "./money-driver";
import type { MoneyState } from "./money-state";
import { skipToken } from "@tanstack/react-query";
import { TransactionHash } from "./transaction-hash";

interface MoneyFailedProps {
  state: Extract<MoneyState, { phase: "failed" }>;
  driver: MoneyDriver;
  onClose: () => void;
}

/** Why it did not happen and what to do; reached only when nothing can happen any more with what was signed. */
export function MoneyFailed({ state, driver, onClose }: MoneyFailedProps) {
  const t = useTranslations("money");
  const { error, intent, record } = state;
  const tokens = useNetwork().data?.tokens ?? [];
  const groupId = groupOfIntent(intent);
  const group = trpc.group.byId.useQuery(groupId === null ? skipToken : { groupId }).data?.data;
  const missing =
    error.code === "MissingTrustline"
      ? tokens.find(
          (token) =>
            token.contractId === (group?.token.contractId ?? tokenOf(intent)) && token.issuer !== null,
        )
      : undefined;
  return (
    <>
      <ErrorNotice error={error} />
      <p className="text-soft">{t(record === null ? "phase.notSent.text" : "phase.failed.text")}</p>
      {record !== null && <TransactionHash hash={record.hash} />}
      <div className="flex flex-wrap gap-2">
        {missing !== undefined && (
          <Button
            onClick={() => void driver.begin({ kind: "trustline", token: missing.contractId, then: intent })}
          >
            {t("approve.trustline", { token: missing.code })}
          </Button>
        )}
        {missing === undefined && PAGE_ERRORS[error.code] === "retry" && (
          <Button onClick={() => void driver.begin(intent)}>{t("tryAgain")}</Button>
        )}
        <Button tone="quiet" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </>
  );
}

const tokenOf = (intent: MoneyFailedProps["state"]["intent"]) =>
  intent.kind === "create" ? intent.config.token : undefined;
