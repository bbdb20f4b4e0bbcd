import type { WalletAddress } from "@ajo/schemas";
import { randomUUID } from "node:crypto";
import type { PrismaClient } from "../generated/client";
import { namingUnavailability } from "../sql/database-error";
import type { Sql } from "../sql/sql";
import { REVOKE_FAMILY } from "./refresh-repository";

/** A signed-in device. The token itself is never stored, only its hash. */
export interface StoredSession {
  id: string;
  /** Everything that one sign-in led to. */
  familyId: string;
  address: WalletAddress;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** A session as somebody who shows its token finds it. */
export interface FoundSession extends StoredSession {
  /** Until when it can be continued; null when it cannot. */
  renewableUntil: Date | null;
  /** What its owner shows. */
  displayName: string | null;
  picture: string | null;
}

export interface NewSession {
  tokenHash: string;
  address: WalletAddress;
  expiresAt: Date;
  /** Continues a family; a new one begins without it. */
  familyId?: string;
}

export interface SessionRepository {
  create(session: NewSession): Promise<StoredSession>;
  /** Also returns expired and revoked sessions: what they mean is the caller's rule. */
  find(tokenHash: string): Promise<FoundSession | null>;
  /** False when it was revoked already, or never existed. */
  revoke(tokenHash: string): Promise<boolean>;
  /** With its refresh tokens; how many sessions were still open. */
  revokeFamily(familyId: string): Promise<number>;
  /** Signs an address out everywhere, refresh tokens included; how many sessions were still open. */
  revokeAll(address: WalletAddress): Promise<number>;
}

type SessionRow = Omit<StoredSession, "address"> & { address: string };

/** Only this repository writes the table, and it takes parsed addresses. */
const sessionOf = ({
  id,
  familyId,
  address,
  createdAt,
  expiresAt,
  revokedAt,
}: SessionRow): StoredSession => ({
  ...{ id, familyId, createdAt, expiresAt, revokedAt },
  address: address as WalletAddress,
});

// Every request of somebody who is signed in asks this.
const FIND = {
  name: "find-session",
  text: `select s.id, family_id as "familyId", address, s.created_at as "createdAt", expires_at as "expiresAt",
      revoked_at as "revokedAt", (select max(r.expires_at) from refresh_tokens r
        where r.family_id = s.family_id and r.used_at is null and r.revoked_at is null) as "renewableUntil",
      u.display_name as "displayName", u.picture_hash as "picture"
    from sessions s left join users u on u.wallet_address = s.address where token_hash = $1`,
};
const REVOKE_ALL = {
  name: "revoke-all-sessions",
  text: `with refreshing as (update refresh_tokens set revoked_at = now() where address = $1 and revoked_at is null)
    update sessions set revoked_at = now() where address = $1 and revoked_at is null returning id`,
};
const REVOKE = {
  name: "revoke-session",
  text: "update sessions set revoked_at = now() where token_hash = $1 and revoked_at is null returning id",
};

export function createSessionRepository(prisma: PrismaClient, sql: Sql): SessionRepository {
  return {
    create: ({ tokenHash, address, expiresAt, familyId = randomUUID() }) =>
      namingUnavailability(async () =>
        sessionOf(await prisma.session.create({ data: { tokenHash, address, expiresAt, familyId } })),
      ),
    find: async (tokenHash) => {
      const [row] = await sql.query<SessionRow & Omit<FoundSession, keyof StoredSession>>(FIND, [tokenHash]);
      if (row === undefined) return null;
      const { renewableUntil, displayName, picture } = row;
      return { ...sessionOf(row), renewableUntil, displayName, picture };
    },
    revoke: async (tokenHash) => (await sql.query(REVOKE, [tokenHash])).length > 0,
    revokeFamily: async (familyId) => (await sql.query(REVOKE_FAMILY, [familyId])).length,
    revokeAll: async (address) => (await sql.query(REVOKE_ALL, [address])).length,
  };
}
