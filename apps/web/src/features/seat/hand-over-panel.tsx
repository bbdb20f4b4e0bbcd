"use client";
import {
  formatAmountPlain,
  type GroupDetail,
  type Member,
  parseAmount,
  walletAddressSchema,
} from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeField } from "@/design/code-field";
import { Field } from "@/design/field";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { SignedOffer } from "../offer/signed-offer";
import { useSignOffer } from "../offer/use-sign-offer";
import { HindranceText } from "./hindrance-text";
import { openHandOvers } from "./moves";
import { Panel } from "./panel";
import { exitTerms, handOverHindrance, hasReceived } from "./seat-terms";

/** Giving the seat to somebody else, for a price. */
export function HandOverPanel({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.handOver");
  const formats = useFormats();
  const nameOf = useNames();
  const now = useNetworkNow();
  const { signing, sign } = useSignOffer();
  const paidIn = exitTerms(group, me);
  const fair = hasReceived(group, me) ? 0n : paidIn.inRound + paidIn.ahead + paidIn.deposit;
  const [address, setAddress] = useState("");
  const [typed, setTyped] = useState<string | null>(null);
  // What was paid in, until something else is written.
  const priceText = typed ?? formatAmountPlain(fair, group.token.decimals);
  const hindrance = handOverHindrance(group, me, now);
  const open = openHandOvers(group, now).find(({ member }) => member === me.address);
  const newcomer = walletAddressSchema.safeParse(address.trim()).data;
  const price = parseAmount(priceText, group.token.decimals);
  const holdsSeat = group.members.some((member) => (member.address as string) === newcomer);
  const addressProblem =
    address.trim() === ""
      ? undefined
      : newcomer === undefined
        ? t("notAnAddress")
        : holdsSeat
          ? t("isMember")
          : undefined;
  return (
    <Panel title={t("title")}>
      <p className="text-soft">{t("help")}</p>
      {open !== undefined && (
        <p className="font-semibold">
          {t(open.isReady ? "pendingReady" : "pending", {
            name: nameOf(open.newcomer).name,
            amount: formats.amount(open.price, group.token),
            date: formats.dateTime(open.readyAt),
          })}
        </p>
      )}
      {hindrance !== null ? (
        <HindranceText hindrance={hindrance} />
      ) : (
        <details open={open === undefined && signing.phase !== "idle" ? true : undefined}>
          <summary className="min-h-8 font-semibold">{t(open === undefined ? "begin" : "another")}</summary>
          <div className="mt-3 grid gap-4">
            <CodeField
              label={t("newcomer")}
              help={t("newcomerHelp")}
              problem={addressProblem}
              value={address}
              onChange={setAddress}
            />
            <Field
              label={t("price", { token: group.token.code })}
              help={t("priceHelp", { amount: formats.amount(fair, group.token) })}
              problem={price === null ? t("notAnAmount") : undefined}
            >
              {(control) => (
                <input
                  {...control}
                  className="field figures"
                  inputMode="decimal"
                  autoComplete="off"
                  value={priceText}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
            <SignedOffer
              signing={signing}
              label={t("sign")}
              disabled={newcomer === undefined || holdsSeat || price === null}
              onSign={() => {
                if (newcomer !== undefined && price !== null)
                  void sign({ kind: "handOver", groupId: group.id, to: newcomer, price });
              }}
              textFor={(_offer, link) =>
                t("text", {
                  group: group.name,
                  turn: me.turn,
                  amount: formats.amount(price ?? 0n, group.token),
                  link,
                })
              }
            />
          </div>
        </details>
      )}
      {me.claimable > 0n && hindrance === null && (
        <p className="text-sm text-soft">
          {t("claimFirst", { amount: formats.amount(me.claimable, group.token) })}
        </p>
      )}
    </Panel>
  );
}
