import {
  GROUP_LIMITS,
  type GroupConfig,
  type GroupConfigInput,
  groupConfigSchema,
  parseAmount,
  type StartRule,
  type Token,
} from "@ajo/schemas";

/** A group as somebody is still thinking it up: texts as typed, kept in this browser until it is created. */
export interface GroupDraft {
  name: string;
  /** The token's contract; empty until the network's tokens are known. */
  token: string;
  amount: string;
  members: number;
  frequencySeconds: number;
  graceSeconds: number;
  startRule: StartRule;
  organiserJoins: boolean;
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
  startRule: "whenFull",
  organiserJoins: true,
  salt: "",
};

export type DraftField = "name" | "amount" | "members" | "graceSeconds";
/** The key of the sentence that says what to change. */
export type DraftProblem =
  "nameMissing" | "nameLong" | "amountUnclear" | "amountZero" | "amountLarge" | "membersRange" | "graceLong";

/** What is wrong with a draft, by field; empty when it can be created. */
export function draftProblems(
  draft: GroupDraft,
  token: Pick<Token, "decimals">,
): Partial<Record<DraftField, DraftProblem>> {
  const problems: Partial<Record<DraftField, DraftProblem>> = {};
  const name = draft.name.trim();
  if (name === "") problems.name = "nameMissing";
  else if (new TextEncoder().encode(name).length > GROUP_LIMITS.nameMaxBytes) problems.name = "nameLong";
  const amount = parseAmount(draft.amount, token.decimals);
  if (amount === null) problems.amount = "amountUnclear";
  else if (amount === 0n) problems.amount = "amountZero";
  else if (amount > GROUP_LIMITS.contributionMax) problems.amount = "amountLarge";
  if (
    !Number.isInteger(draft.members) ||
    draft.members < GROUP_LIMITS.membersMin ||
    draft.members > GROUP_LIMITS.membersMax
  )
    problems.members = "membersRange";
  if (draft.graceSeconds * GROUP_LIMITS.graceDivisor > draft.frequencySeconds)
    problems.graceSeconds = "graceLong";
  return problems;
}

/** The rules that a draft without problems stands for; null while it has some. */
export function configOf(draft: GroupDraft, token: Token): GroupConfig | null {
  const contribution = parseAmount(draft.amount, token.decimals);
  if (contribution === null || Object.keys(draftProblems(draft, token)).length > 0) return null;
  const { frequencySeconds, graceSeconds, startRule } = draft;
  return groupConfigSchema.parse({
    name: draft.name.trim(),
    token: token.contractId,
    contribution,
    frequencySeconds,
    graceSeconds,
    maxMembers: draft.members,
    startRule,
  } satisfies GroupConfigInput);
}

/** Grace periods that fit a frequency, the contract's limit (a quarter of a round) included. */
export function graceChoices(frequencySeconds: number): number[] {
  const most = Math.floor(frequencySeconds / GROUP_LIMITS.graceDivisor);
  const nice = [0, 60, 3_600, 21_600, 43_200, 86_400, 172_800, 259_200, 604_800].filter(
    (seconds) => seconds === 0 || (seconds <= most && seconds * 200 >= frequencySeconds),
  );
  return nice.length > 1 ? nice : [0, most];
}
