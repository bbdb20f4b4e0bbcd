import type { GroupConfig } from "../group/group-config";
import { NO_RULEBOOK } from "../group/no-rulebook";

/** Of a group's terms, those that its money follows from. */
export type MoneyTerms = Omit<GroupConfig, keyof typeof PLAIN>;

/** What no money follows from, as ordinary as can be. */
const PLAIN = {
  startBy: null,
  turnOrder: "joining",
  admission: "open",
  rulebookHash: NO_RULEBOOK,
  deputy: null,
} satisfies Partial<GroupConfig>;

/**
 * A model's config from terms that were parsed where they came from (the API's answer, the wizard's fields): a second
 * time would bring Zod to every page that says what is covered.
 */
export const plainConfig = (terms: MoneyTerms): GroupConfig => ({ ...PLAIN, ...terms });
