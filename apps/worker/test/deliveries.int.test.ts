import { startPushService } from "@ajo/testing/push-service";
import { generateVAPIDKeys } from "web-push";
import { DEFAULT_SETTINGS, type GroupId, type NotificationSettings, type WalletAddress } from "@ajo/schemas";
import { createWorld, type World } from "@ajo/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { startMailServer } from "./mail-server";
import { projected, runWorker } from "./run-worker";

const PATIENTLY = { timeout: 60_000, interval: 50 };
const PEOPLE = ["Bayo", "Chidi", "Dede", "Efe", "Funmi", "Ada"];
const vapid = generateVAPIDKeys();
let world: World;
/** Of each test its own: rounds of earlier groups go on when time moves. */
let late: { name: string; address: WalletAddress };

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());
beforeEach(async () => {
  const name = PEOPLE.shift();
  if (name === undefined) throw new Error("more tests than people");
  late = { name, address: world.address(name) };
  for (const table of ["push_subscriptions", "mailboxes", "notification_settings"])
    await query(`delete from ${table}`);
});

async function query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** The late one's mailbox, confirmed. */
async function haveMailbox(email: string): Promise<void> {
  const { mailboxes } = world.database;
  await mailboxes.request({
    ...{ address: late.address, email, tokenHash: email, tokenExpiresAt: new Date("2100-01-01") },
    enqueue: async () => undefined,
  });
  await mailboxes.confirm(email, new Date());
}
const choose = (chosen: Partial<NotificationSettings>) =>
  world.database.notificationSettings.put(late.address, { ...DEFAULT_SETTINGS, ...chosen });

/** A round that closes without the payment, in a group of its own. */
async function oneIsLate(): Promise<GroupId> {
  const other = late.name === "Ada" ? "Bayo" : "Ada";
  const group = await world.createStartedGroup([other, late.name], { maxMembers: 2 });
  await world.contribute(other, group);
  await projected(world);
  const [round] = (await world.database.groups.findGroup(group))!.data.rounds;
  await world.advanceTo(round!.settleableAt);
  await vi.waitFor(async () => expect((await world.snapshot(group)).payouts).toHaveLength(1), PATIENTLY);
  await projected(world);
  return group;
}
const deliveriesOf = (group: GroupId) =>
  query<{ kind: string; channel: string; state: string }>(
    `select n.kind, d.channel::text, d.state::text from deliveries d join notifications n on n.id = d.notification_id
     where n.group_id = $1 and n.address = $2 order by n.kind, d.channel`,
    [group, late.address],
  );
const untilDelivered = (group: GroupId) =>
  vi.waitFor(async () => {
    const deliveries = await deliveriesOf(group);
    expect(deliveries.some(({ kind }) => kind === "late")).toBe(true);
    expect(deliveries.filter(({ state }) => state === "waiting")).toEqual([]);
    return deliveries;
  }, PATIENTLY);

describe("a notification", () => {
  it("reaches mailbox and browser once, in the member's language, whatever is restarted or rebuilt", async () => {
    const [mail, push] = [await startMailServer(), await startPushService()];
    onTestFinished(push.stop);
    const ways = {
      ...{ SMTP_URL: mail.url, VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey },
    };
    const worker = await runWorker(world, ways);
    await haveMailbox("late@example.com");
    await world.database.pushSubscriptions.add(late.address, push.subscription);
    await choose({ language: "fr", email: ["reminders"] });
    const group = await oneIsLate();
    expect(await untilDelivered(group)).toEqual([
      { kind: "late", channel: "push", state: "sent" },
      { kind: "late", channel: "email", state: "sent" },
      { kind: "started", channel: "push", state: "sent" },
      { kind: "your_turn", channel: "push", state: "sent" },
    ]);
    const [letter] = mail.received;
    expect(mail.received).toHaveLength(1);
    expect(letter?.to).toEqual(["late@example.com"]);
    expect(letter?.text).toContain("Le tour 1 s’est fermé sans vos");
    expect(letter?.text).toContain(`https://ajo.example/groups/${group}`);
    expect(letter?.text).toMatch(
      /List-Unsubscribe: <https:\/\/ajo\.example\/api\/email\/stop\?token=[0-9a-f-]{36}>/,
    );
    expect(letter?.text).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(push.received.map(({ message }) => message)).toContainEqual(
      expect.objectContaining({
        ...{ path: `/groups/${group}`, language: "fr" },
        body: expect.stringContaining("Le tour 1 s’est fermé") as string,
      }),
    );
    expect(push.received[0]?.headers["authorization"]).toMatch(/^vapid t=/);

    await worker.stop();
    await query("update indexer_cursor set ledger = 0");
    await runWorker(world, ways);
    await projected(world);
    await world.advanceTo(new Date((await world.chain.getNetworkState()).closeTime.getTime() + 5_000));
    await projected(world);
    await untilDelivered(group);
    expect(mail.received).toHaveLength(1);
    expect(push.received).toHaveLength(3);
  });

  it("is tried again when the mail server says later, and is then there once", async () => {
    const mail = await startMailServer();
    await runWorker(world, { SMTP_URL: mail.url });
    await haveMailbox("later@example.com");
    await choose({ email: ["reminders"] });
    mail.refusals.push(451);
    const group = await oneIsLate();
    expect(await untilDelivered(group)).toEqual([{ kind: "late", channel: "email", state: "sent" }]);
    expect(mail.refusals).toEqual([]);
    expect(mail.received).toHaveLength(1);
  });

  it("is dropped for a mailbox that does not exist, which is not written to again", async () => {
    const mail = await startMailServer();
    await runWorker(world, { SMTP_URL: mail.url });
    await haveMailbox("nobody@example.com");
    await choose({ email: ["reminders"] });
    mail.refusals.push(550);
    const group = await oneIsLate();
    expect(await untilDelivered(group)).toEqual([{ kind: "late", channel: "email", state: "dropped" }]);
    expect(await world.database.mailboxes.find(late.address)).toBeNull();
  });

  it("forgets a browser that is gone", async () => {
    const push = await startPushService();
    onTestFinished(push.stop);
    await runWorker(world, { VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey });
    await world.database.pushSubscriptions.add(late.address, push.subscription);
    await choose({ push: ["reminders"] });
    push.answers.push(410);
    const group = await oneIsLate();
    expect(await untilDelivered(group)).toEqual([{ kind: "late", channel: "push", state: "dropped" }]);
    expect(await world.database.pushSubscriptions.count(late.address)).toBe(0);
  });

  it("waits for the end of quiet hours", async () => {
    const mail = await startMailServer();
    await runWorker(world, { SMTP_URL: mail.url });
    await haveMailbox("asleep@example.com");
    const minute = (offset: number) => (new Date().getUTCHours() * 60 + offset + 1_440) % 1_440;
    await choose({ email: ["reminders"], quietHours: { from: minute(-120), until: minute(240) } });
    const group = await oneIsLate();
    await vi.waitFor(async () => {
      const jobs = await query<{ late: boolean }>(
        `select run_at > now() + interval '1 hour' as late from graphile_worker.jobs j
          join deliveries d on j.key = 'deliver_notification:' || d.id
          join notifications n on n.id = d.notification_id where n.address = $1`,
        [late.address],
      );
      expect(jobs).toEqual([{ late: true }]);
    }, PATIENTLY);
    expect(await deliveriesOf(group)).toEqual([{ kind: "late", channel: "email", state: "waiting" }]);
    expect(mail.received).toEqual([]);
  });

  it("leaves no trace outside of the inbox where nobody sends", async () => {
    await runWorker(world);
    await haveMailbox("late@example.com");
    const group = await oneIsLate();
    expect(await deliveriesOf(group)).toEqual([]);
    const { items } = await world.database.notifications.list({ address: late.address, limit: 50 });
    expect(items.map(({ groupId, kind }) => groupId === group && kind)).toContain("late");
  });
});
