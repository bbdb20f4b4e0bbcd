import type { WalletAddress } from "@ajo/schemas";
import type { SqlPool } from "../sql/sql";

export interface NewRefreshToken {
  tokenHash: string;
  familyId: string;
  address: WalletAddress;
  expiresAt: Date;
}

/**
 * `taken`: it was good and is used now. `reused`: it had been used before, so somebody has a copy of it: its family
 * is revoked now. `invalid`: unknown, expired, or revoked.
 */
export type RefreshUse =
  | { outcome: "taken"; familyId: string; address: WalletAddress }
  | { outcome: "reused"; familyId: string; address: WalletAddress; revoked: number }
  | { outcome: "invalid" };

export interface RefreshTokenRepository {
  create(token: NewRefreshToken): Promise<void>;
  /**
   * Uses a token up. Within `leewaySeconds` of its first use it is taken once more: two tabs, or a reply that was
   * lost, are no theft.
   */
  use(tokenHash: string, now: Date, leewaySeconds: number): Promise<RefreshUse>;
}

const CREATE = {
  name: "create-refresh-token",
  text: `insert into refresh_tokens (token_hash, family_id, address, expires_at) values ($1, $2, $3, $4)`,
};
// The row lock lets one user of a token decide at a time.
const FIND = {
  name: "find-refresh-token",
  text: "select * from refresh_tokens where token_hash = $1 for update",
};
const USE = {
  name: "use-refresh-token",
  text: "update refresh_tokens set used_at = coalesce(used_at, $2) where token_hash = $1",
};
export const REVOKE_FAMILY = {
  name: "revoke-family",
  text: `with refreshing as (update refresh_tokens set revoked_at = now() where family_id = $1 and revoked_at is null)
    update sessions set revoked_at = now() where family_id = $1 and revoked_at is null returning id`,
};

interface RefreshRow {
  family_id: string;
  address: string;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

export function createRefreshTokenRepository(sql: SqlPool): RefreshTokenRepository {
  return {
    create: async ({ tokenHash, familyId, address, expiresAt }) => {
      await sql.query(CREATE, [tokenHash, familyId, address, expiresAt]);
    },
    use: (tokenHash, now, leewaySeconds) =>
      sql.transaction(async (transaction): Promise<RefreshUse> => {
        const [row] = await transaction.query<RefreshRow>(FIND, [tokenHash]);
        if (row === undefined || row.revoked_at !== null || row.expires_at <= now)
          return { outcome: "invalid" };
        // Only this repository writes the table, and it takes parsed addresses.
        const owner = { familyId: row.family_id, address: row.address as WalletAddress };
        if (row.used_at !== null && now.getTime() - row.used_at.getTime() > leewaySeconds * 1000) {
          const revoked = await transaction.query(REVOKE_FAMILY, [row.family_id]);
          return { outcome: "reused", ...owner, revoked: revoked.length };
        }
        await transaction.query(USE, [tokenHash, now]);
        return { outcome: "taken", ...owner };
      }),
  };
}
