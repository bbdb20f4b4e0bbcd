import { AjoError } from "@ajo/schemas";
import type { Database } from "../create-database";
import type { LeadershipRepository } from "../leadership/leadership-repository";
import { isInUse } from "../projection/take-tables";
import type { SqlPool } from "../sql/sql";
import { createShadowSchema, dropShadowSchema, SHADOW_SCHEMA } from "./shadow-schema";
import { swapInShadow } from "./swap";
import { PROJECTED_TABLES } from "./tables";

/** A projection that is being built beside the one that serves. */
export interface Shadow {
  /** Its repositories: the same as the database's, over tables of its own that nobody else reads. */
  readonly database: Pick<Database, "projection" | "groups" | "tokens">;
  /** NotAvailable when the connection that holds the turn to build was lost, so that another process may have it. */
  requireTurn(): void;
  /** Lets it serve. False when the one that serves is ahead, or is being read for too long: build on and ask again. */
  swap(): Promise<boolean>;
  /** Throws it away unless it serves. */
  close(): Promise<void>;
}

export interface RebuildRepository {
  /** NotAvailable while another process builds one. */
  open(): Promise<Shadow>;
}

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
      const requireTurn = () => {
        if (turn.signal.aborted)
          throw new AjoError("NotAvailable", "the turn to build was lost with its connection: build again");
      };
      try {
        await sql.transaction(createShadowSchema);
      } catch (error) {
        await shadow.close();
        await turn.release();
        throw error;
      }
      return {
        database: shadow,
        requireTurn,
        swap: async () => {
          requireTurn();
          for (const table of PROJECTED_TABLES) await sql.run(`analyze ${SHADOW_SCHEMA}.${table}`);
          try {
            return await sql.transaction(swapInShadow);
          } catch (error) {
            if (isInUse(error)) return false;
            throw error;
          }
        },
        close: async () => {
          await shadow.close();
          // Without the turn they are another's.
          if (turn.signal.aborted) return;
          await sql.transaction(dropShadowSchema).finally(() => turn.release());
        },
      };
    },
  };
}
