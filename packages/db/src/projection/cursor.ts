import type { ContractId } from "@ajo/schemas";
import type { Sql } from "../sql/sql";
import type { ProjectionCursor } from "./types";

interface CursorRow {
  network_passphrase: string;
  factory_id: string;
  cursor: string | null;
  ledger: number;
  close_time: Date;
}

const GET = { name: "get-cursor", text: "select * from indexer_cursor" };
const PUT = {
  name: "put-cursor",
  text: `insert into indexer_cursor (id, network_passphrase, factory_id, cursor, ledger, close_time) values (1, $1, $2, $3, $4, $5)
    on conflict (id) do update set network_passphrase = excluded.network_passphrase, factory_id = excluded.factory_id,
      cursor = excluded.cursor, ledger = excluded.ledger, close_time = excluded.close_time`,
};

export async function getCursor(sql: Sql): Promise<ProjectionCursor | null> {
  const [row] = await sql.query<CursorRow>(GET);
  if (row === undefined) return null;
  const { network_passphrase, factory_id, cursor, ledger, close_time } = row;
  // Written from a parsed configuration by putCursor alone.
  return {
    networkPassphrase: network_passphrase,
    factoryId: factory_id as ContractId,
    cursor,
    ledger,
    closeTime: close_time,
  };
}

export async function putCursor(sql: Sql, cursor: ProjectionCursor): Promise<void> {
  await sql.query(PUT, [
    cursor.networkPassphrase,
    cursor.factoryId,
    cursor.cursor,
    cursor.ledger,
    cursor.closeTime,
  ]);
}
