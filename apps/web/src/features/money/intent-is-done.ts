import { type GroupDetail, motionKey } from "@ajo/schemas";
import type { PageError, PageErrorCode } from "../errors/page-error";
import type { IntentOf, MoneyIntent, MoneyKind } from "./money-intent";

/** What of a group tells that something was done. */
type Shown = Pick<GroupDetail, "status" | "members" | "organiser" | "proceedings">;

/** The refusal that comes when it was done before, and whether the group shows that it was. */
interface DoneRule<Kind extends MoneyKind> {
  refusedWith: PageErrorCode;
  shows: (intent: IntentOf<Kind>, group: Shown, account: string) => boolean;
}

const memberOf = (group: Shown, address: string) =>
  group.members.find((member) => member.address === address);
const movedTo = (group: Shown, from: string, to: string) =>
  memberOf(group, from) === undefined && memberOf(group, to) !== undefined;

const RULES = {
  contribute: {
    refusedWith: "WrongRound",
    shows: ({ member, round, rounds = 1 }, group, account) =>
      (memberOf(group, member ?? account)?.paidRounds ?? 0) >= round + rounds - 1,
  },
  join: {
    refusedWith: "AlreadyMember",
    shows: (_intent, group, account) => memberOf(group, account) !== undefined,
  },
  leave: {
    refusedWith: "NotMember",
    shows: (_intent, group, account) => memberOf(group, account) === undefined,
  },
  start: { refusedWith: "NotForming", shows: (_intent, group) => group.status !== "forming" },
  claim: {
    refusedWith: "NothingHeld",
    shows: ({ member }, group, account) => memberOf(group, member ?? account)?.claimable === 0n,
  },
  revoke: {
    refusedWith: "NotInvited",
    shows: ({ key }, group) => group.proceedings.invitations.every((invitation) => invitation.key !== key),
  },
  reveal: {
    refusedWith: "AlreadyRevealed",
    shows: ({ member }, group, account) => memberOf(group, member ?? account)?.hasRevealed === true,
  },
  draw: { refusedWith: "NotDrawing", shows: (_intent, group) => group.status === "active" },
  exit: {
    refusedWith: "NotAllowed",
    shows: (_intent, group, account) => memberOf(group, account)?.status === "exited",
  },
  completeHandOver: {
    refusedWith: "NotMember",
    shows: ({ member }, group, account) => movedTo(group, member, account),
  },
  completeRecovery: {
    refusedWith: "NotMember",
    shows: ({ member }, group, account) => movedTo(group, member, account),
  },
  vetoRecovery: {
    refusedWith: "NoProposal",
    shows: (_intent, group, account) =>
      memberOf(group, account) !== undefined &&
      group.proceedings.recoveries.every(({ member }) => member !== account),
  },
  vote: {
    refusedWith: "AlreadyVoted",
    shows: ({ motion }, group, account) =>
      group.proceedings.ballots.some(
        (ballot) =>
          motionKey(ballot.motion) === motionKey(motion) && ballot.voters.some((voter) => voter === account),
      ),
  },
  cancel: { refusedWith: "NotForming", shows: (_intent, group) => group.status === "cancelled" },
  succeed: {
    refusedWith: "NotOrganiser",
    shows: (_intent, group, account) => group.organiser === account,
  },
  // A salt makes one group: the refusal alone says that it was this one.
  create: { refusedWith: "GroupExists", shows: () => true },
} satisfies { [Kind in MoneyKind]?: DoneRule<Kind> };
type DoneKind = keyof typeof RULES;

/** What the catalogue says under `money.already`; kinds that are never found done before have nothing there. */
export function doneKindOf({ kind }: MoneyIntent): DoneKind {
  if (!hasRule(kind)) throw new Error(`${kind} is never found done before`);
  return kind;
}

const hasRule = (kind: MoneyKind): kind is DoneKind => Object.hasOwn(RULES, kind);

/**
 * Whether the chain already shows what was wanted, when it refuses to do it (again). A round that is paid is paid,
 * whoever's click it was: it must never read as a failure, nor invite a second payment.
 */
export function intentIsDone(intent: MoneyIntent, error: PageError, group: Shown, account: string): boolean {
  // Each rule is under the kind of its intents; looked up by a kind, the table forgets that.
  if (!hasRule(intent.kind)) return false;
  const rule = RULES[intent.kind] as DoneRule<MoneyKind>;
  return rule.refusedWith === error.code && rule.shows(intent, group, account);
}
