export type { SessionTokens } from "./auth/sessions";
export { watchSession } from "./auth/watch-session";
export type { AnswerCacheOptions } from "./cache/answer-cache";
export type { Listener, Seat } from "./changes/audiences";
export { Places } from "./changes/places";
export type { Told } from "./changes/position";
export { systemClock, type Clock } from "./clock";
export type { RouterConfig } from "./config";
export {
  createConnectionContext,
  createContext,
  type CallReply,
  type CallRequest,
  type JoinAudience,
  type RouterContext,
  type SharedAnswer,
} from "./context";
export { createRouterDependencies, type RouterDependencies, type RouterParts } from "./dependencies";
export type { ProcedureMeta } from "./init";
export { toErrorShape } from "./errors/to-error-shape";
export { toTrpcCode } from "./errors/to-trpc-code";
export type { Log } from "./log";
export type { ObservedCall } from "./middleware/observe";
export type { RateLimits } from "./middleware/rate-limiter";
export type { ChainPort, NetworkState } from "./ports/chain";
export type { PutToken, SharedCachePort } from "./ports/shared-cache";
export type { DatabasePort } from "./ports/database";
export type { SponsorshipTerms } from "./transaction/transactions";
export { appRouter, type AppRouter } from "./router";
