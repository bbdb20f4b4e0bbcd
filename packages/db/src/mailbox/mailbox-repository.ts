import type { WalletAddress } from "@ajo/schemas";
import type { Sql, SqlPool } from "../sql/sql";

export interface Mailbox {
  email: string;
  verified: boolean;
  /** E-mail was ended by the link in one. */
  unsubscribed: boolean;
}

export interface MailboxRequest {
  address: WalletAddress;
  email: string;
  /** Of the link that confirms it. */
  tokenHash: string;
  tokenExpiresAt: Date;
  /** Has the link sent, in the same transaction. */
  enqueue: (sql: Sql) => Promise<void>;
}

export interface MailboxRepository {
  find(address: WalletAddress): Promise<Mailbox | null>;
  /**
   * Remembers where a person wants e-mail, once it is confirmed; what was there before is forgotten. False, and
   * nothing is done, when the person or the mailbox was asked about too often.
   */
  request(request: MailboxRequest): Promise<boolean>;
  /** Uses a link up. False when there is no such link, or it is too old. */
  confirm(tokenHash: string, now: Date): Promise<boolean>;
  /** By the link in an e-mail; whether there is such a mailbox. Safe to repeat. */
  unsubscribe(token: string): Promise<boolean>;
  /** Takes e-mail again where it was ended. */
  resubscribe(address: WalletAddress): Promise<void>;
  /** Nothing goes there any more; pruning takes the rest. */
  remove(address: WalletAddress): Promise<void>;
  /** E-mail to it comes back: it has to be confirmed anew. */
  reject(address: WalletAddress, email: string): Promise<void>;
}

const FIND = {
  name: "find-mailbox",
  text: `select email, verified_at is not null as verified, unsubscribed_at is not null as unsubscribed
    from mailboxes where address = $1 and (verified_at is not null or token_hash is not null)`,
};
// A person may ask once a minute, and nobody can have strangers' mailboxes filled by many accounts.
const REQUEST = {
  name: "request-mailbox",
  text: `insert into mailboxes (address, email, token_hash, token_expires_at)
    select $1, $2, $3, $4 where (select count(*) from mailboxes
      where email = $2 and address <> $1 and requested_at > now() - interval '1 day') < 3
    on conflict (address) do update set email = excluded.email, token_hash = excluded.token_hash,
      token_expires_at = excluded.token_expires_at, requested_at = now(), verified_at = null, unsubscribed_at = null
      where mailboxes.requested_at < now() - interval '1 minute'
    returning address`,
};
const CONFIRM = {
  name: "confirm-mailbox",
  text: `update mailboxes set verified_at = now(), token_hash = null, token_expires_at = null
    where token_hash = $1 and token_expires_at > $2 returning address`,
};
const UNSUBSCRIBE = {
  name: "unsubscribe-mailbox",
  text: `update mailboxes set unsubscribed_at = coalesce(unsubscribed_at, now()) where unsubscribe_token = $1
    returning address`,
};
const RESUBSCRIBE = {
  name: "resubscribe-mailbox",
  text: "update mailboxes set unsubscribed_at = null where address = $1",
};
// The row stays for the rest of the day, so that asking and removing in turn does not fill a stranger's mailbox.
const REMOVE = {
  name: "remove-mailbox",
  text: "update mailboxes set verified_at = null, token_hash = null, token_expires_at = null where address = $1",
};
const REJECT = {
  name: "reject-mailbox",
  text: "update mailboxes set verified_at = null where address = $1 and email = $2",
};

export function createMailboxRepository(sql: SqlPool): MailboxRepository {
  return {
    find: async (address) => (await sql.query<Mailbox & Record<string, unknown>>(FIND, [address]))[0] ?? null,
    request: ({ address, email, tokenHash, tokenExpiresAt, enqueue }) =>
      sql.transaction(async (within) => {
        const asked = await within.query(REQUEST, [address, email, tokenHash, tokenExpiresAt]);
        if (asked.length > 0) await enqueue(within);
        return asked.length > 0;
      }),
    confirm: async (tokenHash, now) => (await sql.query(CONFIRM, [tokenHash, now])).length > 0,
    unsubscribe: async (token) => (await sql.query(UNSUBSCRIBE, [token])).length > 0,
    resubscribe: async (address) => {
      await sql.query(RESUBSCRIBE, [address]);
    },
    remove: async (address) => {
      await sql.query(REMOVE, [address]);
    },
    reject: async (address, email) => {
      await sql.query(REJECT, [address, email]);
    },
  };
}
