import type { WalletAddress } from "@ajo/schemas";
import type { PrismaClient } from "../generated/client";
import { namingUnavailability } from "../sql/database-error";

export interface StoredChallenge {
  hash: string;
  address: WalletAddress;
  expiresAt: Date;
  consumedAt: Date | null;
}

export interface ChallengeRepository {
  /** Remembers a challenge by the hash of its transaction. */
  issue(hash: string, address: WalletAddress, expiresAt: Date): Promise<void>;
  find(hash: string): Promise<StoredChallenge | null>;
  /** True exactly once for each issued challenge, however many ask at the same time. Expiry is the caller's to check. */
  consume(hash: string): Promise<boolean>;
  /** Forgets challenges that expired before `before`; how many. */
  deleteExpired(before: Date): Promise<number>;
}

export function createChallengeRepository(prisma: PrismaClient): ChallengeRepository {
  return {
    issue: (hash, address, expiresAt) =>
      namingUnavailability(async () => {
        await prisma.challenge.create({ data: { hash, address, expiresAt } });
      }),
    find: (hash) =>
      namingUnavailability(async () => {
        const row = await prisma.challenge.findUnique({ where: { hash } });
        // Only this repository writes the table, and it takes parsed addresses.
        return row === null ? null : { ...row, address: row.address as WalletAddress };
      }),
    consume: (hash) =>
      namingUnavailability(async () => {
        const { count } = await prisma.challenge.updateMany({
          where: { hash, consumedAt: null },
          data: { consumedAt: new Date() },
        });
        return count === 1;
      }),
    deleteExpired: (before) =>
      namingUnavailability(
        async () => (await prisma.challenge.deleteMany({ where: { expiresAt: { lt: before } } })).count,
      ),
  };
}
