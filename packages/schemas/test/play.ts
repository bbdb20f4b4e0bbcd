import fc from "fast-check";
import type { GroupConfig } from "../src/group/group-config";
import type { MemberAddress } from "../src/ids/ids";
import { account } from "./addresses";
import type { ChainModel, GroupModel } from "./chain-model";

const PEOPLE = ["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi"].map(account);

/** Terms that move money in every way the rules know, and plain ones. */
const TERMS: Partial<GroupConfig>[] = [
  { depositBps: 3_000, lateFeeBps: 500, reserveFeeBps: 100, defaultAfter: 2 },
  { depositBps: 10_000, defaultAfter: 1 },
  {},
];

export interface Move {
  what:
    | (
        | "create"
        | "join"
        | "leave"
        | "start"
        | "contribute"
        | "settle"
        | "claim"
        | "refuse"
        | "accept"
        | "wait"
      )
    | ("standing" | "deposit" | "exit" | "swap" | "move");
  group: number;
  who: number;
  rounds: number;
}

/** A group of four that has started, so that every story gets to payments. */
const opening = (terms: number): Move[] => [
  { what: "create", group: 0, who: 0, rounds: terms },
  ...[1, 2, 3].map((who): Move => ({ what: "join", group: 0, who, rounds: 1 })),
  { what: "start", group: 0, who: 0, rounds: 1 },
];

/** Random moves after that; as many settlements as payments, so that members fall behind. */
export const movesArbitrary = (maxLength: number): fc.Arbitrary<Move[]> =>
  fc
    .array(
      fc.record({
        what: fc.constantFrom<Move["what"]>(
          ...([
            "create",
            "join",
            "join",
            "leave",
            "start",
            "contribute",
            "contribute",
            "contribute",
          ] as const),
          ...(["settle", "settle", "settle", "claim", "refuse", "accept", "wait"] as const),
          ...(["standing", "deposit", "exit", "swap", "move"] as const),
        ),
        group: fc.nat(2),
        who: fc.nat(PEOPLE.length - 1),
        rounds: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 10, maxLength },
    )
    .map((moves) => [...opening(1 + (moves.length % TERMS.length)), ...moves]);

/** Makes those moves that the contract would allow. */
export function play(chain: ChainModel, moves: readonly Move[]): void {
  for (const move of moves) {
    const groups = [...chain.groups.values()];
    const group = groups[move.group];
    const who = PEOPLE[move.who];
    if (who === undefined) continue;
    if (group === undefined) {
      if (move.what === "create") chain.createGroup(`Group ${groups.length}`, TERMS[move.rounds - 1], who);
    } else if (move.what === "wait") chain.wait(60);
    else playIn(group, move, who);
  }
}

function playIn(group: GroupModel, { what, rounds }: Move, who: MemberAddress): void {
  const member = group.findMember(who);
  const forming = group.status === "forming";
  const active = group.status === "active";
  if (what === "join" && forming && member === undefined && group.order.length < group.config.maxMembers)
    group.join(who);
  if (what === "start" && forming && group.order.length >= 2) group.start();
  if (what === "settle" && active) group.settle();
  if (member === undefined) return;
  if (what === "leave" && forming) group.leave(who);
  const unpaid = group.unpaid(member).length;
  if (what === "contribute" && !forming && unpaid > 0) group.contribute(who, Math.min(rounds, unpaid));
  if (what === "refuse") group.refusing.add(who);
  if (what === "accept") group.refusing.delete(who);
  if (what === "claim" && group.claimable(member) > 0n) group.claim(who);
  if (what === "standing" && !member.exited) group.setStandingOrder(who, !member.standing);
  if (what === "deposit" && active && !member.defaulted) group.addDeposit(who, BigInt(rounds) * 17_0000000n);
  const mayMove = active && !group.hasReceived(member) && !member.exited && !member.defaulted;
  if (what === "exit" && mayMove && group.arrears(member).length === 0) group.exit(who);
  const other = group.seats.find(
    (seat) => seat !== member && !group.hasReceived(seat) && !seat.exited && !seat.defaulted,
  );
  if (what === "swap" && mayMove && other !== undefined) group.swap(who, other.address);
  const newcomer = PEOPLE.find((person) => group.findMember(person) === undefined);
  if (what === "move" && mayMove && newcomer !== undefined && group.claimable(member) === 0n)
    group.moveSeat(who, newcomer, 1n);
}
