import { tokenSchema, type ContractId, type Token } from "@ajo/schemas";
import type { PrismaClient } from "../generated/client";
import { namingUnavailability } from "../sql/database-error";
import type { Sql } from "../sql/sql";

export interface TokenRepository {
  findToken(contractId: ContractId): Promise<Token | null>;
  /** Those of the given tokens that are not stored yet. */
  listMissing(contractIds: readonly ContractId[]): Promise<ContractId[]>;
  listTokens(): Promise<Token[]>;
  /** Stores a token, or what is now known of it. */
  saveToken(token: Token): Promise<void>;
}

// Written as SQL because Prisma's upsert first looks and then inserts: two at once would collide.
const SAVE = `insert into tokens (contract_id, code, issuer, decimals, name) values ($1, $2, $3, $4, $5)
  on conflict (contract_id) do update set code = excluded.code, issuer = excluded.issuer,
    decimals = excluded.decimals, name = excluded.name`;

export function createTokenRepository(prisma: PrismaClient, sql: Sql): TokenRepository {
  return {
    findToken: (contractId) =>
      namingUnavailability(async () => {
        const row = await prisma.token.findUnique({ where: { contractId } });
        return row === null ? null : tokenSchema.parse(row);
      }),
    listMissing: (contractIds) =>
      namingUnavailability(async () => {
        const rows = await prisma.token.findMany({
          where: { contractId: { in: [...contractIds] } },
          select: { contractId: true },
        });
        const stored = new Set(rows.map((row) => row.contractId));
        return [...new Set(contractIds)].filter((contractId) => !stored.has(contractId));
      }),
    listTokens: () =>
      namingUnavailability(async () => {
        const rows = await prisma.token.findMany({ orderBy: [{ code: "asc" }, { contractId: "asc" }] });
        return rows.map((row) => tokenSchema.parse(row));
      }),
    saveToken: async ({ contractId, code, issuer, decimals, name }) => {
      await sql.run(SAVE, [contractId, code, issuer, decimals, name]);
    },
  };
}
