import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "./lib/build-mode/env";
import { contentSecurityPolicy } from "./lib/content-security-policy";

/** The page on which the reader's browser checks a group against the network. */
const ASKS_NETWORKS = /^\/groups\/[^/]+\/verify$/;

/** Every page gets its own nonce: no inline script runs but those that this server wrote into this answer. */
export function middleware(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy(nonce, {
    development: isDevelopment(),
    networks: ASKS_NETWORKS.test(request.nextUrl.pathname),
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Pages only: assets and the API's answers are not documents, and the rescue page carries a policy of its own.
  matcher: [
    "/((?!api/|_next/static|_next/image|icon\\.svg|icons/|favicon\\.ico|sw\\.js|manifest\\.webmanifest|rescue).*)",
  ],
};
