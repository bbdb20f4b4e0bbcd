import {
  isRetryable,
  memberAddressSchema,
  type GroupId,
  type PreparedTransaction,
  type TransactionOutcome,
} from "@ajo/schemas";
import { createSorobanClient, signEnvelope, type SorobanClient } from "@ajo/soroban";
import { createFaultyProxy, type Random, type World } from "@ajo/testing";
import { rpcFaults, type FaultPlan } from "./faults";

const PEOPLE = ["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi"] as const;
const MOST_TRIES = 40;

/** A transaction that somebody signed, and what is known of its end. */
interface Sent {
  xdr: string;
  prepared: PreparedTransaction;
  outcome: TransactionOutcome;
}

/** The people of a run: they do what they may, over a network that fails them, and keep their receipts. */
export class Members {
  readonly sent: Sent[] = [];
  readonly groups: GroupId[] = [];

  private constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly chain: SorobanClient,
    readonly close: () => Promise<void>,
  ) {}

  static async arrive(world: World, plan: Omit<FaultPlan, "kill">): Promise<Members> {
    const quiet = { ...plan, rates: { ...plan.rates, kill: 0 }, kill: () => undefined };
    const proxy = await createFaultyProxy(world.network.rpcUrl, rpcFaults(quiet));
    const chain = createSorobanClient({ ...world.network, rpcUrl: proxy.url, followTimeoutMs: 300 });
    return new Members(world, plan.random, chain, () => proxy.close());
  }

  /** Somebody does something. What the contract refuses is refused. */
  async act(): Promise<void> {
    const name = this.random.pick(PEOPLE);
    const source = this.world.address(name);
    const [first, ...others] = this.groups;
    if (first === undefined || (this.groups.length < 4 && this.random.chance(0.15))) {
      const config = {
        name: `Group ${this.groups.length}`,
        token: this.world.usdc.contractId,
        contribution: 10_000_000n,
        frequencySeconds: 3_600,
        graceSeconds: 600,
        maxMembers: 2 + this.random.below(2),
        startRule: "whenFull" as const,
      };
      const salt = Array.from({ length: 64 }, () => this.random.below(16).toString(16)).join("");
      return this.see(name, () => this.chain.prepareCreate({ source, config, organiserJoins: true, salt }));
    }
    const groupId = this.random.pick([first, ...others]);
    const { status, members } = await this.world.snapshot(groupId);
    const who = { source, groupId };
    if (status === "forming") {
      if (this.random.chance(0.1)) return this.see(name, () => this.chain.prepareLeave(who));
      return this.see(name, () => this.chain.prepareJoin(who));
    }
    if (this.random.chance(0.1)) return this.see(name, () => this.chain.prepareSettle(who));
    const seat = members[this.random.below(members.length)];
    const payer = PEOPLE.find((candidate) => this.world.address(candidate) === (seat?.address as string));
    if (seat === undefined || payer === undefined) return;
    const contribution = {
      source: this.world.address(payer),
      ...{ groupId, round: seat.paidRounds + 1, rounds: this.random.chance(0.2) ? 2 : 1 },
      member: memberAddressSchema.parse(seat.address),
    };
    await this.see(payer, () => this.chain.prepareContribute(contribution));
  }

  /** Prepares, signs once, and sends; gives up in the middle now and then, as who closes the page. */
  private async see(name: string, prepare: () => Promise<PreparedTransaction>): Promise<void> {
    const prepared = await this.persist(prepare);
    if (prepared === null) return;
    const xdr = signEnvelope(prepared.xdr, this.world.keypair(name), prepared.networkPassphrase);
    const sent: Sent = { xdr, prepared, outcome: { status: "unknown", hash: prepared.hash } };
    this.sent.push(sent);
    const patience = this.random.chance(0.2) ? 1 : MOST_TRIES;
    await this.follow(sent, patience);
  }

  private async follow(sent: Sent, tries: number): Promise<void> {
    for (let attempt = 0; attempt < tries && sent.outcome.status === "unknown"; attempt++)
      sent.outcome = (await this.persist(() => this.chain.submit(sent.xdr), 1)) ?? sent.outcome;
    this.learn(sent);
  }

  /** What everybody comes back to: each transaction ends in exactly one way, and the network knows it. */
  async comeBack(): Promise<void> {
    for (const sent of this.sent) {
      for (let attempt = 0; attempt < MOST_TRIES && sent.outcome.status === "unknown"; attempt++)
        sent.outcome = await this.world.chain.submit(sent.xdr);
      this.learn(sent);
    }
  }

  private learn({ outcome }: Sent): void {
    const groupId = outcome.status === "confirmed" ? outcome.receipt.createdGroupId : null;
    if (groupId !== null && !this.groups.includes(groupId)) this.groups.push(groupId);
  }

  /** Null when the contract says no, or nobody answers for long. */
  private async persist<T>(attempt: () => Promise<T>, tries = MOST_TRIES): Promise<T | null> {
    for (let count = 0; count < tries; count++)
      try {
        return await attempt();
      } catch (error) {
        if (!isRetryable(error)) return null;
      }
    return null;
  }
}
