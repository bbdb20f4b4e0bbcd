import { tokenSchema, type ContractId, type Token } from "@ajo/schemas";
import type { PrismaClient } from "../generated/client";
import { namingUnavailability } from "../sql/database-error";
import type { Sql } from "../sql/sql";
import { saveToken } from "./save-token";

export interface TokenRepository {
  findToken(contractId: ContractId): Promise<Token | null>;
  /** Those of the given tokens that are not stored yet. */
  listMissing(contractIds: readonly ContractId[]): Promise<ContractId[]>;
  listTokens(): Promise<Token[]>;
  /** Stores a token, or what is now known of it. */
  saveToken(token: Token): Promise<void>;
}

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
    saveToken: (token) => saveToken(sql, token),
  };
}
