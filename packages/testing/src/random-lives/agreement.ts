import type { GroupDetail, GroupSnapshot } from "@ajo/schemas";
import { expect } from "vitest";
import type { Scene } from "./act";
import type { Rules } from "./rules";
import { DAY } from "./rules";

/**
 * Contract, rules and database tell the same, to the last field. Of the purses those are counted that should have
 * changed, or all: what went to the wrong one is missing in the right one, or in the escrow.
 */
export async function expectAgreement(scene: Scene, whose: "changed" | "all" = "changed"): Promise<void> {
  const { world, group } = scene;
  const [{ asOf: _asOf, asOfLedger: _asOfLedger, ...contract }, purses, [projected, detail]] =
    await Promise.all([world.snapshot(group), openPurses(scene, whose), projectGroup(scene)]);
  expect(purses.told, "the purses").toEqual(purses.expected);
  expect(contract, "the contract").toEqual(stateOf(scene.rules));
  expect(projected?.state, "the database").toEqual(contract);
  expect(projected?.miscounted).toEqual([]);
  expectDetails(scene, detail);
}

/** The group in the database, as its contract and as its page tell it. */
async function projectGroup({ world, group }: Scene) {
  await world.project();
  const { checks, groups } = world.database;
  return Promise.all([
    checks.findProjectedGroup(group),
    groups.findGroup(group).then((found) => found?.data),
  ]);
}

/** What is in people's purses by their names, and what must be. */
async function openPurses(scene: Scene, whose: "changed" | "all") {
  const { world, rules, names, personOf, addressOf } = scene;
  const counted = names.filter(
    (name) => whose === "all" || rules.purses.hasChanged(addressOf(name), rules.money),
  );
  const purses = await Promise.all(counted.map((name) => world.balanceOf(personOf(name))));
  const expected = counted.map((name) => rules.purses.count(addressOf(name), rules.money));
  return { told: byName(counted, purses), expected: byName(counted, expected) };
}

const byName = (names: readonly string[], amounts: readonly bigint[]) =>
  Object.fromEntries(names.map((name, index) => [name, amounts[index]]));

function stateOf(rules: Rules): Omit<GroupSnapshot, "asOf" | "asOfLedger"> {
  const { money, config } = rules;
  const date = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000));
  return {
    organiserSeenAt: new Date(rules.seenAt * 1000),
    ...{ id: money.id, factoryId: money.factoryId, organiser: rules.organiser, deputy: rules.deputy, config },
    ...{ status: money.status, currentRound: money.round, totalRounds: money.totalRounds },
    ...{ startedAt: money.startedAt, drawEndsAt: date(money.status === "drawing" ? rules.drawEndsAt : null) },
    ...{ pausedUntil: date(rules.pausedUntil), escrow: money.balance, reserve: money.reserve },
    members: money.inTurn.map((seat, index) => ({
      ...{ address: seat.address, seat: seat.seat, turn: index + 1, paidRounds: seat.paid },
      ...{ heldAmount: seat.held, deposit: seat.deposit, defaulted: seat.defaulted, exited: seat.exited },
      standingOrder: seat.standing,
      hasAccepted: config.turnOrder === "fixed" && rules.agreed.has(seat.seat),
      hasRevealed: config.turnOrder === "random" && rules.agreed.has(seat.seat),
    })),
    missing: money.records.map(({ missing }) => missing),
    payouts: money.records.map(({ payout }) => payout),
    shorts: money.records.map(({ short }) => short),
    vacated: [...money.vacated]
      .map(([round, paid]) => ({ round, paid }))
      .sort((one, other) => one.round - other.round),
  };
}

/** What the pages of a group show of its members and of what is under way. */
function expectDetails({ rules }: Scene, detail: GroupDetail | undefined): void {
  const { money } = rules;
  expect(
    detail?.members.map(({ address, claimable, requiredDeposit }) => ({
      address,
      claimable,
      requiredDeposit,
    })),
  ).toEqual(
    money.inTurn.map((seat) => ({
      address: seat.address,
      claimable: money.claimable(seat),
      requiredDeposit: money.required(seat),
    })),
  );
  if (detail === undefined) return;
  const { proceedings } = detail;
  const holds = (at: Date, days: number) => rules.now < at.getTime() / 1000 + days * DAY;
  const moves = [...rules.moves].filter(([, { lapsesAt }]) => rules.now < lapsesAt);
  const holder = (seat: number) => money.seat(seat).address;
  const told = {
    proposedOrder: proceedings.proposedOrder,
    invitations: proceedings.invitations.map(({ uses, expiresAt }) => ({ uses, expiresAt })),
    approved: [...proceedings.approved].sort(),
    handOvers: proceedings.handOvers
      .filter(({ at }) => holds(at, 30))
      .map(({ member, newcomer, price, readyAt }) => ({ member, newcomer, price, readyAt })),
    recoveries: proceedings.recoveries.filter(({ readyAt }) => holds(readyAt, 23)),
    ballots: proceedings.ballots
      .filter(({ at }) => holds(at, 30))
      .map(({ motion, voters, at }) => ({ motion, voters: [...voters].sort(), at })),
    bids: proceedings.bids,
  };
  const at = (seconds: number) => new Date(seconds * 1000);
  expect(sorted(told), "what is under way").toEqual(
    sorted({
      proposedOrder: rules.proposal,
      invitations:
        rules.invitation === null
          ? []
          : [{ uses: rules.invitation.uses, expiresAt: at(rules.invitation.expiresAt) }],
      approved: [...rules.approved].filter((member) => !rules.unused.has(member)).sort(),
      handOvers: moves
        .filter(([, { isRecovery }]) => !isRecovery)
        .map(([seat, { newcomer, price, readyAt }]) => ({
          ...{ member: holder(seat), newcomer, price, readyAt: at(readyAt) },
        })),
      recoveries: moves
        .filter(([, { isRecovery }]) => isRecovery)
        .map(([seat, { newcomer, readyAt }]) => ({
          ...{ member: holder(seat), fresh: newcomer, readyAt: at(readyAt) },
        })),
      ballots: [...rules.ballots.values()]
        .filter(({ openedAt }) => rules.now < openedAt + 30 * DAY)
        .map(({ motion, voters, openedAt }) => ({
          ...{ motion, voters: [...voters].map(holder).sort(), at: at(openedAt) },
        })),
      bids: [...rules.sealed.values()]
        .filter(({ round, isLeft }) => round === money.round && isLeft !== true && money.status === "active")
        .map(({ round, member, discountBps, opened }) => ({
          ...{ round, member, discountBps: opened ? discountBps : null },
        })),
    }),
  );
}

/** Lists in one order, whatever order they were told in. */
function sorted(lists: Record<string, unknown>): Record<string, unknown> {
  const text = (value: unknown) =>
    JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [
      name,
      Array.isArray(list) && name !== "proposedOrder"
        ? [...(list as unknown[])].sort((one, other) => (text(one) < text(other) ? -1 : 1))
        : list,
    ]),
  );
}
