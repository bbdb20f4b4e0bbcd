/** What the server sends to be shown. */
export interface PushMessage {
  title: string;
  body: string;
  language: string;
  /** A second arrival takes the place of the first. */
  tag: string;
  /** Where it leads, on this site. */
  path: string;
}

/** Null when this version cannot read it, or when it would lead elsewhere. */
export function readPushMessage(text: string): PushMessage | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof message !== "object" || message === null) return null;
  const { title, body, language, tag, path } = message as Partial<Record<keyof PushMessage, unknown>>;
  if (typeof title !== "string" || typeof body !== "string" || typeof language !== "string") return null;
  if (typeof tag !== "string" || typeof path !== "string") return null;
  // Two slashes at the beginning would name another host.
  return /^\/(?!\/)/.test(path) ? { title, body, language, tag, path } : null;
}
