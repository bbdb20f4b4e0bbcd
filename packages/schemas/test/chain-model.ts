import type { Token } from "../src/group/group";
import { groupConfigSchema, type GroupConfig } from "../src/group/group-config";
import type { GroupEvent } from "../src/group/group-event";
import type { GroupSnapshot } from "../src/group/group-snapshot";
import type { GroupId, MemberAddress } from "../src/ids/ids";
import { GroupModel as Rules, type Said } from "../src/model";
import { account, contract, groupId, txHash } from "./addresses";

export const FACTORY = contract("factory");
export const TOKEN: Token = {
  contractId: contract("token"),
  code: "USDC",
  issuer: account("issuer"),
  decimals: 7,
  name: "USD Coin",
};
export const PASSPHRASE = "Model Network ; 2026";

const LEDGER_SECONDS = 5;
const GENESIS = Date.UTC(2026, 0, 1);

/**
 * A chain in a few lines, with the rules' own model for its groups, so that the projection of their events can be
 * compared with what the model itself believes. Every call is one ledger with one transaction.
 */
export class ChainModel {
  ledger = 1;
  readonly events: GroupEvent[] = [];
  readonly groups = new Map<GroupId, GroupModel>();

  get closeTime(): Date {
    return new Date(GENESIS + this.ledger * LEDGER_SECONDS * 1000);
  }

  /** Lets `seconds` pass in empty ledgers. */
  wait(seconds: number): void {
    this.ledger += Math.ceil(seconds / LEDGER_SECONDS);
  }

  createGroup(
    name: string,
    terms: Partial<GroupConfig> = {},
    organiser: MemberAddress = account("Ada"),
  ): GroupModel {
    const config = groupConfigSchema.parse({
      ...{
        name,
        token: TOKEN.contractId,
        contribution: 100_0000000n,
        frequencySeconds: 600,
        graceSeconds: 60,
      },
      ...{ maxMembers: 5, startRule: "byOrganiser" },
      ...terms,
    });
    const group = new GroupModel(this, groupId(`${name} ${this.groups.size}`), config, organiser);
    const index = this.groups.size;
    this.groups.set(group.id, group);
    const joining = new Rules(group.id, FACTORY, config, organiser);
    joining.join(organiser);
    group.seats.push(...joining.seats);
    group.order.push(...joining.order);
    group.balance = joining.balance;
    this.say(group.id, [
      { name: "group_opened", organiser, config, factoryId: FACTORY },
      ...joining.said,
      { name: "group_created", factoryId: FACTORY, organiser, config, organiserJoins: true, index },
    ]);
    group.organiserSeenAt = this.closeTime;
    return group;
  }

  /** The next ledger, with one transaction that says all this. */
  say(groupId: GroupId, said: Said[]): void {
    this.ledger += 1;
    const { ledger, closeTime: at } = this;
    said.forEach((data, index) => {
      const id = `${((BigInt(ledger) << 32n) + 4096n).toString().padStart(19, "0")}-${String(index).padStart(10, "0")}`;
      // Assembled from its parts; the integration tests parse one of each against the schema.
      this.events.push({
        ...data,
        groupId,
        id,
        ledger,
        at,
        txHash: txHash(`transaction of ledger ${ledger}`),
      } as GroupEvent);
    });
  }
}

/** One group of the chain: the rules' own model, each of whose calls becomes a transaction. */
export class GroupModel extends Rules {
  organiserSeenAt: Date;

  constructor(
    private readonly chain: ChainModel,
    id: GroupId,
    config: GroupConfig,
    organiser: MemberAddress,
  ) {
    super(id, FACTORY, config, organiser);
    this.organiserSeenAt = chain.closeTime;
  }

  /** In turn order. */
  get members() {
    return this.inTurn;
  }

  /** Everything that was said since the last transaction, in one. */
  private transact(call: () => void): void {
    call();
    this.chain.say(this.id, this.said.splice(0));
  }

  override join(address: MemberAddress): void {
    this.transact(() => super.join(address));
  }
  override leave(address: MemberAddress): void {
    this.transact(() => super.leave(address));
  }
  override start(order: readonly number[] = this.order): void {
    const startedAt = new Date(this.chain.closeTime.getTime() + LEDGER_SECONDS * 1000);
    this.transact(() => super.start(order, startedAt));
    // The last seat starts a full group of the other rule.
    if (this.config.startRule === "byOrganiser") this.organiserSeenAt = this.chain.closeTime;
  }
  override contribute(address: MemberAddress, rounds = 1, payer = address): void {
    this.transact(() => super.contribute(address, rounds, payer));
  }
  override setStandingOrder(address: MemberAddress, on: boolean): void {
    this.transact(() => super.setStandingOrder(address, on));
  }
  override addDeposit(address: MemberAddress, amount: bigint): void {
    this.transact(() => super.addDeposit(address, amount));
  }
  override exit(address: MemberAddress): void {
    this.transact(() => super.exit(address));
  }
  override swap(first: MemberAddress, second: MemberAddress): void {
    this.transact(() => super.swap(first, second));
  }
  override moveSeat(member: MemberAddress, newcomer: MemberAddress, price: bigint): void {
    this.transact(() => super.moveSeat(member, newcomer, price));
  }
  override settle(): void {
    this.transact(() => super.settle());
  }
  override claim(address: MemberAddress): bigint {
    let amount = 0n;
    this.transact(() => (amount = super.claim(address)));
    return amount;
  }

  snapshot(): GroupSnapshot {
    return {
      ...{ id: this.id, factoryId: FACTORY, organiser: this.organiser, deputy: this.config.deputy },
      organiserSeenAt: this.organiserSeenAt,
      ...{
        config: this.config,
        status: this.status,
        currentRound: this.round,
        totalRounds: this.totalRounds,
      },
      ...{ startedAt: this.startedAt, drawEndsAt: null, pausedUntil: null },
      ...{ escrow: this.balance, reserve: this.reserve },
      members: this.inTurn.map((member, index) => ({
        ...{ address: member.address, seat: member.seat, turn: index + 1, paidRounds: member.paid },
        ...{ heldAmount: member.held, deposit: member.deposit, defaulted: member.defaulted },
        ...{ exited: member.exited, standingOrder: member.standing },
        ...{ hasAccepted: false, hasRevealed: false },
      })),
      missing: this.records.map(({ missing }) => missing),
      payouts: this.records.map(({ payout }) => payout),
      shorts: this.records.map(({ short }) => short),
      vacated: [...this.vacated].map(([round, paid]) => ({ round, paid })).sort((a, b) => a.round - b.round),
      asOfLedger: this.chain.ledger,
      asOf: this.chain.closeTime,
    };
  }
}
