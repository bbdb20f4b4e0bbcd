"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { isSameAddress } from "@/lib/same-address";
import { useWallet } from "../wallet/use-wallet";
import { ExitPanel } from "./exit-panel";
import { HandOverPanel } from "./hand-over-panel";
import { MyBid } from "./my-bid";
import { MyDefault } from "./my-default";
import { MyDeposit } from "./my-deposit";
import { MyShorts } from "./my-shorts";
import { MyStandingOrder } from "./my-standing-order";
import { PayAhead } from "./pay-ahead";
import { SwapPanel } from "./swap-panel";

/** Everything a member can do with a seat beside paying the next round. */
export function SeatTab({ group }: { group: GroupDetail }) {
  const t = useTranslations("seat");
  const wallet = useWallet();
  const me = group.members.find((member) => isSameAddress(member.address, wallet?.address));
  if (me === undefined) return <p className="text-soft">{t("none")}</p>;
  const isRunning = group.status === "active";
  const isGone = me.status === "exited";
  return (
    <div className="panels">
      <MyDefault group={group} me={me} />
      <MyBid group={group} me={me} />
      <MyDeposit group={group} me={me} />
      <MyShorts group={group} me={me} />
      {isRunning && !isGone && (
        <>
          <PayAhead group={group} me={me} />
          <MyStandingOrder group={group} me={me} />
          <SwapPanel group={group} me={me} />
          <HandOverPanel group={group} me={me} />
        </>
      )}
      {(isRunning || isGone) && <ExitPanel group={group} me={me} />}
    </div>
  );
}
