"use client";
import { dueAt, type GroupDetail, type Member, scheduleOf, walletAddressSchema } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/design/field";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { SignedOffer } from "../offer/signed-offer";
import { useSignOffer } from "../offer/use-sign-offer";
import { HindranceText } from "./hindrance-text";
import { Panel } from "./panel";
import { swapHindrance } from "./seat-terms";

/** Offering somebody who has not received either to exchange turns. */
export function SwapPanel({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.swap");
  const formats = useFormats();
  const nameOf = useNames();
  const now = useNetworkNow();
  const { signing, sign } = useSignOffer();
  const [chosen, setChosen] = useState("");
  const hindrance = swapHindrance(group, me, now);
  const others = group.members.filter(
    (member) =>
      member.address !== me.address &&
      walletAddressSchema.safeParse(member.address).success &&
      swapHindrance(group, member, now) === null,
  );
  const other = others.find(({ address }) => address === chosen) ?? others[0];
  const schedule = scheduleOf(group);
  const on = (turn: number) =>
    schedule === null ? "" : formats.due(dueAt(schedule, turn), group.frequencySeconds);
  return (
    <Panel title={t("title")}>
      <p className="text-soft">{t("help")}</p>
      {hindrance !== null ? (
        <HindranceText hindrance={hindrance} />
      ) : other === undefined ? (
        <p>{t("nobody")}</p>
      ) : (
        <>
          <Field label={t("with")}>
            {(control) => (
              <select
                {...control}
                className="field"
                value={other.address}
                disabled={signing.phase === "signed"}
                onChange={(event) => setChosen(event.target.value)}
              >
                {others.map((member) => (
                  <option key={member.address} value={member.address}>
                    {t("choice", {
                      name: nameOf(member.address, member.displayName).name,
                      turn: member.turn,
                      date: on(member.turn),
                    })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <p>{t("result", { date: on(other.turn), before: on(me.turn) })}</p>
          <SignedOffer
            signing={signing}
            label={t("sign", { name: nameOf(other.address, other.displayName).name })}
            disabled={false}
            onSign={() =>
              void sign({
                kind: "swap",
                groupId: group.id,
                to: walletAddressSchema.parse(other.address),
                fromTurn: me.turn,
                toTurn: other.turn,
              })
            }
            textFor={(_offer, link) =>
              t("text", {
                group: group.name,
                mine: on(me.turn),
                theirs: on(other.turn),
                link,
              })
            }
          />
        </>
      )}
    </Panel>
  );
}
