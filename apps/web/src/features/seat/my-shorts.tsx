"use client";
import type { GroupDetail, Member } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";
import { Panel } from "./panel";
import { shortRounds } from "./seat-terms";

/** What late members still owe this member for a pot that was short. */
export function MyShorts({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.shorts");
  const formats = useFormats();
  const nameOf = useNames();
  const rounds = shortRounds(group, me);
  if (rounds.length === 0) return null;
  return (
    <Panel title={t("title")}>
      {rounds.map(({ round, short }) => {
        const names = group.members
          .filter((member) => member.status !== "exited" && member.paidRounds < round)
          .map((member) => nameOf(member.address, member.displayName).name);
        return (
          <p key={round}>
            {t("owed", { amount: formats.amount(short ?? 0n, group.token), round, names: names.join(", ") })}
          </p>
        );
      })}
      <p className="text-sm text-soft">{t("help")}</p>
    </Panel>
  );
}
