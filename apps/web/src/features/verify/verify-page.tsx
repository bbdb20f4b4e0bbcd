"use client";
import type { GroupId } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { BackLink } from "@/design/back-link";
import { Button } from "@/design/button";
import { Field } from "@/design/field";
import { Notice } from "@/design/notice";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { useNetwork } from "../network/use-network";
import { ComparedFacts } from "./compared-facts";
import { useVerification, type Verified } from "./use-verification";

/** The reader's own browser asks the network and adds everything up; our server is only one of the three compared. */
export function VerifyPage({ groupId }: { groupId: GroupId }) {
  const t = useTranslations("verify");
  const { data: network } = useNetwork();
  const group = trpc.group.byId.useQuery({ groupId }).data?.data;
  const { verification, verify } = useVerification(groupId);
  const [rpcUrl, setRpcUrl] = useState<string | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (network === undefined || begun.current) return;
    begun.current = true;
    void verify(network.rpcUrl, network);
  }, [network, verify]);
  const url = rpcUrl ?? network?.rpcUrl ?? "";
  return (
    <article className="mx-auto max-w-4xl">
      <BackLink Anchor="a" href={`/groups/${groupId}`}>
        {group?.name ?? t("back")}
      </BackLink>
      <h1 className="mt-3 text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("title")}</h1>
      <p className="mt-3 max-w-prose">{t("text")}</p>
      <form
        className="card mt-8 flex flex-wrap items-end gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (network !== undefined) void verify(url, network);
        }}
      >
        <div className="min-w-0 flex-1 basis-72">
          <Field label={t("rpc")} help={t("rpcHelp")}>
            {(control) => (
              <input
                {...control}
                className="field"
                type="url"
                required
                spellCheck={false}
                value={url}
                onChange={(event) => setRpcUrl(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" disabled={network === undefined || verification.phase === "reading"}>
          {t("again")}
        </Button>
      </form>
      <div className="mt-8 grid gap-6">
        <p role="status" className={verification.phase === "reading" ? "text-lg" : "sr-only"}>
          {verification.phase === "reading" && t("reading")}
          {verification.phase === "done" && t(verdictOf(verification.result))}
        </p>
        {verification.phase === "failed" && <ErrorNotice error={verification.error} />}
        {verification.phase === "done" && <Verdict result={verification.result} />}
      </div>
    </article>
  );
}

function verdictOf({ agrees, accounts }: Verified): "agrees" | "agreesWithContract" | "differs" {
  if (!agrees) return "differs";
  return accounts.replayed === null ? "agreesWithContract" : "agrees";
}

function Verdict({ result }: { result: Verified }) {
  const t = useTranslations("verify");
  const formats = useFormats();
  const verdict = verdictOf(result);
  const { accounts } = result;
  return (
    <>
      <Notice tone={verdict === "differs" ? "clay" : "leaf"} title={t(verdict)}>
        <p>
          {t("counted", {
            events: result.events,
            ledger: formats.number(result.asOfLedger),
            amount: formats.amount(accounts.contract.escrow, accounts.server.token),
          })}
        </p>
        {verdict === "differs" && <p className="mt-1">{t("differsHelp")}</p>}
      </Notice>
      {accounts.replayed === null && (
        <Notice tone="marigold" title={t("noReplay")}>
          {result.unexplained.length > 0
            ? t("unexplained")
            : t("tooOld", { ledger: formats.number(result.oldestLedger) })}
        </Notice>
      )}
      <ComparedFacts facts={result.facts} group={accounts.server} />
    </>
  );
}
