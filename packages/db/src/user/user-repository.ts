import type { MemberAddress, WalletAddress } from "@ajo/schemas";
import type { PrismaClient } from "../generated/client";
import { namingUnavailability } from "../sql/database-error";

export interface User {
  walletAddress: WalletAddress;
  displayName: string | null;
}

export interface UserRepository {
  /** The user of an address, made on their first sign-in. */
  upsertUser(address: WalletAddress): Promise<User>;
  findUser(address: WalletAddress): Promise<User | null>;
  /** What the given addresses call themselves; those without a name are absent. */
  findDisplayNames(addresses: readonly MemberAddress[]): Promise<Map<string, string>>;
  /** Null takes the name away. Makes the user when there is none. */
  setDisplayName(address: WalletAddress, displayName: string | null): Promise<User>;
}

/** Only this repository writes the table, and it takes parsed addresses. */
const userOf = (row: { walletAddress: string; displayName: string | null }): User => ({
  walletAddress: row.walletAddress as WalletAddress,
  displayName: row.displayName,
});

export function createUserRepository(prisma: PrismaClient): UserRepository {
  const upsert = (walletAddress: WalletAddress, update: { displayName?: string | null }) =>
    namingUnavailability(async () =>
      userOf(
        await prisma.user.upsert({ where: { walletAddress }, create: { walletAddress, ...update }, update }),
      ),
    );
  return {
    upsertUser: (address) => upsert(address, {}),
    setDisplayName: (address, displayName) => upsert(address, { displayName }),
    findUser: (walletAddress) =>
      namingUnavailability(async () => {
        const row = await prisma.user.findUnique({ where: { walletAddress } });
        return row === null ? null : userOf(row);
      }),
    findDisplayNames: (addresses) =>
      namingUnavailability(async () => {
        const rows = await prisma.user.findMany({
          where: { walletAddress: { in: [...addresses] }, displayName: { not: null } },
        });
        return new Map(rows.map((row) => [row.walletAddress, row.displayName ?? ""]));
      }),
  };
}
