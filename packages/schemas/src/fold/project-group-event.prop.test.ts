import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { account, ChainModel, movesArbitrary, play } from "../../test";
import type { GroupId } from "../ids/ids";
import { heldTotal, seatedMembers, settleableFrom, type GroupState } from "./group-state";
import { projectGroupEvent } from "./project-group-event";

function fold(chain: ChainModel): Map<GroupId, GroupState> {
  const groups = new Map<GroupId, GroupState>();
  for (const event of chain.events) {
    const next = projectGroupEvent(groups.get(event.groupId) ?? null, event);
    if (next !== null) groups.set(event.groupId, next);
  }
  return groups;
}

describe("projectGroupEvent", () => {
  it("comes to the state that the contract reports, whatever members do", () => {
    fc.assert(
      fc.property(movesArbitrary(120), (moves) => {
        const chain = new ChainModel();
        play(chain, moves);
        const folded = fold(chain);
        expect(folded.size).toBe(chain.groups.size);
        for (const model of chain.groups.values()) {
          const state = folded.get(model.id)!;
          const {
            members,
            escrow,
            reserve,
            shorts,
            vacated,
            status,
            currentRound,
            totalRounds,
            startedAt,
            organiserSeenAt,
            config,
          } = model.snapshot();
          const { token, ...terms } = config;
          expect(state).toMatchObject({
            ...terms,
            tokenId: token,
            escrow,
            reserve,
            shorts,
            vacated,
            status,
            currentRound,
            totalRounds,
            startedAt,
            organiserSeenAt,
          });
          expect(state.suspect).toBe(false);
          expect(
            seatedMembers(state)
              .map(({ joinedAt: _joinedAt, leftAt: _leftAt, ...seat }) => seat)
              .sort((a, b) => a.turn - b.turn),
          ).toEqual(members);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("holds back in escrow exactly what nobody has been given yet", () => {
    fc.assert(
      fc.property(movesArbitrary(160), (moves) => {
        const chain = new ChainModel();
        play(chain, moves);
        for (const state of fold(chain).values()) {
          const seats = seatedMembers(state);
          const waiting = seats.reduce((sum, { deposit }) => sum + deposit, heldTotal(state));
          expect(state.escrow).toBeGreaterThanOrEqual(waiting);
          if (
            state.status === "completed" &&
            seats.every((member) => member.paidRounds === state.totalRounds)
          )
            expect(state.escrow).toBe(waiting);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("pays a late recipient's arrears out of the pot, and holds what cannot be delivered", () => {
    const chain = new ChainModel();
    const group = chain.createGroup("Market women", {}, account("Ada"));
    for (const name of ["Bayo", "Chidi"]) group.join(account(name));
    group.start();
    group.refusing.add(account("Bayo"));
    for (let round = 1; round <= 3; round++) {
      for (const name of ["Ada", "Bayo"]) group.contribute(account(name));
      group.settle();
    }
    const state = fold(chain).get(group.id)!;
    // 200 in the second round's pot, and the 100 of it that Chidi still owed: both Bayo's, neither deliverable.
    expect(heldTotal(state)).toBe(300_0000000n);
    expect(state.escrow).toBe(group.balance);
    expect(group.balance).toBe(300_0000000n);
  });

  it("lets a round be settled at once when everybody has paid, else after due date and grace", () => {
    const chain = new ChainModel();
    const group = chain.createGroup(
      "Market women",
      { frequencySeconds: 600, graceSeconds: 60 },
      account("Ada"),
    );
    group.join(account("Bayo"));
    group.start();
    group.contribute(account("Ada"));
    const startedAt = group.startedAt!;
    expect(settleableFrom(fold(chain).get(group.id)!)).toEqual(new Date(startedAt.getTime() + 660_000));
    group.contribute(account("Bayo"));
    expect(settleableFrom(fold(chain).get(group.id)!)).toEqual(startedAt);
  });

  it("marks a group as suspect when an event does not follow from what is known", () => {
    const chain = new ChainModel();
    const group = chain.createGroup("Tailors", {}, account("Ada"));
    group.join(account("Bayo"));
    group.leave(account("Bayo"));
    const whole = chain.events;
    const withGap = whole.filter((event) => event.name !== "member_joined");
    const foldAll = (events: typeof whole) =>
      events.reduce<GroupState | null>((state, event) => projectGroupEvent(state, event), null);
    expect(foldAll(whole)?.suspect).toBe(false);
    expect(foldAll(withGap)?.suspect).toBe(true);
  });
});
