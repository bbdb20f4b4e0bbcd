import {
  AjoError,
  isRetryable,
  txHashSchema,
  walletAddressSchema,
  type TransactionOutcome,
} from "@ajo/schemas";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addressOf } from "../../test/ports";
import { TestIntents } from "../../test/test-intents";
import { Transactions } from "./transactions";

const hash = txHashSchema.parse(createHash("sha256").update("a payment").digest("hex"));
const source = walletAddressSchema.parse(addressOf("Ada"));
const expiresAt = new Date(120_000);

/** What happens to one sending, on its way to the network and back. */
const fates = [
  "applied",
  "applied, reply lost",
  "lost",
  "unreachable",
  "refused",
  "killed before",
  "killed after",
] as const;
type Fate = (typeof fates)[number];

class Killed extends Error {}

/** A network that applies one transaction at most, and whose nodes lag and lose replies as they are told. */
class UnreliableChain {
  applied = false;
  isOver = false;
  fate: Fate = "applied";
  lagging = false;

  readonly checkEnvelope = async () => ({ hash, source, expiresAt });

  readonly submit = async (): Promise<TransactionOutcome> => {
    const unknown: TransactionOutcome = { status: "unknown", hash };
    switch (this.fate) {
      case "killed before":
        throw new Killed();
      case "unreachable":
        throw new AjoError("ChainUnavailable", "nobody answers");
      case "lost":
        return unknown;
      case "refused":
        // By a node that does not know the transaction yet, or because it was applied already: nobody can tell which.
        return { status: "failed", hash, error: { code: "BadSequence", message: "refused", data: {} } };
      case "killed after":
        this.apply();
        throw new Killed();
      case "applied, reply lost":
        this.apply();
        return unknown;
      case "applied":
        this.apply();
        return this.getOutcome();
    }
  };

  readonly getOutcome = async (): Promise<TransactionOutcome> => {
    if (this.lagging) return { status: "unknown", hash };
    if (this.applied) {
      const receipt = { hash, ledger: 7, at: new Date(35_000), feeCharged: 100n, createdGroupId: null };
      return { status: "confirmed", receipt };
    }
    return this.isOver ? { status: "expired", hash } : { status: "unknown", hash };
  };

  private apply(): void {
    if (!this.isOver) this.applied = true;
  }
}

const stepOf = (fate: fc.Arbitrary<Fate>, databaseAway: fc.Arbitrary<boolean>) =>
  fc.record({
    what: fc.constantFrom("submit", "follow", "status"),
    fate,
    lagging: fc.boolean(),
    databaseAway,
  });

/** Servers that are killed, or a database that goes away: not both, as what was not stored dies with its server. */
const stories = fc.oneof(
  fc.array(stepOf(fc.constantFrom(...fates), fc.constant(false)), { maxLength: 8 }),
  fc.array(stepOf(fc.constantFrom(...fates.filter((fate) => !fate.startsWith("killed"))), fc.boolean()), {
    maxLength: 8,
  }),
);

it("every transaction ends with exactly what the chain says, and nobody was ever told otherwise", async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const chain = new UnreliableChain();
      let away = false;
      const intents = new TestIntents(async (answer) => {
        if (away) throw new AjoError("DatabaseUnavailable", "PostgreSQL cannot be reached");
        return answer();
      });
      const silent = () => undefined;
      const log = { info: silent, warn: silent, error: silent };
      const start = () =>
        new Transactions({
          chain,
          database: { intents },
          log,
          sponsorship: null,
          onConfirmed: silent,
          onWritten: silent,
        });
      let server = start();
      const told: TransactionOutcome["status"][] = [];
      const run = async (what: string) => {
        try {
          if (what === "follow") await server.follow();
          else
            told.push(
              (what === "submit" ? await server.submit("AAAA") : await server.status(hash, expiresAt)).status,
            );
        } catch (error) {
          if (error instanceof Killed) server = start();
          else if (!isRetryable(error)) throw error;
        }
      };

      for (const { what, fate, lagging, databaseAway } of story) {
        Object.assign(chain, { fate, lagging });
        away = databaseAway;
        await run(what);
      }
      away = false;
      Object.assign(chain, { fate: "lost", lagging: false, isOver: true });
      await run("follow");
      await run("status");

      // Whoever asked was told; the last one for certain.
      const ends = new Set(told.filter((status) => status !== "unknown"));
      expect(ends.size).toBeLessThanOrEqual(1);
      expect(ends.has("confirmed")).toBe(chain.applied);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
