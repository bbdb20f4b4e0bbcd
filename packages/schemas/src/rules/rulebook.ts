import { formatAmountPlain } from "../amount-text";
import type { GroupConfig } from "../group/group-config";
import { NO_RULEBOOK } from "../group/no-rulebook";
import { toHex, utf8 } from "./bytes";
import { reserveFee, lateFee, roundPrice } from "./prices";
import { sha256 } from "./sha256";

const ORDERS = {
  joining: "in the order in which members joined",
  fixed: "in the order that the organiser sets and every member accepts",
  random: "in an order drawn from the secrets of all members",
  auction: "round by round, to whoever leaves the largest part of the pot to all",
} as const;
const ADMISSIONS = {
  open: "Anybody may take a free seat.",
  invitation: "Seats are taken with an invitation of the organiser's.",
  approval: "Seats are taken by whom the organiser has approved.",
} as const;

/** Only what the rules say; a name may be corrected without another rulebook. */
export type RulebookTerms = Omit<GroupConfig, "rulebookHash" | "name" | "deputy" | "token">;

/**
 * A group's rules in plain words, for members to read and sign. The same terms always give the same text to the
 * letter, since its hash is what is signed: English, amounts in `token` with a decimal point, times in seconds.
 */
export function rulebookText(terms: RulebookTerms, token: { code: string; decimals: number }): string {
  const money = (amount: bigint) => `${formatAmountPlain(amount, token.decimals)} ${token.code}`;
  const percent = (bps: number) => `${formatAmountPlain(BigInt(bps), 2)} %`;
  const lines = [
    `Each member pays ${money(terms.contribution)} every ${terms.frequencySeconds} seconds; each round one member receives the pot.`,
    `At most ${terms.maxMembers} members; as many rounds as members. The pot goes ${ORDERS[terms.turnOrder]}.`,
    ADMISSIONS[terms.admission],
    terms.startRule === "whenFull"
      ? "The group starts when the last seat is taken."
      : "The group starts when the organiser says so.",
    ...(terms.startBy === null
      ? []
      : [
          `If it has not started by ${terms.startBy.toISOString()}, anybody may cancel it and everybody is refunded.`,
        ]),
    `A round is closed ${terms.graceSeconds} seconds after it is due at the latest, and earlier once everybody has paid. The pot is paid then, whoever is late.`,
    ...(reserveFee(terms) === 0n
      ? []
      : [`Each contribution carries ${money(reserveFee(terms))} for the reserve.`]),
    ...(lateFee(terms) === 0n
      ? []
      : [
          `A round paid after it was closed costs ${money(roundPrice(terms, true))}: ${money(lateFee(terms))} more.`,
        ]),
    terms.depositBps === 0
      ? "There are no deposits: what a member does not pay, the recipients of those rounds lose."
      : `A deposit of ${percent(terms.depositBps)} of what a member still owes after receiving is kept, and of one contribution before; it comes back as the debt shrinks.`,
    terms.defaultAfter === 0
      ? "Nobody is ever declared in default."
      : `A member with ${terms.defaultAfter} closed rounds unpaid is in default: after receiving, the deposit goes to the reserve; before, the turn is lost. Paying what is owed cures it.`,
    "What late members pay goes to those whose pots were short. The reserve helps short pots evenly; at the end it makes up what those who owe nothing are short of, and they share the rest.",
    "Nobody but these rules moves the money: not the organiser, not Ajo.",
  ];
  return `${lines.map((line, index) => `${index + 1}. ${line}`).join("\n")}\n`;
}

/** What members sign: SHA-256 of the text in UTF-8, hex. */
export const rulebookHash = (text: string): string => toHex(sha256(utf8(text)));

/** Whether a group's members have signed this very text; groups without a rulebook have signed none. */
export const isRulebook = (text: string, hash: string): boolean =>
  hash !== NO_RULEBOOK && rulebookHash(text) === hash;
