import { describe, expect, it } from "vitest";
import { account, groupId, txHash } from "../../test";
import type { GroupEvent } from "../group/group-event";
import { NO_PROCEEDINGS } from "../group/proceedings";
import type { Said } from "../model";
import { projectProceedings } from "./proceedings";

const [ada, bayo, chidi, dede] = ["Ada", "Bayo", "Chidi", "Dede"].map(account) as [
  ReturnType<typeof account>,
  ReturnType<typeof account>,
  ReturnType<typeof account>,
  ReturnType<typeof account>,
];
const at = new Date("2026-03-01T00:00:00Z");
const readyAt = new Date("2026-03-08T00:00:00Z");

const happened = (said: Said): GroupEvent =>
  // One event as the chain gives it a place.
  ({
    ...said,
    ...{ id: "0", ledger: 1, at, txHash: txHash("any"), groupId: groupId("Market women") },
  }) as GroupEvent;

const afterAll = (...said: Said[]) =>
  said.reduce((before, one) => projectProceedings(before, happened(one), []), NO_PROCEEDINGS);

const proposed = { name: "hand_over_proposed", member: bayo, newcomer: dede, price: 0n, readyAt } as const;
const recovering = { name: "recovery_ready", member: bayo, fresh: chidi, readyAt } as const;

describe("projectProceedings", () => {
  it("forgets a hand-over of a seat that the members have moved to a fresh key meanwhile", () => {
    expect(afterAll(proposed, recovering)).toMatchObject({ handOvers: [], recoveries: [{ fresh: chidi }] });
  });

  it("forgets a recovery that has lapsed, once the seat is handed over instead", () => {
    expect(afterAll(recovering, proposed)).toMatchObject({ handOvers: [{ newcomer: dede }], recoveries: [] });
  });

  it("counts a vote as the next holder's when the seat that cast it has moved", () => {
    const voted = { name: "voted", member: bayo, motion: { kind: "pause" }, votes: 1 } as const;
    const moved = { name: "seat_moved", member: bayo, newcomer: dede, seat: 1, price: 0n } as const;
    const { ballots } = afterAll(
      { ...voted },
      { ...voted, member: ada, votes: 2 },
      { ...moved, reason: "handOver" },
    );
    expect(ballots.map(({ voters }) => voters)).toEqual([[dede, ada]]);
  });

  it("keeps the votes for a lost key's seat when the group is cancelled, and nothing else", () => {
    const voted = { name: "voted", member: ada, votes: 1 } as const;
    const recover = { kind: "recover", lost: bayo, fresh: dede } as const;
    const { ballots, bids } = afterAll(
      { name: "bid_sealed", member: ada, round: 1 },
      { ...voted, motion: recover },
      { ...voted, motion: { kind: "cancel" } },
      { name: "group_cancelled", gap: null, share: 0n, dust: 0n, sharers: [] },
    );
    expect(ballots.map(({ motion }) => motion)).toEqual([recover]);
    expect(bids).toEqual([]);
  });

  it("counts a ballot's 30 days from its first vote, also when that voter has lost their say", () => {
    const voted = { name: "voted", member: ada, motion: { kind: "pause" }, votes: 1 } as const;
    const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
    const first = projectProceedings(NO_PROCEEDINGS, happened(voted), []);
    const again = { ...happened({ ...voted, member: bayo }), at: days(29) };
    const second = projectProceedings(first, again, []);
    expect(second.ballots).toMatchObject([{ voters: [ada, bayo], votes: 1, at }]);
    const late = { ...happened({ ...voted, member: chidi }), at: days(30) };
    expect(projectProceedings(second, late, []).ballots).toMatchObject([{ voters: [chidi], at: days(30) }]);
  });

  it("leaves an opened bid to the next holder of the seat, and a sealed one to nobody", () => {
    const moved = { name: "seat_moved", newcomer: dede, reason: "handOver", price: 0n } as const;
    const { bids } = afterAll(
      { name: "bid_sealed", member: ada, round: 1 },
      { name: "bid_sealed", member: bayo, round: 1 },
      { name: "bid_revealed", member: bayo, round: 1, discountBps: 500 },
      { ...moved, member: ada, newcomer: chidi, seat: 0 },
      { ...moved, member: bayo, seat: 1 },
    );
    expect(bids).toEqual([{ round: 1, member: dede, discountBps: 500 }]);
  });
});
