"use client";
import { skipToken } from "@tanstack/react-query";
import {
  type GroupDetail,
  type PreparedTransaction,
  roundPrice,
  type Token,
  type TransactionSummary,
} from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { NATIVE_COIN } from "@/lib/native-coin";
import { trpc } from "@/lib/trpc/trpc";
import { useNames } from "../network/use-names";
import type { WalletSession } from "../wallet/wallet-session";
import { actOf } from "./money-act";
import { groupOfIntent, type MoneyIntent } from "./money-intent";
import { SummaryFacts } from "./summary-facts";
import { useComesBack } from "./use-comes-back";

interface MoneyPreviewProps {
  prepared: PreparedTransaction;
  intent: MoneyIntent;
  wallet: WalletSession;
  onApprove: () => void;
  onCancel: () => void;
}

/** Before the wallet opens: what leaves, what comes back and when, the fee, and until when it can be signed. */
export function MoneyPreview({ prepared, intent, wallet, onApprove, onCancel }: MoneyPreviewProps) {
  const t = useTranslations("money");
  const formats = useFormats();
  const nameOf = useNames();
  const groupId = groupOfIntent(intent);
  const group = trpc.group.byId.useQuery(groupId === null ? skipToken : { groupId }).data?.data ?? null;
  const comesBack = useComesBack(prepared.summary, group, wallet.address);
  const { summary } = prepared;
  const paid = paidNow(summary);
  const leaves = paid === null ? t("nothingNow") : formats.amount(paid.amount, paid.token);
  const account = nameOf(wallet.address).name;
  return (
    <div className="flex flex-col gap-5">
      <SummaryFacts summary={summary} intent={intent} />
      <dl className="facts rounded-(--radius-m) border border-line p-4 sm:grid-cols-2">
        <div>
          <dt>{t("leaves", { account })}</dt>
          <dd className="figures">{leaves}</dd>
        </div>
        {summary.kind === "join" && group !== null && <Obligation group={group} />}
        {comesBack !== null && (
          <div>
            <dt>{t("comesBack")}</dt>
            <dd className="figures">{comesBack}</dd>
          </div>
        )}
        <div>
          <dt>{t("fee")}</dt>
          <dd className="figures">{t("atMost", { amount: formats.amount(prepared.maxFee, NATIVE_COIN) })}</dd>
          <dd className="text-sm font-normal text-soft">{t("feeHelp")}</dd>
        </div>
        <div>
          <dt>{t("validUntil")}</dt>
          <dd>{formats.dateTime(prepared.expiresAt)}</dd>
        </div>
      </dl>
      {wallet.kind === "freighter" && <p className="text-[0.9375rem] text-soft">{t("freighterNote")}</p>}
      <p className="text-sm text-soft">
        {t(wallet.kind === "freighter" ? "signFreighter" : "signLocal", { account })}
      </p>
      {/* Within reach also where the facts are longer than the screen. */}
      <div className="sticky bottom-0 -mx-5 -mb-7 flex flex-wrap gap-2 border-t border-line bg-surface px-5 pt-3 pb-5 sm:-mx-7 sm:px-7">
        <Button className="flex-auto" onClick={onApprove}>
          <ApproveLabel prepared={prepared} intent={intent} />
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}

/** What a seat obliges to, once the group is full: so much each round. */
function Obligation({ group }: { group: GroupDetail }) {
  const t = useTranslations("money");
  const formats = useFormats();
  const duration = useDuration();
  const price = roundPrice(group, false);
  return (
    <div>
      <dt>{t("youPay")}</dt>
      <dd className="figures">
        {t("eachRound", {
          amount: formats.amount(price, group.token),
          every: duration.every(group.frequencySeconds),
          total: formats.amount(price * BigInt(group.maxMembers), group.token),
        })}
      </dd>
    </div>
  );
}

/** What leaves the account with this transaction, fees of the network aside. */
function paidNow(summary: TransactionSummary): { amount: bigint; token: Token } | null {
  switch (summary.kind) {
    case "contribute":
    case "deposit":
      return summary;
    case "completeHandOver": {
      const amount = summary.price + summary.deposit;
      return amount > 0n ? { amount, token: summary.token } : null;
    }
    case "create":
      return summary.deposit > 0n && summary.token !== null
        ? { amount: summary.deposit, token: summary.token }
        : null;
    case "join":
      return summary.deposit > 0n ? { amount: summary.deposit, token: summary.token } : null;
    default:
      return null;
  }
}

/** The button names its consequence; where nothing has to be added, that is the title of the act. */
function ApproveLabel({
  prepared: { summary },
  intent,
}: {
  prepared: PreparedTransaction;
  intent: MoneyIntent;
}) {
  const t = useTranslations("money.approve");
  const titles = useTranslations("money.title");
  const formats = useFormats();
  const nameOf = useNames();
  switch (summary.kind) {
    case "contribute": {
      const amount = formats.amount(summary.amount, summary.token);
      return summary.rounds === 1
        ? t("contribute", { amount, round: summary.round })
        : t("contributeMany", { amount, rounds: summary.rounds });
    }
    case "settle":
      return t("settle", { round: summary.round, recipient: nameOf(summary.recipient).name });
    case "claim":
    case "deposit":
      return t(summary.kind, { amount: formats.amount(summary.amount, summary.token) });
    case "trustline":
      return t("trustline", { token: summary.token.code });
    case "create":
    case "join":
    case "leave":
      return t(summary.kind);
    case "start":
      return summary.draws ? titles("openDraw") : t("start");
    default:
      return titles(actOf(intent));
  }
}
