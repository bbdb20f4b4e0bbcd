/** The push services of the browsers in use. */
const KNOWN = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "*.push.services.mozilla.com",
  "web.push.apple.com",
  "*.push.apple.com",
  "*.notify.windows.com",
];

/** Whether an endpoint is at one of them over TLS, or at one of `further`: origins that the operator trusts. */
export function isPushService(endpoint: string, further: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { origin, protocol, hostname, port, username } = new URL(endpoint);
  if (username !== "") return false;
  if (further.includes(origin)) return true;
  return protocol === "https:" && port === "" && KNOWN.some((known) => fits(hostname, known));
}

const fits = (hostname: string, known: string) =>
  known.startsWith("*.") ? hostname.endsWith(known.slice(1)) : hostname === known;
