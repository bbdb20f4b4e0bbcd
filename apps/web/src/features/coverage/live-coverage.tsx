"use client";
import type { GroupDetail } from "@ajo/schemas";
import { type Coverage, coverageNow } from "@ajo/schemas/model";
import { useTranslations } from "next-intl";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { useWallet } from "../wallet/use-wallet";
import { CoverageMeter } from "./coverage-meter";
import { Reckoning } from "./reckoning";
import { useIdle } from "./use-idle";
import { wholeCents } from "./whole-cents";

/** While the group runs: what those whose turn is to come still receive if the worst payer stops now; mine before all. */
export function LiveCoverage({ group }: { group: GroupDetail }) {
  const t = useTranslations("coverage");
  const formats = useFormats();
  const wallet = useWallet();
  const coverages = useIdle(() => coverageNow(group), stateOf(group));
  if (coverages === null) return <Reckoning />;
  const mine = coverages.find(({ member }) => isSameAddress(member, wallet?.address));
  const shown = mine ?? least(coverages);
  if (shown === null) return <p>{t("allReceived")}</p>;
  const { still, pot } = shown;
  const facts = {
    still: formats.amount(wholeCents(still, group.token.decimals), group.token),
    pot: formats.amount(pot, group.token),
  };
  const isWhole = still === pot;
  const sentence =
    mine === undefined
      ? t(isWhole ? "othersWhole" : "others", facts)
      : t(isWhole ? "mineWhole" : "mine", facts);
  return (
    <>
      <CoverageMeter sentence={sentence} still={still} pot={pot} />
      <p className="mt-2 text-[0.9375rem] text-soft">{t("liveHelp")}</p>
    </>
  );
}

const least = (coverages: readonly Coverage[]): Coverage | null =>
  coverages.reduce<Coverage | null>(
    (worst, coverage) => (worst === null || coverage.still < worst.still ? coverage : worst),
    null,
  );

/** Everything of a running group that coverage follows from and that changes. */
const stateOf = ({ id, currentRound, escrow, reserve, members, vacated }: GroupDetail): string =>
  [
    ...[id, currentRound, escrow, reserve, vacated.length],
    ...members.flatMap((member) => [
      ...[member.seat, member.turn, member.paidRounds, member.deposit, member.heldAmount],
      ...[member.status, member.standingOrder],
    ]),
  ].join();
