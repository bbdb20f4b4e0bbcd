import type { MoneyIntent, MoneyKind } from "./money-intent";

/** Kinds whose words depend on what exactly is wanted. */
type Spoken = "approve" | "standingOrder" | "allowance" | "setDeputy" | "vote";

/** What an intent is called in the catalogue, under `money.title` and `money.done`. */
export type MoneyAct =
  | Exclude<MoneyKind, Spoken>
  | "approve"
  | "disapprove"
  | "standingOrderOn"
  | "standingOrderOff"
  | "allowance"
  | "allowanceEnd"
  | "setDeputy"
  | "removeDeputy"
  | "votePause"
  | "voteCancel"
  | "voteUpgrade"
  | "voteRecover"
  | "voteVeto";

const VOTES = {
  pause: "votePause",
  cancel: "voteCancel",
  upgrade: "voteUpgrade",
  recover: "voteRecover",
  veto: "voteVeto",
} as const;

export function actOf(intent: MoneyIntent): MoneyAct {
  switch (intent.kind) {
    case "approve":
      return intent.approved === false ? "disapprove" : "approve";
    case "standingOrder":
      return intent.on ? "standingOrderOn" : "standingOrderOff";
    case "allowance":
      return intent.amount === 0n ? "allowanceEnd" : "allowance";
    case "setDeputy":
      return intent.deputy === null ? "removeDeputy" : "setDeputy";
    case "vote":
      return VOTES[intent.motion.kind];
    default:
      return intent.kind;
  }
}
