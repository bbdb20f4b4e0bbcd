"use client";
import type { GroupDetail } from "@ajo/schemas";
import { isSameAddress } from "@/lib/same-address";
import { useWallet } from "../wallet/use-wallet";
import { MemberList } from "./member-list";
import { NudgeButton } from "./nudge-button";
import { PayForMember } from "./pay-for-member";

/** The members, and what the reader can do about each: a kind word as one of them, paying for them with any wallet. */
export function MembersTab({ group }: { group: GroupDetail }) {
  const wallet = useWallet();
  const iHoldSeat = group.members.some(({ address }) => isSameAddress(address, wallet?.address));
  return (
    <MemberList
      group={group}
      acts={({ member, name, hasPromised }) => (
        <>
          {iHoldSeat && !hasPromised && <NudgeButton group={group} member={member} name={name} />}
          {wallet !== null && <PayForMember group={group} member={member} name={name} />}
        </>
      )}
    />
  );
}
