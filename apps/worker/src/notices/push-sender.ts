import type { PushSubscriptionKeys } from "@ajo/schemas";
import webPush from "web-push";
import type { Composed } from "./compose";

/** `gone`: that browser takes no more, for ever. Anything that may pass throws. */
export type PushOutcome = "sent" | "gone";

export interface PushSender {
  send(subscription: PushSubscriptionKeys, message: Composed, id: string): Promise<PushOutcome>;
}

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
  /** Whom a push service may write to: mailto: or https:. */
  subject: string;
}

const PATIENCE_MS = 15_000;
/** Older news is no news: a push service keeps it no longer for a browser that is off. */
const TTL_SECONDS = 2 * 86_400;
/** The service says that the subscription is no more. */
const GONE = new Set([404, 410]);

/** Web push (RFC 8030), encrypted for the browser (RFC 8291), signed as ours (RFC 8292). */
export function createPushSender(vapidDetails: VapidKeys): PushSender {
  return {
    send: async ({ endpoint, p256dh, auth }, { title, text, path, language }, id) => {
      // The tag makes a second arrival take the place of the first.
      const payload = JSON.stringify({ title, body: text, path, language, tag: id });
      const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
        ...{ vapidDetails, TTL: TTL_SECONDS, urgency: "normal", contentEncoding: "aes128gcm" },
      });
      const response = await fetch(request.endpoint, {
        method: "POST",
        headers: Object.entries(request.headers).map(([name, value]) => [name, value]),
        body: new Uint8Array(request.body),
        // A service answers itself; nobody sends us elsewhere.
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await response.body?.cancel();
      if (response.ok) return "sent";
      if (GONE.has(response.status)) return "gone";
      throw new Error(`the push service answered ${response.status}`);
    },
  };
}
