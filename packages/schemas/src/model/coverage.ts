import type { MemberAddress } from "../ids/ids";
import { endsWithout } from "./ends-without";
import type { GroupModel } from "./group-model";
import { resumeModel, type ResumableGroup } from "./resume-model";

/** What a member whose turn is still to come can count on. Amounts in the token's smallest unit. */
export interface Coverage {
  member: MemberAddress;
  /** What the turn brings when everybody pays, a part kept as deposit included. */
  pot: bigint;
  /** What is left of it when the one whose stopping costs this member most stops now, for good. */
  still: bigint;
  /** Who that is; null when nobody's stopping costs this member anything. */
  worst: MemberAddress | null;
}

/**
 * "If the worst payer stops now, you still receive this", for everybody whose turn is still to come, in turn order.
 * The rest of a running group is lived once with everybody paying and once for each member who might stop, deposits,
 * reserve and defaults included, and each member's money is compared. Empty unless the group is running. Can be left
 * and gone on with after each of them.
 */
export function* coverageNow(group: ResumableGroup): Generator<undefined, Coverage[]> {
  if (group.status !== "active") return [];
  const now = resumeModel(group);
  // Whoever has a standing order pays all they owe when the round is settled, which is in time.
  for (const seat of now.seats) seat.standing = true;
  const everybodyPays = now.copy();
  while (everybodyPays.status === "active") everybodyPays.settle();
  everybodyPays.claimAll();
  const coverages = now.inTurn.slice(group.currentRound - 1).flatMap(({ address, exited }): Coverage[] => {
    const pot = everybodyPays.records[now.turnOf(now.member(address)) - 1]?.payout ?? 0n;
    return exited ? [] : [{ member: address, pot, still: pot, worst: null }];
  });
  for (const stopper of now.inTurn) {
    if (now.unpaid(stopper).length === 0) continue;
    for (const without of endsWithout(now, stopper.address))
      for (const coverage of coverages) {
        if (coverage.member === stopper.address) continue;
        const lost = gainOf(everybodyPays, coverage.member) - gainOf(without, coverage.member);
        const still = lost < coverage.pot ? coverage.pot - lost : 0n;
        if (still < coverage.still) Object.assign(coverage, { still, worst: stopper.address });
      }
    yield;
  }
  return coverages;
}

function gainOf(model: GroupModel, address: MemberAddress): bigint {
  const { moneyIn, moneyOut } = model.member(address);
  return moneyOut - moneyIn;
}
