/** The reader, or the browser, does not allow notifications. */
export class PushBlockedError extends Error {
  override readonly name = "PushBlockedError";
}

export interface PushKeys {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Where this browser is told; null when it is not, undefined when it cannot be. */
export async function endpointHere(): Promise<string | null | undefined> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return undefined;
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration === undefined) return undefined;
  return (await registration.pushManager.getSubscription())?.endpoint ?? null;
}

/** Asks the reader, then the browser's push service. `publicKey`: the server's, in base64url. */
export async function subscribeHere(publicKey: string): Promise<PushKeys> {
  if ((await Notification.requestPermission()) !== "granted") throw new PushBlockedError();
  const registration = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const subscription = await registration.pushManager.subscribe(options).catch((cause: unknown) => {
    throw new PushBlockedError("the push service refused", { cause });
  });
  const { endpoint, keys } = subscription.toJSON();
  return {
    endpoint: endpoint ?? subscription.endpoint,
    p256dh: keys?.["p256dh"] ?? "",
    auth: keys?.["auth"] ?? "",
  };
}

export async function unsubscribeHere(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  await (await registration.pushManager.getSubscription())?.unsubscribe();
}
