import type { GroupStatus } from "../group/group";
import type { TurnOrder } from "../group/group-config";

export interface BiddingGroup {
  status: GroupStatus;
  turnOrder: TurnOrder;
  currentRound: number;
  totalRounds: number;
}

/**
 * Whether nobody knows yet who receives a round: in an auction each settlement gives the round to the highest bid and
 * moves the turns after it (contracts/group/src/rules/bid.rs `award`). The last round is left to whoever is left.
 */
export const isDecidedByBids = (group: BiddingGroup, round: number): boolean =>
  group.turnOrder === "auction" &&
  group.status === "active" &&
  round >= group.currentRound &&
  group.currentRound < group.totalRounds;
