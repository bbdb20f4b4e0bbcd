import type { Token } from "@ajo/schemas";
import type { Sql } from "../sql/sql";

// Written as SQL because Prisma's upsert first looks and then inserts: two at once would collide.
const SAVE = `insert into tokens (contract_id, code, issuer, decimals, name) values ($1, $2, $3, $4, $5)
  on conflict (contract_id) do update set code = excluded.code, issuer = excluded.issuer,
    decimals = excluded.decimals, name = excluded.name`;

/** Stores a token, or what is now known of it. */
export async function saveToken(sql: Sql, token: Token): Promise<void> {
  const { contractId, code, issuer, decimals, name } = token;
  await sql.run(SAVE, [contractId, code, issuer, decimals, name]);
}
