import { formatAmountPlain, type GroupId, type GroupSnapshot, type MemberAddress } from "@ajo/schemas";
import { GroupModel } from "@ajo/schemas/model";
import { expect } from "vitest";
import type { World } from "./create-world";

/** Which three tell of a group after every step: the model, the contract and the database. */
export interface Life {
  readonly group: GroupId;
  readonly model: GroupModel;
  /** Pays the oldest owed round of each. */
  pay(...names: string[]): Promise<void>;
  /** Pays somebody's oldest owed rounds. */
  payFor(payer: string, member: string, rounds: number): Promise<void>;
  /** Gives or ends a standing order, with an allowance for all that it can draw. */
  order(name: string, on: boolean): Promise<void>;
  swap(first: string, second: string): Promise<void>;
  exit(name: string): Promise<void>;
  claim(name: string): Promise<void>;
  /** Lets the grace period of the current round end, closes the round, and writes a line of the table. */
  settle(): Promise<void>;
  /** Compares all three, and writes a line of the table. */
  note(line: string): Promise<void>;
  /** Markdown: what each member has received less paid, and what the contract holds. */
  table(): string;
}

/** Begins a life of these members, in this payout order. */
export async function beginLife(
  world: World,
  members: readonly [string, ...string[]],
  terms: Parameters<World["createStartedGroup"]>[1],
): Promise<Life> {
  const wallets = await walletsOf(world, members);
  const group = await world.createStartedGroup(members, terms);
  const first = await world.snapshot(group);
  const model = new GroupModel(group, first.factoryId, first.config, first.organiser);
  const addressOf = (name: string): MemberAddress => world.address(name) as string as MemberAddress;
  for (const name of members) model.join(addressOf(name));
  model.start(model.order, first.startedAt ?? new Date(0));
  const rows: string[][] = [];

  async function note(line: string): Promise<void> {
    const snapshot = await world.snapshot(group);
    await expectAgreement(world, model, snapshot);
    const now = await walletsOf(world, members);
    const balances = members.map((name, index) => {
      const { moneyIn, moneyOut } = model.member(addressOf(name));
      const balance = (now[index] ?? 0n) - (wallets[index] ?? 0n);
      expect(moneyOut - moneyIn, `${name}'s purse`).toBe(balance);
      return signed(balance);
    });
    const deposits = model.seats.reduce((sum, seat) => sum + seat.deposit, 0n);
    rows.push([line, ...balances, plain(model.balance), plain(deposits), plain(model.reserve)]);
  }

  await note("The group starts");
  return {
    group,
    model,
    async pay(...names) {
      for (const name of names) {
        await world.contribute(name, group, { round: model.unpaid(model.member(addressOf(name)))[0] ?? 0 });
        model.contribute(addressOf(name));
      }
    },
    async payFor(payer, member, rounds) {
      const round = model.unpaid(model.member(addressOf(member)))[0] ?? 0;
      await world.contribute(payer, group, { member, round, rounds });
      model.contribute(addressOf(member), rounds, addressOf(payer));
    },
    async order(name, on) {
      if (on) {
        const expiresAt = new Date((await world.now()).getTime() + ALLOWANCE_DAYS * 86_400_000);
        const amount = model.config.contribution * BigInt(2 * members.length);
        await world.call(name, "prepareAllowance", { groupId: group, amount, expiresAt });
      }
      await world.call(name, "prepareStandingOrder", { groupId: group, on });
      model.setStandingOrder(addressOf(name), on);
    },
    async swap(first, second) {
      const other = addressOf(second);
      const authorisation = await world.authorise(first, { kind: "swap", groupId: group, other });
      await world.call(second, "prepareSwap", { groupId: group, other: addressOf(first), authorisation });
      model.swap(addressOf(first), other);
    },
    async exit(name) {
      await world.call(name, "prepareExit", { groupId: group });
      model.exit(addressOf(name));
    },
    async claim(name) {
      await world.claim(name, group);
      model.claim(addressOf(name));
    },
    async settle() {
      const { round } = model;
      await world.advanceTo(graceEnd(model));
      await world.settle(group);
      const { address } = model.recipientOf(round);
      model.settle();
      const recipient = members.find((name) => addressOf(name) === address) ?? "";
      await note(`Round ${round}: ${recipient}`);
    },
    note,
    table: () => toTable(["After", ...members, "In the contract", "of it deposits", "of it reserve"], rows),
  };
}

/** The same state from all three, every field of it. */
async function expectAgreement(world: World, model: GroupModel, snapshot: GroupSnapshot): Promise<void> {
  const { asOf: _asOf, asOfLedger: _asOfLedger, ...contract } = snapshot;
  await world.project();
  const projected = await world.database.checks.findProjectedGroup(snapshot.id);
  expect(projected?.state).toEqual(contract);
  expect({
    ...{ status: model.status, round: model.round, escrow: model.balance, reserve: model.reserve },
    missing: model.records.map(({ missing }) => missing),
    payouts: model.records.map(({ payout }) => payout),
    shorts: model.records.map(({ short }) => short),
    vacated: [...model.vacated].map(([round, paid]) => ({ round, paid })).sort((a, b) => a.round - b.round),
    members: model.inTurn.map((seat, index) => ({
      ...{ address: seat.address, seat: seat.seat, turn: index + 1, paidRounds: seat.paid },
      ...{ heldAmount: seat.held, deposit: seat.deposit, defaulted: seat.defaulted, exited: seat.exited },
      ...{ standingOrder: seat.standing, hasAccepted: false, hasRevealed: false },
    })),
  }).toEqual({
    ...{ status: contract.status, round: contract.currentRound },
    ...{ escrow: contract.escrow, reserve: contract.reserve },
    ...{ missing: contract.missing, payouts: contract.payouts, shorts: contract.shorts },
    ...{ vacated: contract.vacated, members: contract.members },
  });
}

/** Longer than a life of so few weekly rounds. */
const ALLOWANCE_DAYS = 90;

/**
 * A minute after grace, and one more each round. A week to the ledger after the last settlement, a token that nobody has used meanwhile is live
 * when a transaction is simulated and archived when it is applied.
 */
const graceEnd = ({ config, startedAt, round }: GroupModel): Date =>
  new Date(
    (startedAt?.getTime() ?? 0) + (round * config.frequencySeconds + config.graceSeconds + 60 * round) * 1000,
  );

const walletsOf = (world: World, members: readonly string[]): Promise<bigint[]> =>
  Promise.all(members.map((name) => world.balanceOf(name)));

const DECIMALS = 7;
const plain = (amount: bigint): string => formatAmountPlain(amount, DECIMALS);
const signed = (amount: bigint): string => (amount > 0n ? `+${plain(amount)}` : plain(amount));

function toTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map(line).join("\n");
}
