import type { RouterDependencies, SessionTokens } from "@ajo/router";
import { isRetryable } from "@ajo/schemas";
import fastifyCookie from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";

export const SESSION_COOKIE = "ajo_session";
export const REFRESH_COOKIE = "ajo_refresh";

/** Scripts cannot read them, other sites' forms do not send them; the refresh token is not even sent along a link. */
const cookieOptions = (webOrigin: string, sameSite: "lax" | "strict") => ({
  ...{ path: "/", httpOnly: true, sameSite, secure: webOrigin.startsWith("https:") },
});

const sessionCookies = (webOrigin: string, tokens: SessionTokens) =>
  [
    [
      SESSION_COOKIE,
      tokens.accessToken,
      { ...cookieOptions(webOrigin, "lax"), maxAge: tokens.accessSeconds },
    ],
    [
      REFRESH_COOKIE,
      tokens.refreshToken,
      { ...cookieOptions(webOrigin, "strict"), maxAge: tokens.refreshSeconds },
    ],
  ] as const;

export function setSessionCookies(reply: FastifyReply, webOrigin: string, tokens: SessionTokens): void {
  for (const [name, value, options] of sessionCookies(webOrigin, tokens))
    void reply.setCookie(name, value, options);
}

/** The same as headers, for what Fastify does not send. */
export const sessionCookieHeaders = (webOrigin: string, tokens: SessionTokens): string[] =>
  sessionCookies(webOrigin, tokens).map(
    ([name, value, options]) => `set-cookie: ${fastifyCookie.serialize(name, value, options)}`,
  );

export function clearSessionCookies(reply: FastifyReply, webOrigin: string): void {
  void reply.clearCookie(SESSION_COOKIE, cookieOptions(webOrigin, "lax"));
  void reply.clearCookie(REFRESH_COOKIE, cookieOptions(webOrigin, "strict"));
}

/** Tokens of a request. Null where there is none. */
export interface RequestTokens {
  accessToken: string | null;
  refreshToken: string | null;
}

export const NOBODY: RequestTokens = { accessToken: null, refreshToken: null };

/** From the Authorization header of a client without cookies, else from the cookies. */
export function tokensIn(
  authorization: string | undefined,
  cookies: Partial<Record<string, string>>,
): RequestTokens {
  const [scheme, token] = authorization?.split(" ") ?? [];
  if (scheme?.toLowerCase() === "bearer" && token !== undefined)
    return { accessToken: token, refreshToken: null };
  return {
    accessToken: cookies[SESSION_COOKIE] ?? null,
    refreshToken: cookies[REFRESH_COOKIE] ?? null,
  };
}

export const tokensOf = ({ headers, cookies }: FastifyRequest): RequestTokens =>
  tokensIn(headers.authorization, cookies);

/**
 * A browser forgets its access token when that has ended, and then sends the refresh token alone: it gets the next
 * pair along with whatever it asked for. Done before the reply begins, because a stream has no cookies any more.
 */
export async function continueSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions }: Pick<RouterDependencies, "sessions">,
  webOrigin: string,
): Promise<RequestTokens> {
  const tokens = tokensOf(request);
  if (tokens.accessToken !== null || tokens.refreshToken === null) return tokens;
  try {
    const next = await sessions.refresh(tokens.refreshToken);
    setSessionCookies(reply, webOrigin, next);
    return { accessToken: next.accessToken, refreshToken: next.refreshToken };
  } catch (error) {
    // While the database is away nobody knows; the next request asks again.
    if (!isRetryable(error)) clearSessionCookies(reply, webOrigin);
    return tokens;
  }
}
