import type { Messages } from "next-intl";
import type { PageErrorCode } from "./page-error";

type Catalogue = Messages["errors"];

/**
 * Every error a page can meet, with its place in the catalogue. A code without texts, or texts without a code, does
 * not compile; the values say whether doing the same again can help without anybody changing anything.
 */
export const PAGE_ERRORS = {
  InvalidName: "edit",
  InvalidToken: "edit",
  InvalidContribution: "edit",
  InvalidFrequency: "edit",
  InvalidGrace: "edit",
  InvalidMaxMembers: "edit",
  NotForming: "stop",
  NotActive: "stop",
  GroupFull: "stop",
  AlreadyMember: "stop",
  NotMember: "stop",
  NotEnoughMembers: "stop",
  NotOrganiser: "stop",
  WrongRound: "retry",
  InvalidRounds: "retry",
  NothingOwed: "stop",
  RoundNotDue: "retry",
  NothingHeld: "stop",
  GroupChanged: "retry",
  Overflow: "edit",
  GroupExists: "stop",
  InvalidLimit: "stop",
  NoPendingAdmin: "stop",
  NoPendingCode: "stop",
  CodeNotReady: "stop",
  InvalidInput: "edit",
  UnknownGroup: "stop",
  WrongNetwork: "retry",
  UnexpectedTransaction: "retry",
  MalformedTransaction: "retry",
  BadSignature: "retry",
  AccountNotFound: "retry",
  InsufficientBalance: "retry",
  InsufficientFee: "retry",
  MissingTrustline: "retry",
  BadSequence: "retry",
  TransactionExpired: "retry",
  TransactionFailed: "retry",
  ChainUnavailable: "retry",
  DatabaseUnavailable: "retry",
  ChallengeExpired: "retry",
  ChallengeInvalid: "retry",
  ChallengeUsed: "retry",
  NotSignedIn: "stop",
  RateLimited: "retry",
  NotAvailable: "stop",
  Internal: "retry",
  WalletNotInstalled: "stop",
  WalletLocked: "retry",
  WalletRejected: "retry",
  WalletWrongNetwork: "retry",
  WalletWrongAccount: "retry",
  WalletSilent: "retry",
  WalletFailed: "retry",
  Unreachable: "retry",
  StorageUnavailable: "retry",
  AnotherPending: "stop",
} as const satisfies Record<PageErrorCode, ErrorRemedy> satisfies Record<keyof Catalogue, ErrorRemedy>;

/** `retry`: the same again may work. `edit`: something entered has to change. `stop`: it will not happen this way. */
export type ErrorRemedy = "retry" | "edit" | "stop";

export function isPageErrorCode(code: unknown): code is PageErrorCode {
  return typeof code === "string" && Object.hasOwn(PAGE_ERRORS, code);
}
