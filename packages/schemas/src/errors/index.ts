import { z } from "zod";

/** Errors of the group contract, by the number it fails with. Mirrors contracts/group/src/errors.rs; checked by a test against the wasm. */
export const GROUP_ERRORS = {
  1: "InvalidName",
  2: "InvalidToken",
  3: "InvalidContribution",
  4: "InvalidFrequency",
  5: "InvalidGrace",
  6: "InvalidMaxMembers",
  // 7 to 13 would be taken for the asset contract's own errors, which reach the caller with their numbers.
  14: "InvalidStartBy",
  15: "InvalidDeposit",
  16: "InvalidFee",
  17: "InvalidDefaultAfter",
  18: "InvalidDeputy",
  20: "NotForming",
  21: "NotActive",
  22: "GroupFull",
  23: "AlreadyMember",
  24: "NotMember",
  25: "NotEnoughMembers",
  26: "WrongRulebook",
  27: "NotInvited",
  28: "NotApproved",
  29: "InvalidOrder",
  30: "WrongOrder",
  31: "OrderNotAccepted",
  32: "InvalidCommitment",
  33: "WrongSecret",
  34: "AlreadyRevealed",
  35: "DrawNotOver",
  36: "NotDrawing",
  37: "InvalidInvitation",
  40: "WrongRound",
  41: "InvalidRounds",
  42: "NothingOwed",
  43: "RoundNotDue",
  44: "NotAllowed",
  45: "InvalidBid",
  46: "BidsClosed",
  47: "WrongBid",
  60: "NothingHeld",
  61: "ClaimFirst",
  62: "NoProposal",
  63: "NotReady",
  64: "AlreadyVoted",
  65: "NotGenuine",
  66: "Paused",
  67: "AlreadyPaused",
  68: "NotSilent",
  69: "NotOrganiser",
  80: "Overflow",
} as const;
export type GroupErrorCode = (typeof GROUP_ERRORS)[keyof typeof GROUP_ERRORS];

/** Errors of the factory contract. Mirrors contracts/factory/src/errors.rs. */
export const FACTORY_ERRORS = {
  101: "GroupExists",
  102: "InvalidLimit",
  103: "NoPendingAdmin",
  104: "NoPendingCode",
  105: "CodeNotReady",
} as const;
export type FactoryErrorCode = (typeof FACTORY_ERRORS)[keyof typeof FACTORY_ERRORS];

/** What can go wrong outside the contracts, named. */
export const SERVICE_ERRORS = [
  /** The input did not fit its schema; `fields` says where. */
  "InvalidInput",
  /** No Ajo group has this address. */
  "UnknownGroup",
  /** The envelope was made for another network. */
  "WrongNetwork",
  /** The envelope is not one of Ajo's calls, or was changed after it was prepared. */
  "UnexpectedTransaction",
  /** The envelope is not XDR. */
  "MalformedTransaction",
  /** Not signed, or not by the right key. */
  "BadSignature",
  /** The account does not exist on the network. */
  "AccountNotFound",
  /** Not enough of the token, or of the native coin for the fee. */
  "InsufficientBalance",
  "InsufficientFee",
  /** The account cannot hold the token yet. */
  "MissingTrustline",
  /** Another transaction of the account was applied in between: build a new one. */
  "BadSequence",
  /** The group changed between preparing and applying, so the prepared transaction no longer fits: prepare a new one. */
  "GroupChanged",
  /** The transaction's time bounds have passed. */
  "TransactionExpired",
  /** The network refused or failed the transaction for a reason that has no name here; `detail` carries its code. */
  "TransactionFailed",
  /** The chain cannot be reached. */
  "ChainUnavailable",
  /** The database cannot be reached. */
  "DatabaseUnavailable",
  "ChallengeExpired",
  "ChallengeInvalid",
  "ChallengeUsed",
  "NotSignedIn",
  /** Not a JPEG that can be read. */
  "NotAPicture",
  /** More bytes or pixels than a picture of a person needs. */
  "PictureTooLarge",
  "RateLimited",
  /** This network does not offer it (time travel on a real network). */
  "NotAvailable",
  "Internal",
] as const;
export type ServiceErrorCode = (typeof SERVICE_ERRORS)[number];

export const AJO_ERROR_CODES = [
  ...Object.values(GROUP_ERRORS),
  ...Object.values(FACTORY_ERRORS),
  ...SERVICE_ERRORS,
] as const;
export type AjoErrorCode = GroupErrorCode | FactoryErrorCode | ServiceErrorCode;

/**
 * An error as it crosses a boundary: the code is the vocabulary, `message` is for logs and developers; people get
 * the sentence of their language for the code.
 */
export const ajoErrorSchema = z.object({
  code: z.enum(AJO_ERROR_CODES),
  message: z.string(),
  /** Named facts a sentence may need: `{ round: "3" }`. */
  data: z.record(z.string(), z.string()).default({}),
});
export type AjoErrorShape = z.infer<typeof ajoErrorSchema>;

/** Every expected failure of Ajo. Keep the `cause`; log once, at the top. */
export class AjoError extends Error {
  override readonly name = "AjoError";
  readonly code: AjoErrorCode;
  readonly data: Record<string, string>;

  constructor(
    code: AjoErrorCode,
    message: string,
    options: { data?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.data = options.data ?? {};
  }

  toShape(): AjoErrorShape {
    return { code: this.code, message: this.message, data: this.data };
  }
}

/** Whether doing the same again may succeed without anybody changing anything. */
export function isRetryable(error: unknown): boolean {
  return (
    error instanceof AjoError && (error.code === "ChainUnavailable" || error.code === "DatabaseUnavailable")
  );
}
