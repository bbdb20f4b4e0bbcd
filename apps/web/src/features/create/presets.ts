import type { GroupDraft } from "./group-draft";

export const PRESET_KEYS = ["family", "market", "colleagues", "practice"] as const;
export type PresetKey = (typeof PRESET_KEYS)[number];

const DAY = 86_400;

type Preset = Pick<
  GroupDraft,
  | "amount"
  | "members"
  | "frequencySeconds"
  | "graceSeconds"
  | "startRule"
  | "turnOrder"
  | "deposit"
  | "lateFee"
  | "reserveFee"
  | "defaultAfter"
>;

/** People who would lend each other money anyway. */
const TRUSTING = {
  turnOrder: "joining",
  deposit: "0",
  lateFee: "0",
  reserveFee: "0",
  defaultAfter: "0",
} as const;
/** People who know each other from one place: turns by lot, and half of what is owed as security. */
const CAREFUL = {
  turnOrder: "random",
  deposit: "50",
  lateFee: "2",
  reserveFee: "0",
  defaultAfter: "2",
} as const;

/** Starting points; everything can be changed in the next steps. */
export const PRESETS: Record<PresetKey, Preset> = {
  family: {
    amount: "50",
    members: 5,
    frequencySeconds: 30 * DAY,
    graceSeconds: 3 * DAY,
    startRule: "byOrganiser",
    ...TRUSTING,
  },
  market: {
    amount: "10",
    members: 12,
    frequencySeconds: 7 * DAY,
    graceSeconds: DAY,
    startRule: "whenFull",
    ...TRUSTING,
  },
  colleagues: {
    amount: "100",
    members: 10,
    frequencySeconds: 30 * DAY,
    graceSeconds: 3 * DAY,
    startRule: "whenFull",
    ...CAREFUL,
  },
  practice: {
    amount: "20",
    members: 3,
    frequencySeconds: DAY,
    graceSeconds: 3_600,
    startRule: "whenFull",
    ...TRUSTING,
  },
};

/** How often a round comes round, as the page offers it. The contract takes any number of seconds from 60. */
export const FREQUENCIES = [DAY, 7 * DAY, 14 * DAY, 30 * DAY] as const;
