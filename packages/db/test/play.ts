import type { MemberAddress } from "@ajo/schemas";
import fc from "fast-check";
import { account } from "./addresses";
import type { ChainModel, GroupModel } from "./chain-model";

const PEOPLE = ["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi"].map(account);

export interface Move {
  what:
    "create" | "join" | "leave" | "start" | "contribute" | "settle" | "claim" | "refuse" | "accept" | "wait";
  group: number;
  who: number;
  rounds: number;
}

/** A group of four that has started, so that every story gets to payments. */
const OPENING: Move[] = [
  { what: "create", group: 0, who: 0, rounds: 1 },
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
        ),
        group: fc.nat(2),
        who: fc.nat(PEOPLE.length - 1),
        rounds: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 10, maxLength },
    )
    .map((moves) => [...OPENING, ...moves]);

/** Makes those moves that the contract would allow. */
export function play(chain: ChainModel, moves: readonly Move[]): void {
  for (const move of moves) {
    const groups = [...chain.groups.values()];
    const group = groups[move.group];
    const who = PEOPLE[move.who];
    if (who === undefined) continue;
    if (group === undefined) {
      if (move.what === "create") chain.createGroup(`Group ${groups.length}`, {}, who);
    } else if (move.what === "wait") chain.wait(60);
    else playIn(group, move, who);
  }
}

function playIn(group: GroupModel, { what, rounds }: Move, who: MemberAddress): void {
  const member = group.members.find(({ address }) => address === who);
  const forming = group.status === "forming";
  if (what === "join" && forming && member === undefined && group.members.length < group.config.maxMembers)
    group.join(who);
  if (what === "start" && forming && group.members.length >= 2) group.start();
  if (what === "settle" && group.status === "active") group.settle();
  if (member === undefined) return;
  if (what === "leave" && forming) group.leave(who);
  const unpaid = group.members.length - member.paid;
  if (what === "contribute" && !forming && unpaid > 0) group.contribute(who, Math.min(rounds, unpaid));
  if (what === "refuse") group.refusing.add(who);
  if (what === "accept") group.refusing.delete(who);
  if (what === "claim" && member.held > 0n) group.claim(who);
}
