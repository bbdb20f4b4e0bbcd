import {
  type Admission,
  GROUP_LIMITS,
  type GroupConfig,
  groupConfigSchema,
  isStrkey,
  parseAmount,
  rulebookHash,
  rulebookText,
  type StartRule,
  type Token,
  type TurnOrder,
} from "@ajo/schemas";
import type { RuleTerms } from "../rules/rule-terms";

/** A group as somebody is still thinking it up: texts as typed, kept in this browser until it is created. */
export interface GroupDraft {
  name: string;
  /** The token's contract; empty until the network's tokens are known. */
  token: string;
  amount: string;
  members: number;
  frequencySeconds: number;
  graceSeconds: number;
  turnOrder: TurnOrder;
  organiserJoins: boolean;
  /** Per cent, with two decimals at most. */
  deposit: string;
  lateFee: string;
  reserveFee: string;
  /** Closed rounds unpaid; 0 for never. */
  defaultAfter: string;
  admission: Admission;
  startRule: StartRule;
  /** The last day to start on, `2026-12-31`; empty for none. */
  startBy: string;
  /** An account's address; empty for nobody. */
  deputy: string;
  /** Chosen once per draft: the same salt can never make two groups. */
  salt: string;
}

export const EMPTY_DRAFT: GroupDraft = {
  name: "",
  token: "",
  amount: "50",
  members: 6,
  frequencySeconds: 604_800,
  graceSeconds: 86_400,
  turnOrder: "joining",
  organiserJoins: true,
  deposit: "0",
  lateFee: "0",
  reserveFee: "0",
  defaultAfter: "0",
  admission: "open",
  startRule: "whenFull",
  startBy: "",
  deputy: "",
  salt: "",
};

/** Where each field is to be mended, in the order of the wizard. */
export const DRAFT_FIELDS = [
  "name",
  "amount",
  "members",
  "graceSeconds",
  "deposit",
  "lateFee",
  "reserveFee",
  "defaultAfter",
  "startBy",
  "deputy",
] as const satisfies readonly (keyof GroupDraft)[];
export type DraftField = (typeof DRAFT_FIELDS)[number];
/** The key of the sentence that says what to change. */
export type DraftProblem =
  | "nameMissing"
  | "nameLong"
  | "nameUnreadable"
  | "amountUnclear"
  | "amountZero"
  | "amountLarge"
  | "membersRange"
  | "graceLong"
  | "graceAuction"
  | "depositRange"
  | "lateFeeRange"
  | "reserveFeeRange"
  | "defaultRange"
  | "startByPast"
  | "deputyUnclear"
  | "deputySelf";
export type DraftProblems = Partial<Record<DraftField, DraftProblem>>;

/** What is known around a draft: the token, the network's time, and who would create it; null where not known yet. */
export interface DraftContext {
  token: Pick<Token, "decimals">;
  now: Date | null;
  organiser: string | null;
}

/** What is wrong with a draft, by field; empty when it can be created. Each limit is the contract's own. */
export function draftProblems(draft: GroupDraft, { token, now, organiser }: DraftContext): DraftProblems {
  const entries: [DraftField, DraftProblem | null][] = [
    ["name", nameProblem(draft.name.trim())],
    ["amount", amountProblem(draft.amount, token.decimals)],
    [
      "members",
      isWithin(draft.members, GROUP_LIMITS.membersMin, GROUP_LIMITS.membersMax) ? null : "membersRange",
    ],
    ["graceSeconds", graceProblem(draft)],
    ["deposit", percentProblem(draft.deposit, GROUP_LIMITS.depositMaxBps, "depositRange")],
    ["lateFee", percentProblem(draft.lateFee, GROUP_LIMITS.lateFeeMaxBps, "lateFeeRange")],
    ["reserveFee", percentProblem(draft.reserveFee, GROUP_LIMITS.reserveFeeMaxBps, "reserveFeeRange")],
    ["defaultAfter", parseCount(draft.defaultAfter) === null ? "defaultRange" : null],
    ["startBy", startByProblem(draft.startBy, now)],
    ["deputy", deputyProblem(draft.deputy.trim(), organiser)],
  ];
  return Object.fromEntries(entries.filter(([, problem]) => problem !== null));
}

function nameProblem(name: string): DraftProblem | null {
  if (name === "") return "nameMissing";
  if (new TextEncoder().encode(name).length > GROUP_LIMITS.nameMaxBytes) return "nameLong";
  // The contract takes none: a name travels through databases and log lines.
  return /\p{Cc}/u.test(name) ? "nameUnreadable" : null;
}

function amountProblem(text: string, decimals: number): DraftProblem | null {
  const amount = parseAmount(text, decimals);
  if (amount === null) return "amountUnclear";
  if (amount === 0n) return "amountZero";
  return amount > GROUP_LIMITS.contributionMax ? "amountLarge" : null;
}

function graceProblem({ graceSeconds, frequencySeconds, turnOrder }: GroupDraft): DraftProblem | null {
  if (graceSeconds * GROUP_LIMITS.graceDivisor > frequencySeconds) return "graceLong";
  const needsGrace = turnOrder === "auction" && graceSeconds < GROUP_LIMITS.auctionGraceMinSeconds;
  return needsGrace ? "graceAuction" : null;
}

function percentProblem(text: string, most: number, problem: DraftProblem): DraftProblem | null {
  const bps = parsePercent(text);
  return bps === null || bps > most ? problem : null;
}

function startByProblem(text: string, now: Date | null): DraftProblem | null {
  if (text === "") return null;
  const startBy = endOfDay(text);
  return startBy === null || (now !== null && startBy <= now) ? "startByPast" : null;
}

function deputyProblem(address: string, organiser: string | null): DraftProblem | null {
  if (address === "") return null;
  if (!isStrkey("account", address) && !isStrkey("contract", address)) return "deputyUnclear";
  return address === organiser ? "deputySelf" : null;
}

const isWithin = (count: number, least: number, most: number) =>
  Number.isInteger(count) && count >= least && count <= most;

/** Per cent as typed, in basis points; null when it is none. */
export function parsePercent(text: string): number | null {
  const bps = parseAmount(text.trim(), 2);
  return bps === null || bps > 1_000_000n ? null : Number(bps);
}

function parseCount(text: string): number | null {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return isWithin(count, 0, GROUP_LIMITS.defaultAfterMax) ? count : null;
}

/** The last second of a day, which the chain counts in whole seconds. */
function endOfDay(day: string): Date | null {
  const moment = new Date(`${day}T23:59:59Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** The rules that a draft without problems stands for, its rulebook included; null while it has some. */
export function configOf(
  draft: GroupDraft,
  token: Token,
  context: Omit<DraftContext, "token">,
): GroupConfig | null {
  if (Object.keys(draftProblems(draft, { ...context, token })).length > 0) return null;
  const { frequencySeconds, graceSeconds, turnOrder, admission, startRule } = draft;
  const config = groupConfigSchema.parse({
    name: draft.name.trim(),
    token: token.contractId,
    contribution: parseAmount(draft.amount, token.decimals),
    maxMembers: draft.members,
    startBy: draft.startBy === "" ? null : endOfDay(draft.startBy),
    depositBps: parsePercent(draft.deposit),
    lateFeeBps: parsePercent(draft.lateFee),
    reserveFeeBps: parsePercent(draft.reserveFee),
    defaultAfter: parseCount(draft.defaultAfter),
    deputy: draft.deputy.trim() === "" ? null : draft.deputy.trim(),
    ...{ frequencySeconds, graceSeconds, turnOrder, admission, startRule },
  });
  return { ...config, rulebookHash: rulebookHash(rulebookText(config, token)) };
}

/** What the preview is made of: all that money follows from; null while some of it is unclear. */
export function draftTerms(
  draft: GroupDraft,
  token: Token,
  context: Omit<DraftContext, "token">,
): RuleTerms | null {
  const config = configOf({ ...draft, name: "-", startBy: "", deputy: "" }, token, context);
  return config === null ? null : { ...config, token, members: config.maxMembers };
}

/** Grace periods that fit a frequency, the contract's limit (a quarter of a round) included. */
export function graceChoices(frequencySeconds: number): number[] {
  const most = Math.floor(frequencySeconds / GROUP_LIMITS.graceDivisor);
  const nice = [0, 60, 3_600, 21_600, 43_200, 86_400, 172_800, 259_200, 604_800].filter(
    (seconds) => seconds === 0 || (seconds <= most && seconds * 200 >= frequencySeconds),
  );
  return nice.length > 1 ? nice : [0, most];
}
