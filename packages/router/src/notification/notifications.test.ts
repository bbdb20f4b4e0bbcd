import {
  DEFAULT_SETTINGS,
  walletAddressSchema,
  type Notification,
  type NotificationSettings,
} from "@ajo/schemas";
import { TransactionBuilder } from "@stellar/stellar-sdk";
import { describe, expect, it } from "vitest";
import { CONFIG, createTestRouter, groupIdOf, keyOf, PASSPHRASE } from "../../test/ports";

type TestRouter = Awaited<ReturnType<typeof createTestRouter>>;
const wallet = (name: string) => walletAddressSchema.parse(keyOf(name).publicKey());

/** Signs a person in; the result makes a call of its own each time, as requests are. */
async function signIn(router: TestRouter, name: string) {
  const challenge = await router.call.auth.challenge({ address: wallet(name) });
  const transaction = TransactionBuilder.fromXdr(challenge.xdr, PASSPHRASE);
  transaction.sign(keyOf(name));
  const { accessToken } = await router.call.auth.verify({ xdr: transaction.toXdr() });
  return () => router.as(accessToken);
}

const late = (name: string, round: number): Notification => ({
  ...{ id: `00000000-0000-4000-8000-00000000000${round}`, address: wallet(name), kind: "late" },
  ...{ groupId: groupIdOf("Market"), round, other: null, otherName: null, detail: null, amount: null },
  ...{ dueAt: null, createdAt: new Date(0), readAt: null, group: null },
});

describe("how somebody is told", () => {
  it("is chosen by the person alone, and kept", async () => {
    const router = await createTestRouter();
    const [ada, bayo] = [await signIn(router, "Ada"), await signIn(router, "Bayo")];
    const chosen: NotificationSettings = {
      ...{ language: "yo", timeZone: "Africa/Lagos", email: [] },
      ...{ push: ["act"], quietHours: { from: 1_320, until: 420 } },
    };
    await ada().notification.setSettings(chosen);
    expect((await ada().notification.settings()).settings).toEqual(chosen);
    expect((await bayo().notification.settings()).settings).toEqual(DEFAULT_SETTINGS);
    const nowhere = { ...DEFAULT_SETTINGS, timeZone: "Nowhere/Land" };
    await expect(ada().notification.setSettings(nowhere)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("is refused where this server has no such way", async () => {
    const ada = await signIn(await createTestRouter(), "Ada");
    const refused = { cause: { code: "NotAvailable" } };
    const keys = { p256dh: "B".repeat(87), auth: "a".repeat(22) };
    await expect(
      ada().notification.addDevice({ endpoint: "https://fcm.googleapis.com/a", ...keys }),
    ).rejects.toMatchObject(refused);
    await expect(
      ada().notification.setEmail({ email: "ada@example.com", language: "en" }),
    ).rejects.toMatchObject(refused);
  });

  it("never points this server at another than a push service", async () => {
    const notices = { pushPublicKey: "B".repeat(87), pushHosts: [], sendsEmail: false };
    const router = await createTestRouter({ config: { ...CONFIG, notices } });
    const ada = await signIn(router, "Ada");
    const keys = { p256dh: "B".repeat(87), auth: "a".repeat(22) };
    await expect(
      ada().notification.addDevice({ endpoint: "https://169.254.169.254/latest", ...keys }),
    ).rejects.toMatchObject({ cause: { code: "InvalidInput" } });
    const endpoint = "https://fcm.googleapis.com/fcm/send/abc";
    expect(await ada().notification.addDevice({ endpoint, ...keys })).toEqual({ devices: 1 });
    const bayo = await signIn(router, "Bayo");
    await bayo().notification.removeDevice({ endpoint });
    expect(await ada().notification.removeDevice({ endpoint })).toEqual({ devices: 0 });
  });
});

describe("an inbox", () => {
  it("is read and marked by its owner alone", async () => {
    const router = await createTestRouter();
    router.database.notifications.push(late("Ada", 1), late("Ada", 2), late("Bayo", 3));
    const [ada, bayo] = [await signIn(router, "Ada"), await signIn(router, "Bayo")];
    expect(await ada().notification.list({})).toMatchObject({
      unread: 2,
      items: [{ round: 1 }, { round: 2 }],
    });
    await bayo().notification.markRead({ ids: "all" });
    expect(await ada().notification.unread()).toEqual({ unread: 2 });
    expect(await ada().notification.markRead({ ids: [late("Ada", 1).id] })).toEqual({ unread: 1 });
  });

  it("is closed to who has not signed in", async () => {
    const { call } = await createTestRouter();
    const refused = { cause: { code: "NotSignedIn" } };
    await expect(call.notification.list({})).rejects.toMatchObject(refused);
    await expect(call.notification.unread()).rejects.toMatchObject(refused);
    await expect(call.notification.markRead({ ids: "all" })).rejects.toMatchObject(refused);
  });

  it("says at once how much is unread, and again when something comes", async () => {
    const router = await createTestRouter();
    const ada = await signIn(router, "Ada");
    const stream = (await ada().notification.onChange())[Symbol.asyncIterator]();
    expect((await stream.next()).value).toEqual({ unread: 0 });
    const next = stream.next();
    router.database.notifications.push(late("Ada", 1));
    router.database.listener?.onNoticed([wallet("Bayo")]);
    router.database.listener?.onNoticed([wallet("Ada")]);
    expect((await next).value).toEqual({ unread: 1 });
    await stream.return?.();
    expect(router.dependencies.changes.subscribers).toBe(0);
  });

  it("tells nothing more to who has signed out, wherever that was", async () => {
    const router = await createTestRouter();
    const [here, elsewhere] = [await signIn(router, "Ada"), await signIn(router, "Ada")];
    const stream = (await here().notification.onChange())[Symbol.asyncIterator]();
    await stream.next();
    const next = stream.next();
    await elsewhere().auth.signOut({ everywhere: true });
    router.database.listener?.onPersonal(wallet("Ada"));
    await expect(next).rejects.toMatchObject({ name: "AbortError" });
    await expect(here().notification.onChange()).rejects.toMatchObject({ cause: { code: "NotSignedIn" } });
    expect(router.dependencies.changes.subscribers).toBe(0);
  });
});
