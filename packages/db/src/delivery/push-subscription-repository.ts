import type { PushSubscriptionKeys, WalletAddress } from "@ajo/schemas";
import type { SqlPool } from "../sql/sql";

export interface PushSubscriptionRepository {
  /** A browser belongs to whoever signed in there last. Of many devices the oldest are forgotten. */
  add(address: WalletAddress, subscription: PushSubscriptionKeys): Promise<void>;
  /** The address's own. Whether there was one. */
  remove(address: WalletAddress, endpoint: string): Promise<boolean>;
  /** The push service says that it is gone. */
  forget(id: string): Promise<void>;
  count(address: WalletAddress): Promise<number>;
}

/** More devices than a person has. */
const MOST_DEVICES = 10;

const ADD = {
  name: "add-push-subscription",
  text: `insert into push_subscriptions (address, endpoint, p256dh, auth) values ($1, $2, $3, $4)
    on conflict (endpoint) do update set address = excluded.address, p256dh = excluded.p256dh, auth = excluded.auth,
      created_at = now()`,
};
const TRIM = {
  name: "trim-push-subscriptions",
  text: `delete from push_subscriptions where id in (
    select id from push_subscriptions where address = $1 order by created_at desc, id offset $2)`,
};
const REMOVE = {
  name: "remove-push-subscription",
  text: "delete from push_subscriptions where address = $1 and endpoint = $2 returning id",
};
const FORGET = { name: "forget-push-subscription", text: "delete from push_subscriptions where id = $1" };
const COUNT = {
  name: "count-push-subscriptions",
  text: "select count(*)::int as count from push_subscriptions where address = $1",
};

export function createPushSubscriptionRepository(sql: SqlPool): PushSubscriptionRepository {
  return {
    add: (address, { endpoint, p256dh, auth }) =>
      sql.transaction(async (within) => {
        await within.query(ADD, [address, endpoint, p256dh, auth]);
        await within.query(TRIM, [address, MOST_DEVICES]);
      }),
    remove: async (address, endpoint) => (await sql.query(REMOVE, [address, endpoint])).length > 0,
    forget: async (id) => {
      await sql.query(FORGET, [id]);
    },
    count: async (address) => (await sql.query<{ count: number }>(COUNT, [address]))[0]?.count ?? 0,
  };
}
