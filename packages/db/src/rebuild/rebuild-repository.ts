import { AjoError } from "@ajo/schemas";
import type { Database } from "../create-database";
import type { LeadershipRepository } from "../leadership/leadership-repository";
import { isDatabaseUnavailable } from "../sql/database-error";
import type { SqlPool } from "../sql/sql";
import { createShadowSchema, dropShadowSchema, SHADOW_SCHEMA } from "./shadow-schema";
import { swapInShadow } from "./swap";
import { PROJECTED_TABLES } from "./tables";

/** A projection that is being built beside the one that serves. */
export interface Shadow {
  /** Its repositories: the same as the database's, over tables of its own that nobody else reads. */
  readonly database: Pick<Database, "projection" | "groups" | "tokens">;
  /** Lets it serve. False when the one that serves is ahead, or is being read for too long: build on and ask again. */
  swap(): Promise<boolean>;
  /** Throws it away unless it serves. */
  close(): Promise<void>;
}

export interface RebuildRepository {
  /** NotAvailable while another process builds one. */
  open(): Promise<Shadow>;
}

/** PostgreSQL: lock_not_available, deadlock_detected. */
const ASK_AGAIN = new Set(["55P03", "40P01"]);

export function createRebuildRepository(
  sql: SqlPool,
  leadership: LeadershipRepository,
  openDatabase: (schema: string) => Database,
): RebuildRepository {
  return {
    open: async () => {
      const turn = await leadership.tryLead("rebuild");
      if (turn === null) throw new AjoError("NotAvailable", "another process is building a projection");
      const shadow = openDatabase(SHADOW_SCHEMA);
      try {
        await sql.transaction(createShadowSchema);
      } catch (error) {
        await shadow.close();
        await turn.release();
        throw error;
      }
      return {
        database: shadow,
        swap: async () => {
          for (const table of PROJECTED_TABLES) await sql.run(`analyze ${SHADOW_SCHEMA}.${table}`);
          try {
            return await sql.transaction(swapInShadow);
          } catch (error) {
            if (!isDatabaseUnavailable(error) && ASK_AGAIN.has(codeOf(error))) return false;
            throw error;
          }
        },
        close: async () => {
          await shadow.close();
          await sql.transaction(dropShadowSchema).finally(() => turn.release());
        },
      };
    },
  };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
