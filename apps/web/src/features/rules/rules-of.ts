import { requiredDeposit } from "@ajo/schemas";
import type { RuleTerms } from "./rule-terms";

/** The sentences of the catalogue, by what they are about. */
export const RULE_TOPICS = ["paying", "receiving", "missing", "leaving", "starting"] as const;
export type RuleTopic = (typeof RULE_TOPICS)[number];
export type RuleKey =
  | "pay"
  | "reserveFee"
  | "grace"
  | "lateFee"
  | "receive"
  | "receiveAuction"
  | "orderJoining"
  | "orderFixed"
  | "orderRandom"
  | "orderAuction"
  | "holdBack"
  | "unreachable"
  | "late"
  | "deposit"
  | "noDeposit"
  | "drawn"
  | "default"
  | "defaultNoDeposit"
  | "noDefault"
  | "cure"
  | "leaveBefore"
  | "leaveBeforeDeposit"
  | "exit"
  | "exitAuction"
  | "afterTurn"
  | "handOver"
  | "admissionOpen"
  | "admissionInvitation"
  | "admissionApproval"
  | "startWhenFull"
  | "startByOrganiser"
  | "startDraw"
  | "startAccepted"
  | "startBy"
  | "deputy";

const ORDERS = {
  joining: "orderJoining",
  fixed: "orderFixed",
  random: "orderRandom",
  auction: "orderAuction",
} as const satisfies Record<RuleTerms["turnOrder"], RuleKey>;
const ADMISSIONS = {
  open: "admissionOpen",
  invitation: "admissionInvitation",
  approval: "admissionApproval",
} as const satisfies Record<RuleTerms["admission"], RuleKey>;
const STARTS = {
  whenFull: "startWhenFull",
  byOrganiser: "startByOrganiser",
} as const satisfies Record<RuleTerms["startRule"], RuleKey>;

/** Which sentences tell a group's terms, in reading order. The one place that decides it, for every page. */
export function rulesOf(terms: RuleTerms): Record<RuleTopic, RuleKey[]> {
  const isAuction = terms.turnOrder === "auction";
  const hasDeposit = terms.depositBps > 0;
  return {
    paying: [
      "pay",
      ...when(terms.reserveFeeBps > 0, "reserveFee"),
      "grace",
      ...when(terms.lateFeeBps > 0, "lateFee"),
    ],
    receiving: [
      isAuction ? "receiveAuction" : "receive",
      ORDERS[terms.turnOrder],
      ...when(keepsBack(terms), "holdBack"),
      "unreachable",
    ],
    missing: [
      "late",
      hasDeposit ? "deposit" : "noDeposit",
      ...when(hasDeposit, "drawn"),
      terms.defaultAfter === 0 ? "noDefault" : hasDeposit ? "default" : "defaultNoDeposit",
      ...when(terms.defaultAfter > 0, "cure"),
    ],
    leaving: [
      hasDeposit ? "leaveBeforeDeposit" : "leaveBefore",
      isAuction ? "exitAuction" : "exit",
      "afterTurn",
      "handOver",
    ],
    starting: [
      ADMISSIONS[terms.admission],
      STARTS[terms.startRule],
      ...when(terms.turnOrder === "random", "startDraw"),
      ...when(terms.turnOrder === "fixed", "startAccepted"),
      ...when(terms.startBy !== null, "startBy"),
      ...when(terms.deputy !== null, "deputy"),
    ],
  };
}

const when = (holds: boolean, key: RuleKey): RuleKey[] => (holds ? [key] : []);

/** Whether any pot but the last is paid out in parts: with two members the first deposit is all that is ever asked. */
const keepsBack = ({ depositBps, members }: RuleTerms): boolean => depositBps > 0 && members > 2;

/** What a payout comes to in a turn when everybody pays: the pot, what is kept of it as deposit, what arrives. */
export function payoutOf(
  terms: Pick<RuleTerms, "contribution" | "depositBps" | "members">,
  turn: number,
): { gross: bigint; kept: bigint; net: bigint } {
  const gross = terms.contribution * BigInt(terms.members);
  const before = requiredDeposit(terms, { roundsOwed: 1, hasReceived: false });
  const after = requiredDeposit(terms, { roundsOwed: terms.members - turn, hasReceived: true });
  const kept = after > before ? after - before : 0n;
  return { gross, kept, net: gross - kept };
}
