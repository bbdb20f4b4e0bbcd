import { randomUUID } from "node:crypto";
import type { MemberAddress, WalletAddress } from "@ajo/schemas";
import type { PrismaClient } from "../generated/client";
import { namingUnavailability } from "../sql/database-error";
import type { Sql } from "../sql/sql";

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

// Written as SQL because Prisma's upsert first looks and then inserts: two sign-ins at once would collide.
const UPSERT = {
  name: "upsert-user",
  text: `insert into users (id, wallet_address) values ($1, $2)
    on conflict (wallet_address) do update set wallet_address = excluded.wallet_address
    returning wallet_address as "walletAddress", display_name as "displayName"`,
};
const NAME = {
  name: "set-display-name",
  text: `insert into users (id, wallet_address, display_name) values ($1, $2, $3)
    on conflict (wallet_address) do update set display_name = excluded.display_name, updated_at = now()
    returning wallet_address as "walletAddress", display_name as "displayName"`,
};

interface UserRow {
  walletAddress: string;
  displayName: string | null;
}

/** Only this repository writes the table, and it takes parsed addresses. */
const userOf = ({ walletAddress, displayName }: UserRow): User => ({
  walletAddress: walletAddress as WalletAddress,
  displayName,
});

export function createUserRepository(prisma: PrismaClient, sql: Sql): UserRepository {
  const upsert = async (statement: typeof UPSERT, values: unknown[]): Promise<User> => {
    const [row] = await sql.query<UserRow>(statement, [randomUUID(), ...values]);
    if (row === undefined) throw new Error("an upsert returned no row");
    return userOf(row);
  };
  return {
    upsertUser: (address) => upsert(UPSERT, [address]),
    setDisplayName: (address, displayName) => upsert(NAME, [address, displayName]),
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
