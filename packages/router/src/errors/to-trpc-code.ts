import { FACTORY_ERRORS, GROUP_ERRORS, type AjoErrorCode, type ServiceErrorCode } from "@ajo/schemas";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";

/** Which tRPC code, and with it which HTTP status, a named error of a service has. */
const SERVICE_CODES = {
  InvalidInput: "BAD_REQUEST",
  UnknownGroup: "NOT_FOUND",
  WrongNetwork: "BAD_REQUEST",
  UnexpectedTransaction: "BAD_REQUEST",
  MalformedTransaction: "BAD_REQUEST",
  BadSignature: "BAD_REQUEST",
  AccountNotFound: "UNPROCESSABLE_CONTENT",
  InsufficientBalance: "UNPROCESSABLE_CONTENT",
  InsufficientFee: "UNPROCESSABLE_CONTENT",
  MissingTrustline: "UNPROCESSABLE_CONTENT",
  BadSequence: "CONFLICT",
  GroupChanged: "CONFLICT",
  TransactionExpired: "UNPROCESSABLE_CONTENT",
  TransactionFailed: "UNPROCESSABLE_CONTENT",
  ChainUnavailable: "SERVICE_UNAVAILABLE",
  DatabaseUnavailable: "SERVICE_UNAVAILABLE",
  ChallengeExpired: "UNAUTHORIZED",
  ChallengeInvalid: "UNAUTHORIZED",
  ChallengeUsed: "UNAUTHORIZED",
  NotSignedIn: "UNAUTHORIZED",
  NotAPicture: "BAD_REQUEST",
  PictureTooLarge: "BAD_REQUEST",
  RateLimited: "TOO_MANY_REQUESTS",
  NotAvailable: "PRECONDITION_FAILED",
  Internal: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ServiceErrorCode, TRPC_ERROR_CODE_KEY>;

const CONTRACT_CODES: ReadonlySet<string> = new Set([
  ...Object.values(GROUP_ERRORS),
  ...Object.values(FACTORY_ERRORS),
]);

/** What a contract refuses is understood and well-formed, but not possible now: 422. */
export function toTrpcCode(code: AjoErrorCode): TRPC_ERROR_CODE_KEY {
  if (code === "NotOrganiser") return "FORBIDDEN";
  return isServiceCode(code) ? SERVICE_CODES[code] : "UNPROCESSABLE_CONTENT";
}

function isServiceCode(code: AjoErrorCode): code is ServiceErrorCode {
  return !CONTRACT_CODES.has(code);
}
