import type { ChainPort } from "@ajo/router";
import { AjoError, type GroupCall, type GroupSnapshot, groupCallInputs } from "@ajo/schemas";

/** A group that runs what new groups get. */
const CODE = { own: "a".repeat(64), offered: "a".repeat(64) };

/** A chain that stands still, so that a test decides what changes and when. `down` makes it unreachable. */
export class TestChain {
  down = false;
  /** How often a group was read from its contract. */
  groupReads = 0;
  readonly groups = new Map<string, GroupSnapshot>();
  #held: Promise<void> = Promise.resolve();

  /** From now on groups are read only once `answer` is called; `reads` counts how many were asked for. */
  holdBack(): { answer: () => void; reads: () => number } {
    const before = this.groupReads;
    let answer: () => void = () => undefined;
    this.#held = new Promise((resolve) => (answer = resolve));
    return { answer, reads: () => this.groupReads - before };
  }

  readonly port: ChainPort = {
    getGroupSnapshot: (groupId) => {
      this.groupReads += 1;
      return this.#held.then(() => this.#answer(() => this.groups.get(groupId) ?? null));
    },
    getToken: () => this.#refuse(),
    getAccount: () => this.#answer(() => ({ exists: false, nativeBalance: 0n, balances: [], asOfLedger: 3 })),
    getAllowance: () => this.#answer(() => ({ amount: 0n, expiresAt: null, asOfLedger: 3 })),
    getGroupCode: () => this.#answer(() => ({ ...CODE, asOfLedger: 3, asOf: new Date(15_000) })),
    getNetworkState: () => this.#answer(() => ({ latestLedger: 3, closeTime: new Date(15_000) })),
    supportsTimeTravel: () => this.#answer(() => false),
    advanceTime: () => this.#refuse(),
    prepareCreate: () => this.#refuse(),
    ...this.#refuseAll(),
    prepareAuthorisation: () => this.#refuse(),
    prepareTrustline: () => this.#refuse(),
    checkEnvelope: () => this.#refuse(),
    submit: () => this.#refuse(),
    getOutcome: () => this.#refuse(),
  };

  async #answer<T>(answer: () => T): Promise<T> {
    if (this.down) throw new AjoError("ChainUnavailable", "no endpoint answers");
    return answer();
  }

  #refuseAll() {
    const calls = Object.keys(groupCallInputs).map((call) => [call, () => this.#refuse()]);
    return Object.fromEntries(calls) as Pick<ChainPort, GroupCall>;
  }

  #refuse(): Promise<never> {
    return this.#answer(() => {
      throw new AjoError("GroupFull", "every seat is taken", { data: { maxMembers: "3" } });
    });
  }
}
