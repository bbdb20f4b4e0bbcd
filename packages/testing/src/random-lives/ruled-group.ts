import type { GroupSnapshot, MemberAddress } from "@ajo/schemas";
import { GroupModel, type ModelSeat } from "@ajo/schemas/model";
import type { Purses } from "./purses";

/** The model, with purses that can be empty and allowances that end. */
export class RuledGroup extends GroupModel {
  /** What each has allowed the group to draw, and the last ledger in which it can. */
  readonly allowances = new Map<MemberAddress, { amount: bigint; until: number }>();

  constructor(
    { id, factoryId, config, organiser }: Pick<GroupSnapshot, "id" | "factoryId" | "config" | "organiser">,
    private readonly purses: Purses,
    private readonly latestLedger: () => number,
  ) {
    super(id, factoryId, config, organiser);
  }

  override takeAllowance(seat: ModelSeat, price: bigint): boolean {
    const allowance = this.allowances.get(seat.address);
    if (allowance === undefined || !super.takeAllowance(seat, price)) return false;
    const purse = this.purses.of(seat.address, this);
    const gives = allowance.amount >= price && allowance.until > this.latestLedger() && purse >= price;
    if (gives) allowance.amount -= price;
    return gives;
  }
}
