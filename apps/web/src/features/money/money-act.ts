import type { TransactionSummary } from "@ajo/schemas";
import type { MoneyIntent, MoneyKind } from "./money-intent";

/** Kinds whose words depend on what exactly is wanted. */
type Spoken = "approve" | "standingOrder" | "allowance" | "setDeputy" | "vote";

/** What an intent is called in the catalogue, under `money.title` and `money.done`. */
export type MoneyAct =
  | Exclude<MoneyKind, Spoken>
  | "openDraw"
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

/** `summary`: what the server made of it, once it has; the start of a group that draws its turns opens the draw. */
export function actOf(intent: MoneyIntent, summary?: TransactionSummary): MoneyAct {
  switch (intent.kind) {
    case "start":
      return summary?.kind === "start" && summary.draws ? "openDraw" : "start";
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
