import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyRequest } from "fastify";

export const SESSION_COOKIE = "ajo_session";

/** Scripts cannot read it, other sites' forms do not send it. */
export function sessionCookieOptions(webOrigin: string): CookieSerializeOptions {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: webOrigin.startsWith("https:") };
}

/** From the Authorization header of a client without cookies, else from the cookie. */
export function accessTokenOf(request: FastifyRequest): string | null {
  const [scheme, token] = request.headers.authorization?.split(" ") ?? [];
  if (scheme?.toLowerCase() === "bearer" && token !== undefined) return token;
  return request.cookies[SESSION_COOKIE] ?? null;
}
