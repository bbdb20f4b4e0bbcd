import type { AjoError, Answer, Session } from "@ajo/schemas";
import type { SessionTokens } from "./auth/sessions";
import type { Listener, Seat } from "./changes/audiences";
import type { RouterDependencies } from "./dependencies";

/** The call as its host received it. */
export interface CallRequest {
  /** The request's, or where one connection brings many calls, the connection's. */
  id: string;
  /** The caller's network address, for limits. */
  ip: string;
  /** From the session cookie or the Authorization header; not yet known to be valid. */
  accessToken: string | null;
  /** From its cookie. */
  refreshToken: string | null;
}

/** What the host adds to its reply. Headers that come after a streamed reply has begun are lost. */
export interface CallReply {
  setHeader(name: string, value: string): void;
  setSessionCookies(tokens: SessionTokens): void;
  clearSessionCookies(): void;
  /**
   * Streams a subscription that is the same for everybody in the host's own way, so that its bytes are made once for all;
   * null where each is streamed by tRPC. What the procedure gives back is then not streamed.
   */
  streamShared: ((join: JoinAudience) => void) | null;
  /** Works on a call when there is room, and throws RateLimited when there is none; null where the host has looked already. */
  admit: (<T>(work: () => Promise<T>) => Promise<T>) | null;
}

/** Seats whoever listens. */
export type JoinAudience = (listener: Listener) => Promise<Seat>;

/** Who calls; looked up at most once a call, and only when asked for. */
export interface CallSession {
  current(): Promise<Session | null>;
}

/** An answer (or "there is no such thing") that is the same for everybody, and how to ask whether it still is. */
export interface SharedAnswer {
  answer: Answer<unknown> | AjoError;
  /** The answer as memory would give it now; null when it would have to be loaded. */
  current: () => Answer<unknown> | AjoError | null;
}

/** What one request sees; the calls of a batch share it. */
export interface RouterContext {
  dependencies: RouterDependencies;
  request: CallRequest;
  reply: CallReply;
  session: CallSession;
  /** One for each call whose answer is for everybody, so that the host may keep their bytes. */
  shared: SharedAnswer[];
}

/**
 * The context of a connection that brings any number of calls: who calls is asked anew for each, because sessions end
 * sooner, and nothing is kept of their answers.
 */
export function createConnectionContext(
  dependencies: RouterDependencies,
  request: CallRequest,
  reply: CallReply,
): RouterContext {
  return {
    ...{ dependencies, request, reply },
    session: { current: () => dependencies.sessions.find(request.accessToken) },
    get shared() {
      return [];
    },
  };
}

/** The context of one request. */
export function createContext(
  dependencies: RouterDependencies,
  request: CallRequest,
  reply: CallReply,
): RouterContext {
  let session: Promise<Session | null> | undefined;
  const find = () => dependencies.sessions.find(request.accessToken);
  return { dependencies, request, reply, session: { current: () => (session ??= find()) }, shared: [] };
}
