import "server-only";
import { headers } from "next/headers";
import { getEnvironment } from "@/env";

/** Where people find this site: what its operator set, or the host that this request asked for. */
export function siteOrigin(): URL {
  const { WEB_ORIGIN: origin } = getEnvironment();
  if (origin !== undefined) return new URL(origin);
  const asked = headers();
  const host = asked.get("x-forwarded-host") ?? asked.get("host") ?? "localhost";
  const protocol = asked.get("x-forwarded-proto") === "https" ? "https" : "http";
  try {
    return new URL(`${protocol}://${host}`);
  } catch {
    return new URL("http://localhost");
  }
}
