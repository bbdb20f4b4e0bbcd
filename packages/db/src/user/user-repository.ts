import { randomUUID } from "node:crypto";
import type { MemberAddress, PersonLook, WalletAddress } from "@ajo/schemas";
import type { Sql } from "../sql/sql";

export interface User extends PersonLook {
  walletAddress: WalletAddress;
}

export interface UserRepository {
  /** The user of an address, made on their first sign-in. */
  upsertUser(address: WalletAddress): Promise<User>;
  findUser(address: WalletAddress): Promise<User | null>;
  /** What the given people show of themselves; those who show nothing are absent. */
  findLooks(addresses: readonly MemberAddress[]): Promise<Map<string, PersonLook>>;
  /** Null takes the name away. Makes the user when there is none. */
  setDisplayName(address: WalletAddress, displayName: string | null): Promise<User>;
  /** Null takes the picture away. Makes the user when there is none. `hash` is the SHA-256 of `jpeg`. */
  setPicture(address: WalletAddress, picture: { hash: string; jpeg: Uint8Array } | null): Promise<void>;
  /** The bytes of a picture that somebody shows now. */
  findPicture(hash: string): Promise<Uint8Array | null>;
}

const USER = `wallet_address as "walletAddress", display_name as "displayName", picture_hash as "picture"`;
// Written as SQL because Prisma's upsert first looks and then inserts: two sign-ins at once would collide.
const UPSERT = {
  name: "upsert-user",
  text: `insert into users (id, wallet_address) values ($1, $2)
    on conflict (wallet_address) do update set wallet_address = excluded.wallet_address
    returning ${USER}`,
};
const NAME = {
  name: "set-display-name",
  text: `insert into users (id, wallet_address, display_name) values ($1, $2, $3)
    on conflict (wallet_address) do update set display_name = excluded.display_name, updated_at = now()
    returning ${USER}`,
};
const PICTURE = {
  name: "set-picture",
  text: `insert into users (id, wallet_address, picture_hash, picture) values ($1, $2, $3, $4)
    on conflict (wallet_address) do update set
      picture_hash = excluded.picture_hash, picture = excluded.picture, updated_at = now()
    returning ${USER}`,
};
const FIND = { name: "find-user", text: `select ${USER} from users where wallet_address = $1` };
const LOOKS = {
  name: "find-looks",
  text: `select ${USER} from users
    where wallet_address = any($1) and (display_name is not null or picture_hash is not null)`,
};
const FIND_PICTURE = {
  name: "find-picture",
  text: "select picture from users where picture_hash = $1 limit 1",
};

interface UserRow extends PersonLook {
  walletAddress: string;
}

/** Only this repository writes the table, and it takes parsed addresses. */
const userOf = ({ walletAddress, displayName, picture }: UserRow): User => ({
  walletAddress: walletAddress as WalletAddress,
  displayName,
  picture,
});

export function createUserRepository(sql: Sql): UserRepository {
  const upsert = async (statement: typeof UPSERT, values: unknown[]): Promise<User> => {
    const [row] = await sql.query<UserRow>(statement, [randomUUID(), ...values]);
    if (row === undefined) throw new Error("an upsert returned no row");
    return userOf(row);
  };
  return {
    upsertUser: (address) => upsert(UPSERT, [address]),
    setDisplayName: (address, displayName) => upsert(NAME, [address, displayName]),
    setPicture: async (address, picture) => {
      await upsert(PICTURE, [
        address,
        picture?.hash ?? null,
        picture === null ? null : Buffer.from(picture.jpeg),
      ]);
    },
    findUser: async (address) => {
      const [row] = await sql.query<UserRow>(FIND, [address]);
      return row === undefined ? null : userOf(row);
    },
    findLooks: async (addresses) => {
      const rows = await sql.query<UserRow>(LOOKS, [[...addresses]]);
      return new Map(
        rows.map(({ walletAddress, displayName, picture }) => [walletAddress, { displayName, picture }]),
      );
    },
    findPicture: async (hash) => {
      const [row] = await sql.query<{ picture: Uint8Array }>(FIND_PICTURE, [hash]);
      return row?.picture ?? null;
    },
  };
}
