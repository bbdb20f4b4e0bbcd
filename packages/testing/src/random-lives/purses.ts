import type { MemberAddress } from "@ajo/schemas";
import type { GroupModel } from "@ajo/schemas/model";

type Gains = Pick<GroupModel, "gains">;

/** What everybody had before a life began, in the token's smallest unit, and what was last seen in their purses. */
export class Purses {
  readonly #before = new Map<MemberAddress, bigint>();
  readonly #counted = new Map<MemberAddress, bigint>();

  /** Puts so much into a purse, beside what a group takes and gives. */
  add(address: MemberAddress, amount: bigint): void {
    this.#before.set(address, (this.#before.get(address) ?? 0n) + amount);
  }

  of(address: MemberAddress, { gains }: Gains): bigint {
    return (this.#before.get(address) ?? 0n) + (gains.get(address) ?? 0n);
  }

  hasChanged(address: MemberAddress, group: Gains): boolean {
    return this.of(address, group) !== this.#counted.get(address);
  }

  /** What must be in it now. */
  count(address: MemberAddress, group: Gains): bigint {
    const amount = this.of(address, group);
    this.#counted.set(address, amount);
    return amount;
  }
}
