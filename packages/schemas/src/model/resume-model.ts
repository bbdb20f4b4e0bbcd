import type { GroupDetail } from "../group/group";
import { GroupModel, type ModelSeat } from "./group-model";
import { plainConfig } from "./plain-config";

/** What of a group its future by the rules follows from. */
export type ResumableGroup = Pick<
  GroupDetail,
  | "id"
  | "name"
  | "organiser"
  | "token"
  | "status"
  | "currentRound"
  | "startedAt"
  | "contribution"
  | "frequencySeconds"
  | "graceSeconds"
  | "maxMembers"
  | "startRule"
  | "depositBps"
  | "lateFeeBps"
  | "reserveFeeBps"
  | "defaultAfter"
  | "escrow"
  | "reserve"
  | "vacated"
  | "rounds"
  | "members"
>;

/** The model of a running group as it stands, its money counted from now on. */
export function resumeModel(group: ResumableGroup): GroupModel {
  const { contribution, frequencySeconds, graceSeconds, maxMembers, startRule } = group;
  const { depositBps, lateFeeBps, reserveFeeBps, defaultAfter } = group;
  const token = group.token.contractId;
  const config = plainConfig({
    ...{ name: group.name, token, contribution, frequencySeconds, graceSeconds, maxMembers, startRule },
    ...{ depositBps, lateFeeBps, reserveFeeBps, defaultAfter },
  });
  // The factory plays no part in what is still to come: any contract will do.
  const model = new GroupModel(group.id, token, config, group.organiser);
  const inTurn = [...group.members].sort((one, other) => one.turn - other.turn);
  model.status = group.status;
  model.round = group.currentRound;
  model.startedAt = group.startedAt;
  model.balance = group.escrow;
  model.reserve = group.reserve;
  model.seats = inTurn.map(resumeSeat);
  model.order = inTurn.map(({ seat }) => seat);
  for (const { round, paid } of group.vacated) model.vacated.set(round, paid);
  for (const { status, payout, missingAtSettlement, short } of group.rounds)
    if (status === "settled")
      model.records.push({ payout: payout ?? 0n, missing: missingAtSettlement ?? 0, short: short ?? 0n });
  return model;
}

const resumeSeat = (member: GroupDetail["members"][number]): ModelSeat => ({
  ...{ address: member.address, seat: member.seat, paid: member.paidRounds, held: member.heldAmount },
  ...{ deposit: member.deposit, standing: member.standingOrder },
  ...{ defaulted: member.status === "defaulted", exited: member.status === "exited" },
  ...{ agreed: false, moneyIn: 0n, moneyOut: 0n },
});
