import { createDatabase, type Database } from "@ajo/db";
import {
  groupIdSchema,
  type GroupDetail,
  type GroupSnapshot,
  type Member,
  type SnapshotMember,
} from "@ajo/schemas";
import { createSorobanClient, type SorobanClient } from "@ajo/soroban";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import { expect } from "@playwright/test";
import { environment } from "./env";
import { netTransfers } from "./transfers";

/** What the page must agree with: the chain, asked directly, and the database's rows. */
export class Truth {
  readonly chain: SorobanClient;
  readonly database: Database;

  constructor() {
    const { rpcUrl, networkPassphrase, factoryId, tokens, databaseUrl } = environment;
    this.chain = createSorobanClient({ rpcUrl, networkPassphrase, factoryId, tokens });
    this.database = createDatabase({ url: databaseUrl, poolSize: 2 });
  }

  async close(): Promise<void> {
    await this.database.close();
  }

  /** A local person's USDC, in the smallest unit, from the chain. */
  async balanceOf(name: string): Promise<bigint> {
    return this.balanceOfAddress(localPersonKeypair(name).publicKey());
  }

  async balanceOfAddress(address: string): Promise<bigint> {
    const account = await this.chain.getAccount(address, environment.tokens);
    const usdc = account.balances.find(({ token }) => token.code === "USDC");
    if (usdc === undefined) throw new Error("the network lists no USDC");
    return usdc.balance;
  }

  /** What an address, a group's contract say, has paid a local person in USDC less what it took, whatever others do meanwhile. */
  async gained(from: string, name: string): Promise<bigint> {
    const usdc = environment.tokens.find(({ code }) => code === "USDC");
    if (usdc === undefined) throw new Error("the network lists no USDC");
    return netTransfers(environment.rpcUrl, usdc.contractId, from, localPersonKeypair(name).publicKey());
  }

  async snapshot(groupId: string): Promise<GroupSnapshot> {
    const snapshot = await this.chain.getGroupSnapshot(groupId);
    if (snapshot === null) throw new Error(`the factory knows no group ${groupId}`);
    return snapshot;
  }

  /**
   * Waits until the database tells the same as the chain of the group's status, round and escrow and of each
   * member's seat, payments and held payouts. Returns the chain's account.
   */
  async expectAgreement(groupId: string): Promise<GroupSnapshot> {
    let chain = await this.snapshot(groupId);
    await expect(async () => {
      chain = await this.snapshot(groupId);
      const row = await this.#row(groupId);
      expect(row === null ? null : factsOf(row), "database and chain agree").toEqual(factsOf(chain));
    }).toPass({ timeout: 20_000 });
    return chain;
  }

  /** What is under way in a group, as the database tells it: invitations, approvals, votes, seats that move. */
  async proceedings(groupId: string): Promise<GroupDetail["proceedings"]> {
    const row = await this.#row(groupId);
    if (row === null) throw new Error(`the database knows no group ${groupId}`);
    return row.proceedings;
  }

  /** Lets time pass on the practice network, for everybody. */
  async pass(seconds: number): Promise<void> {
    await this.chain.advanceTime(seconds);
  }

  async #row(groupId: string): Promise<GroupDetail | null> {
    const found = await this.database.groups.findGroup(groupIdSchema.parse(groupId));
    return found?.data ?? null;
  }
}

/** What both tell of a member in the same words. */
type MemberFacts = Pick<
  SnapshotMember & Member,
  | "address"
  | "seat"
  | "turn"
  | "paidRounds"
  | "heldAmount"
  | "deposit"
  | "standingOrder"
  | "hasAccepted"
  | "hasRevealed"
>;

interface Facts extends Pick<GroupSnapshot, "status" | "currentRound" | "escrow"> {
  members: MemberFacts[];
}

function factsOf(group: Omit<Facts, "members"> & { members: readonly MemberFacts[] }): Facts {
  const { status, currentRound, escrow, members } = group;
  return {
    status,
    currentRound,
    escrow,
    members: members.map(
      ({
        address,
        seat,
        turn,
        paidRounds,
        heldAmount,
        deposit,
        standingOrder,
        hasAccepted,
        hasRevealed,
      }) => ({
        address,
        seat,
        turn,
        paidRounds,
        heldAmount,
        deposit,
        standingOrder,
        hasAccepted,
        hasRevealed,
      }),
    ),
  };
}
