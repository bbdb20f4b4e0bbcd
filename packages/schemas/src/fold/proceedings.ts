import type { GroupEvent, GroupEventOf } from "../group/group-event";
import type { Motion } from "../group/motion";
import type { Proceedings } from "../group/proceedings";
import type { MemberAddress } from "../ids/ids";
import { isUnanimous, motionKey } from "../rules/motions";
import type { MemberState } from "./group-state";

/**
 * Folds what is under way. The contract answers for one key, member or motion at a time, so that a snapshot does not
 * tell it: it comes from events alone, those that a snapshot is ahead of included.
 */
export function projectProceedings(
  before: Proceedings,
  event: GroupEvent,
  members: readonly Pick<MemberState, "address" | "seat">[],
): Proceedings {
  switch (event.name) {
    case "invited": {
      const { key, uses, expiresAt } = event;
      // Told again with what is left of the uses whenever somebody joins by it.
      const others = without(before.invitations, "key", key);
      if (uses === 0) return { ...before, invitations: others };
      return {
        ...before,
        invitations: [...without(before.invitations, "key", key), { key, uses, expiresAt }],
      };
    }
    case "invitation_revoked":
      return { ...before, invitations: without(before.invitations, "key", event.key) };
    case "member_approved":
      return {
        ...before,
        approved: [...before.approved.filter((address) => address !== event.member), event.member],
      };
    case "member_disapproved":
    case "member_joined":
      return before.approved.includes(event.member)
        ? { ...before, approved: before.approved.filter((address) => address !== event.member) }
        : before;
    case "order_set":
      return { ...before, proposedOrder: event.order };
    case "group_started":
      return { ...before, proposedOrder: null };
    case "secret_revealed": {
      const seat = members.find(({ address }) => address === event.member)?.seat;
      if (seat === undefined) return before;
      const secrets = without(before.draw?.secrets ?? [], "seat", seat);
      return { ...before, draw: { secrets: [...secrets, { seat, secret: event.secret }], result: null } };
    }
    case "order_drawn": {
      const { seed, order } = event;
      return { ...before, draw: { secrets: before.draw?.secrets ?? [], result: { seed, order } } };
    }
    case "hand_over_proposed": {
      const { member, newcomer, price, readyAt, at } = event;
      const handOvers = without(before.handOvers, "member", member);
      return {
        ...before,
        handOvers: [...handOvers, { member, newcomer, price, readyAt, at }],
        // Only what has lapsed can be there: a seat has one move at a time.
        recoveries: without(before.recoveries, "member", member),
        // What was voted against was another proposal.
        ballots: decided(before.ballots, { kind: "veto", member }),
      };
    }
    case "hand_over_vetoed":
      return {
        ...before,
        handOvers: without(before.handOvers, "member", event.member),
        ballots: decided(before.ballots, { kind: "veto", member: event.member }),
      };
    case "recovery_ready": {
      const { member, fresh, readyAt } = event;
      return {
        ...before,
        recoveries: [...without(before.recoveries, "member", member), { member, fresh, readyAt }],
        // A seat has one move at a time.
        handOvers: without(before.handOvers, "member", member),
        ballots: decided(before.ballots, { kind: "recover", lost: member, fresh }),
      };
    }
    case "group_paused":
      return event.by === null ? { ...before, ballots: decided(before.ballots, { kind: "pause" }) } : before;
    case "upgraded":
      return { ...before, ballots: decided(before.ballots, { kind: "upgrade", code: event.code }) };
    case "group_cancelled":
      // A lost key's seat is still moved by vote, what waits in `claim` with it; nothing else is decided any more.
      return {
        ...before,
        ballots: before.ballots.filter(({ motion: { kind } }) => kind === "recover"),
        bids: [],
      };
    case "recovery_vetoed":
      return { ...before, recoveries: without(before.recoveries, "member", event.member) };
    case "seat_moved":
      return {
        ...before,
        handOvers: without(before.handOvers, "member", event.member),
        recoveries: without(before.recoveries, "member", event.member),
        // A vote goes with the seat to its next holder, but not one that needs all.
        ballots: before.ballots
          .filter(({ motion }) => !isUnanimous(motion))
          .map((ballot) => ({ ...ballot, voters: renamed(ballot.voters, event.member, event.newcomer) })),
        bids: before.bids.flatMap((bid) => passOn(bid, event)),
      };
    case "voted":
      return { ...before, ballots: countVote(before.ballots, event) };
    case "bid_sealed":
      return { ...before, bids: placeBid(before.bids, event, null) };
    case "bid_revealed":
      return { ...before, bids: placeBid(before.bids, event, event.discountBps) };
    case "round_settled":
      return before.bids.length === 0 ? before : { ...before, bids: [] };
    default:
      return before;
  }
}

const renamed = (voters: readonly MemberAddress[], member: MemberAddress, newcomer: MemberAddress) =>
  voters.map((voter) => (voter === member ? newcomer : voter));

/** The ballot of a motion that has passed, or that something else has taken the place of, is gone. */
const decided = (before: Proceedings["ballots"], motion: Motion): Proceedings["ballots"] =>
  before.filter((ballot) => motionKey(ballot.motion) !== motionKey(motion));

/** A ballot is open for 30 days from its first vote (contracts/group/src/storage/ballots.rs). */
const BALLOT_MS = 30 * 86_400_000;

/** `votes` is the contract's count: of those who still have a say. */
function countVote(
  before: Proceedings["ballots"],
  { motion, member, votes, at }: GroupEventOf<"voted">,
): Proceedings["ballots"] {
  const key = motionKey(motion);
  const others = before.filter((candidate) => motionKey(candidate.motion) !== key);
  const found = before.find((candidate) => motionKey(candidate.motion) === key);
  const open = found !== undefined && at.getTime() < found.at.getTime() + BALLOT_MS ? found : null;
  const voters = [...(open?.voters ?? []).filter((voter) => voter !== member), member];
  return [...others, { motion, votes, voters, at: open?.at ?? at }];
}

const placeBid = (
  before: Proceedings["bids"],
  { round, member }: GroupEventOf<"bid_sealed" | "bid_revealed">,
  discountBps: number | null,
): Proceedings["bids"] => [...without(before, "member", member), { round, member, discountBps }];

/** What was opened leads or not with the seat, whoever holds it; what is sealed opens for nobody else. */
function passOn(
  bid: Proceedings["bids"][number],
  { member, newcomer }: GroupEventOf<"seat_moved">,
): Proceedings["bids"] {
  if (bid.member !== member) return [bid];
  return bid.discountBps === null ? [] : [{ ...bid, member: newcomer }];
}

function without<Item, Key extends keyof Item>(items: readonly Item[], key: Key, value: Item[Key]): Item[] {
  return items.filter((item) => item[key] !== value);
}
