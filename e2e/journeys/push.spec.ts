import { DEFAULT_SETTINGS, walletAddressSchema } from "@ajo/schemas";
import { signAndSubmit } from "@ajo/soroban";
import { startPushService } from "@ajo/testing/push-service";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { Keypair } from "@stellar/stellar-sdk";
import { accountWithUsdc } from "../support/account";
import { environment } from "../support/env";
import { Person } from "../support/person";
import { createGroupOf } from "../support/start-group";
import { Truth } from "../support/truth";

// What the worker encrypts for a browser, as that browser gets it from its push service: shown in the reader's language,
// and leading to the page that it is about. No push service is asked, and nobody can press a notification of the system
// by program: the message is handed to the service worker, and the press is told to it.
test("a push is shown in the reader's language and opens its page; a broken one does no harm", async ({
  browser,
}) => {
  const truth = new Truth();
  const keypair = Keypair.random();
  const address = walletAddressSchema.parse(keypair.publicKey());
  const push = await startPushService();
  await accountWithUsdc(keypair, "5");
  await truth.database.notificationSettings.put(address, { ...DEFAULT_SETTINGS, language: "fr" });
  await truth.database.pushSubscriptions.add(address, push.subscription);
  const reader = await Person.arrive(browser, "Ngozi", 390, { serviceWorkers: "allow" });
  const { page } = reader;
  const context = page.context();
  await context.grantPermissions(["notifications"], { origin: environment.webUrl });
  await page.goto("/groups");
  const permission = await page.evaluate(() => Notification.permission);
  test.skip(
    permission !== "granted",
    "a Chromium without its windows (headless shell) shows no notification",
  );
  const browserOf = await serviceWorkerOf(page);

  const groupId = await createGroupOf(truth, ["Dede"], { name: "Boulangers du quai" });
  const path = `/groups/${groupId}`;
  const started = await test.step("the group starts, and the worker sends word of it in French", async () => {
    await signAndSubmit(truth.chain, await truth.chain.prepareJoin({ source: address, groupId }), keypair);
    const find = () => push.received.map(({ message }) => message).find(isStart);
    await expect.poll(find).toMatchObject({ title: "Boulangers du quai", language: "fr", path });
    return find();
  });

  await test.step("it becomes one notification, also when it arrives twice", async () => {
    await browserOf.deliver(JSON.stringify(started));
    await browserOf.deliver(JSON.stringify(started));
    await expect
      .poll(() => shown(page))
      .toEqual([
        {
          title: "Boulangers du quai",
          body: expect.stringMatching(/^La tontine a commencé\. Vos premiers 5\sUSDC sont à payer le /),
          lang: "fr",
        },
      ]);
  });

  await test.step("pressing it brings the open tab there", async () => {
    expect(await press(context, "Boulangers du quai")).toEqual({ focused: 1, opened: [] });
    await page.waitForURL(`**${path}`);
    await expect(page.getByRole("heading", { level: 1, name: "Boulangers du quai" })).toBeVisible();
    await expect.poll(() => shown(page)).toEqual([]);
  });

  await test.step("a tab that is there already is brought forward as it is", async () => {
    await page.evaluate(() => (document.title = "Not loaded again"));
    await browserOf.deliver(JSON.stringify(started));
    await expect.poll(() => shown(page)).toHaveLength(1);
    expect(await press(context, "Boulangers du quai")).toEqual({ focused: 1, opened: [] });
    await expect.poll(() => shown(page)).toEqual([]);
    await expect(page).toHaveTitle("Not loaded again");
  });

  await test.step("what cannot be read says so little that it can do no harm, and leads to the inbox", async () => {
    for (const text of ["", "{", "[]", JSON.stringify({ ...(started as object), path: "//evil.example" })])
      await browserOf.deliver(text);
    await expect.poll(() => shown(page)).not.toEqual([]);
    for (const { title, body } of await shown(page))
      expect({ title, body }).toEqual({ title: "Ajo", body: "" });
    await press(context, "Ajo");
    await page.waitForURL("**/inbox");
  });

  await test.step("without a tab a new one is opened", async () => {
    await browserOf.deliver(JSON.stringify(started));
    await expect
      .poll(async () => (await shown(page)).map(({ title }) => title))
      .toContain("Boulangers du quai");
    await page.goto("about:blank");
    await expect.poll(() => tabsOf(context)).toEqual([]);
    expect(await press(context, "Boulangers du quai")).toEqual({ focused: 0, opened: [path] });
  });

  await reader.leave();
  await push.stop();
  await truth.close();
});

const isStart = (message: unknown) => JSON.stringify(message).includes("La tontine a commencé");

/** Hands messages to the site's service worker as the browser does when its push service has one. */
async function serviceWorkerOf(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devTools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(environment.webUrl));
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await devTools.send("ServiceWorker.enable");
  // The page is this worker's from its next load on, at the latest.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const registrationId = await registered;
  const origin = environment.webUrl;
  return {
    deliver: (data: string) =>
      devTools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data }),
  };
}

/** The notifications that are shown now. */
async function shown(page: Page): Promise<{ title: string; body: string; lang: string }[]> {
  return page.evaluate(async () => {
    const { getNotifications } = await navigator.serviceWorker.ready.then((registration) => ({
      getNotifications: () => registration.getNotifications(),
    }));
    return (await getNotifications()).map(({ title, body, lang }) => ({ title, body, lang }));
  });
}

/** The addresses of the site's tabs, as its service worker knows them: a moment later than the browser. */
async function tabsOf(context: BrowserContext): Promise<string[]> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error("no service worker runs");
  return worker.evaluate(async () => {
    const { clients } = globalThis as unknown as WorkerGlobals;
    return (await clients.matchAll({ type: "window" })).map(({ url }) => url);
  });
}

/** Of a service worker's globals, which are not a page's, what pressing a notification meets. */
interface WorkerGlobals {
  clients: {
    openWindow: (url: string) => Promise<null>;
    matchAll: (options: { type: "window" }) => Promise<readonly { url: string }[]>;
  };
  registration: ServiceWorkerRegistration;
  dispatchEvent: (event: Event) => boolean;
  WindowClient: { prototype: { focus: () => Promise<unknown> } };
  NotificationEvent: new (
    type: string,
    init: { notification: Notification },
  ) => Event & { waitUntil: (work: Promise<unknown>) => void };
}

/**
 * Tells the service worker that the first notification of this title was pressed. What a browser allows to a person
 * alone, to bring a tab forward and to open one, is counted instead of done; going to a page is done.
 */
async function press(context: BrowserContext, title: string): Promise<{ focused: number; opened: string[] }> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error("no service worker runs");
  return worker.evaluate(async (wanted) => {
    const self = globalThis as unknown as WorkerGlobals;
    const told = { focused: 0, opened: [] as string[] };
    self.WindowClient.prototype.focus = function focus() {
      told.focused++;
      return Promise.resolve(this);
    };
    self.clients.openWindow = (url) => {
      told.opened.push(url);
      return Promise.resolve(null);
    };
    const notification = (await self.registration.getNotifications()).find(
      ({ title: own }) => own === wanted,
    );
    if (notification === undefined) throw new Error("no such notification is shown");
    const event = new self.NotificationEvent("notificationclick", { notification });
    const work: Promise<unknown>[] = [];
    event.waitUntil = (promise) => void work.push(promise);
    self.dispatchEvent(event);
    await Promise.all(work);
    return told;
  }, title);
}
