import { DEFAULT_SETTINGS, type NotificationSettings, type PaymentPromise, UNKNOWN_LOOK } from "@ajo/schemas";
import type { DatabasePort } from "../src/ports/database";

/** How people want to be told, in memory, by the rules of the stored ones. Nothing leaves. */
export function testNotices(
  answer: <T>(answer: () => T) => Promise<T>,
): Pick<
  DatabasePort,
  "notificationSettings" | "pushSubscriptions" | "mailboxes" | "promises" | "personalData"
> {
  const settings = new Map<string, NotificationSettings>();
  const devices = new Map<string, string>();
  const mailboxes = new Map<string, { email: string; tokenHash: string | null; unsubscribed: boolean }>();
  const promises = new Map<string, PaymentPromise>();
  return {
    promises: {
      make: (promise) => answer(() => void promises.set(`${promise.groupId}:${promise.address}`, promise)),
      list: (groupId) =>
        answer(() => [...promises.values()].filter((promise) => promise.groupId === groupId)),
      withdraw: (groupId, address) => answer(() => void promises.delete(`${groupId}:${address}`)),
      nudge: ({ groupId, member }) => answer(() => !promises.has(`${groupId}:${member}`)),
    },
    personalData: {
      read: (address) =>
        answer(() => ({
          ...{ ...UNKNOWN_LOOK, settings: settings.get(address) ?? DEFAULT_SETTINGS, mailbox: null },
          ...{ devices: [], sessions: [], notifications: [] },
          promises: [...promises.values()].filter((promise) => promise.address === address),
        })),
      forget: (address) => answer(() => void settings.delete(address)),
    },
    notificationSettings: {
      get: (address) => answer(() => settings.get(address) ?? DEFAULT_SETTINGS),
      put: (address, chosen) => answer(() => void settings.set(address, chosen)),
    },
    pushSubscriptions: {
      add: (address, { endpoint }) => answer(() => void devices.set(endpoint, address)),
      remove: (address, endpoint) =>
        answer(() => devices.get(endpoint) === address && devices.delete(endpoint)),
      count: (address) => answer(() => [...devices.values()].filter((owner) => owner === address).length),
    },
    mailboxes: {
      find: (address) =>
        answer(() => {
          const found = mailboxes.get(address);
          if (found === undefined) return null;
          const { email, tokenHash, unsubscribed } = found;
          return { email, verified: tokenHash === null, unsubscribed };
        }),
      request: ({ address, email, tokenHash }) =>
        answer(() => {
          if (mailboxes.has(address)) return false;
          mailboxes.set(address, { email, tokenHash, unsubscribed: false });
          return true;
        }),
      confirm: (tokenHash) =>
        answer(() => {
          const found = [...mailboxes.values()].find((mailbox) => mailbox.tokenHash === tokenHash);
          if (found !== undefined) found.tokenHash = null;
          return found !== undefined;
        }),
      unsubscribe: () => answer(() => false),
      resubscribe: () => answer(() => undefined),
      remove: (address) => answer(() => void mailboxes.delete(address)),
    },
  };
}
