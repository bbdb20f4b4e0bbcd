import type { TransactionOutcome, TransactionSummary, TxHash, WalletAddress } from "@ajo/schemas";
import type { SqlPool } from "../sql/sql";
import { encodeSummary, INTENT_COLUMNS, intentOf, type IntentRow, type StoredIntent } from "./intent-rows";

export interface PreparedIntent {
  hash: TxHash;
  source: WalletAddress;
  expiresAt: Date | null;
  summary: TransactionSummary;
}

export interface SignedIntent {
  hash: TxHash;
  source: WalletAddress;
  expiresAt: Date | null;
  /** Base64 XDR. */
  envelope: string;
}

/**
 * Transactions of members as a state machine: prepared -> signed -> confirmed | failed | expired. An end is for ever,
 * but for one step: what the chain has confirmed is confirmed, whatever was believed before.
 */
export interface IntentRepository {
  prepare(intent: PreparedIntent): Promise<void>;
  /**
   * Before every sending: keeps the envelope, counts the sending, and leaves the intent to the caller for
   * `leaseSeconds`. Answers the intent as it was counted: `sends` is 1 for the first. An intent that has ended
   * is answered unchanged, and is not to be sent.
   */
  sign(intent: SignedIntent, leaseSeconds: number): Promise<StoredIntent>;
  /**
   * Writes an end down, once; unknown is none. Answers what is true then. `sends`: only if it was sent no more often
   * than that, because the end is proof of no other sending.
   */
  settle(hash: TxHash, outcome: TransactionOutcome, sends?: number): Promise<StoredIntent | null>;
  find(hash: TxHash): Promise<StoredIntent | null>;
  /** Newest first. `open`: only those without an end. */
  listOf(source: WalletAddress, options: { open: boolean; limit: number }): Promise<StoredIntent[]>;
  /** Signed intents that nobody looks after, longest waiting first, now the caller's for `leaseSeconds`. */
  claim(options: { limit: number; leaseSeconds: number }): Promise<StoredIntent[]>;
  /**
   * Marks that the operator pays, unless that would be the address's payment number `perDay` + 1 within 24 hours.
   * True also when it is marked already.
   */
  sponsor(hash: TxHash, perDay: number): Promise<boolean>;
}

const PREPARE = {
  name: "prepare-intent",
  text: `insert into transaction_intents (hash, source, expires_at, summary) values ($1, $2, $3, $4)
    on conflict (hash) do update set summary = coalesce(transaction_intents.summary, excluded.summary)`,
};
const SIGN = {
  name: "sign-intent",
  text: `insert into transaction_intents as i (hash, source, expires_at, envelope, state, sends, check_at)
    values ($1, $2, $3, $4, 'signed', 1, now() + make_interval(secs => $5))
    on conflict (hash) do update set state = 'signed', envelope = coalesce(i.envelope, excluded.envelope),
      sends = i.sends + 1, check_at = excluded.check_at, updated_at = now()
    where i.state in ('prepared', 'signed')
    returning ${INTENT_COLUMNS}`,
};
const SETTLE = {
  name: "settle-intent",
  text: `update transaction_intents set state = $2::intent_state, check_at = null, updated_at = now(),
      ledger = $3, closed_at = $4, fee_charged = $5, created_group_id = $6, error = $7
    where hash = $1 and (state in ('prepared', 'signed') or ($2 = 'confirmed' and state <> 'confirmed'))
      and ($8::int is null or sends = $8)`,
};
const FIND = {
  name: "find-intent",
  text: `select ${INTENT_COLUMNS} from transaction_intents where hash = $1`,
};
const list = (name: string, condition: string) => ({
  name,
  text: `select ${INTENT_COLUMNS} from transaction_intents where source = $1 ${condition}
    order by created_at desc limit $2`,
});
const LIST = list("list-intents", "");
// What was prepared and not signed in time is over; the network's clock is at most seconds from the server's.
const LIST_OPEN = list(
  "list-open-intents",
  "and (state = 'signed' or (state = 'prepared' and (expires_at is null or expires_at > now())))",
);
const CLAIM = {
  name: "claim-intents",
  text: `update transaction_intents set check_at = now() + make_interval(secs => $2)
    where hash in (select hash from transaction_intents where check_at <= now() and state = 'signed'
      order by check_at limit $1 for update skip locked)
    returning ${INTENT_COLUMNS}`,
};
// One address at a time, so that two payments at once cannot both be the last that is allowed.
const LOCK_ADDRESS = {
  name: "lock-sponsored-address",
  text: `select pg_advisory_xact_lock(hashtextextended('ajo sponsor: ' || source, 0))
    from transaction_intents where hash = $1`,
};
const SPONSOR = {
  name: "sponsor-intent",
  text: `update transaction_intents i set sponsored_at = coalesce(i.sponsored_at, now())
    where i.hash = $1 and (i.sponsored_at is not null or (select count(*) from transaction_intents s
      where s.source = i.source and s.sponsored_at > now() - interval '24 hours') < $2)
    returning hash`,
};
export function createIntentRepository(sql: SqlPool): IntentRepository {
  const find = async (hash: TxHash): Promise<StoredIntent | null> => {
    const [row] = await sql.query<IntentRow>(FIND, [hash]);
    return row === undefined ? null : intentOf(row);
  };
  return {
    find,
    prepare: async ({ hash, source, expiresAt, summary }) => {
      await sql.query(PREPARE, [hash, source, expiresAt, encodeSummary(summary)]);
    },
    sign: async ({ hash, source, expiresAt, envelope }, leaseSeconds) => {
      const [row] = await sql.query<IntentRow>(SIGN, [hash, source, expiresAt, envelope, leaseSeconds]);
      if (row !== undefined) return intentOf(row);
      const ended = await find(hash);
      if (ended === null) throw new Error(`the intent ${hash} was deleted while it was signed`);
      return ended;
    },
    settle: async (hash, outcome, sends) => {
      if (outcome.status !== "unknown") await sql.query(SETTLE, [hash, ...endOf(outcome), sends ?? null]);
      return find(hash);
    },
    listOf: async (source, { open, limit }) =>
      (await sql.query<IntentRow>(open ? LIST_OPEN : LIST, [source, limit])).map(intentOf),
    claim: async ({ limit, leaseSeconds }) =>
      (await sql.query<IntentRow>(CLAIM, [limit, leaseSeconds])).map(intentOf),
    sponsor: (hash, perDay) =>
      sql.transaction(async (transaction) => {
        await transaction.query(LOCK_ADDRESS, [hash]);
        return (await transaction.query(SPONSOR, [hash, perDay])).length === 1;
      }),
  };
}

/** State and what belongs to it, in the order of SETTLE's parameters. */
function endOf(outcome: Exclude<TransactionOutcome, { status: "unknown" }>): unknown[] {
  if (outcome.status === "confirmed") {
    const { ledger, at, feeCharged, createdGroupId } = outcome.receipt;
    return ["confirmed", ledger, at, feeCharged, createdGroupId, null];
  }
  const error = outcome.status === "failed" ? JSON.stringify(outcome.error) : null;
  return [outcome.status, null, null, null, null, error];
}
