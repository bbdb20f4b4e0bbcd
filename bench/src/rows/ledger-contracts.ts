import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createSorobanClient, signAndSubmit } from "@ajo/soroban";
import { bootstrapLocalNetwork } from "@ajo/soroban/deploy";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import {
  Account,
  Address,
  BASE_FEE,
  type Keypair,
  nativeToScVal,
  Operation,
  rpc,
  TransactionBuilder,
  type xdr,
} from "@stellar/stellar-sdk";
import { type LedgerProcess, startLedgerProcess } from "../harness/ledger-process";
import { median, quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

const artifactsDir = path.resolve(import.meta.dirname, "../../../contracts/artifacts");
const MEMBERS = 12;
/** One after the other: what is measured last has been compiled by the engine as well as it will be. */
const GROUPS = 3;
const UPLOADS = 10;

interface Group {
  readonly id: string;
  readonly members: readonly Keypair[];
  readonly passphrase: string;
}

interface Samples {
  readonly upload: number[];
  readonly simulate: number[];
  readonly alone: number[];
  /** Milliseconds in which all members' contributions of a round were confirmed. */
  readonly together: number[];
  /** Processor time that the ledger used for those. */
  processorMs: number;
}

/** Contracts on a ledger that keeps everything on disk: upload, simulate, contribute one by one and all at once. */
export async function measureContracts(): Promise<Row[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "ajo-bench-"));
  const ledger = await startLedgerProcess("--data-dir", dataDir);
  try {
    return rowsOf(await measure(ledger));
  } finally {
    await ledger.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function rowsOf({ upload, simulate, alone, together, processorMs }: Samples): Row[] {
  const shown = (samples: readonly number[]) =>
    `p50 ${median([...samples]).toFixed(1)} ms, p99 ${quantile([...samples], 0.99).toFixed(1)} ms`;
  const total = together.reduce((sum, milliseconds) => sum + milliseconds, 0);
  return [
    {
      what: "ledger on disk: upload of the group contract, send to SUCCESS",
      figure: shown(upload),
      against: `${upload.length} uploads, removed by reverting`,
      ratio: "",
      goal: "",
    },
    {
      what: "ledger on disk: simulate a contribution",
      figure: shown(simulate),
      against: `${simulate.length} simulations`,
      ratio: "",
      goal: "",
    },
    {
      what: "ledger on disk: contribution, send to SUCCESS, one client",
      figure: shown(alone),
      against: `${alone.length} contributions`,
      ratio: "",
      goal: "p50 <= 10 ms",
    },
    {
      what: `ledger on disk: contributions, ${MEMBERS} clients at once`,
      figure: `${((together.length * MEMBERS * 1000) / total).toFixed(0)}/s`,
      against: `${together.length * MEMBERS} contributions`,
      ratio: `${((together.length * MEMBERS * 1000) / processorMs).toFixed(0)}/s of the ledger's own processor time`,
      goal: ">= 200/s",
    },
  ];
}

async function measure(ledger: LedgerProcess): Promise<Samples> {
  const samples: Samples = { upload: [], simulate: [], alone: [], together: [], processorMs: 0 };
  const groups = await startedGroups(ledger, GROUPS);
  for (const group of groups) await contributeAll(ledger, group, samples);
  const { group, member } = firstMember(groups);
  for (let index = 0; index < UPLOADS; index += 1)
    samples.upload.push(await timeUpload(ledger, group, member));
  return samples;
}

function firstMember([group]: readonly Group[]): { group: Group; member: Keypair } {
  const [member] = group?.members ?? [];
  if (group === undefined || member === undefined) throw new Error("a group has members");
  return { group, member };
}

/** All rounds of a group, in turns one member after the other and all at once. */
async function contributeAll(ledger: LedgerProcess, group: Group, samples: Samples): Promise<void> {
  const { server } = ledger;
  for (let round = 1; round <= MEMBERS; round += 1) {
    const signed: Parameters<rpc.Server["sendTransaction"]>[0][] = [];
    for (const member of group.members) {
      const draft = await contribution(server, group, member, round);
      const started = performance.now();
      const prepared = await server.prepareTransaction(draft);
      samples.simulate.push(performance.now() - started);
      prepared.sign(member);
      signed.push(prepared);
    }
    if (round % 2 === 0) {
      const used = ledger.processorMs();
      samples.together.push(
        await timed(async () => {
          await Promise.all(signed.map((transaction) => confirm(server, transaction)));
        }),
      );
      samples.processorMs += ledger.processorMs() - used;
    } else {
      for (const transaction of signed) samples.alone.push(await timed(() => confirm(server, transaction)));
    }
  }
}

/** One contribution, simulated and sent, to a ledger that has nothing yet. */
export async function contributeOnce(url: string): Promise<void> {
  const server = new rpc.Server(url, { allowHttp: true });
  const { group, member } = firstMember(await startedGroups({ url }, 1));
  const prepared = await server.prepareTransaction(await contribution(server, group, member, 1));
  prepared.sign(member);
  await confirm(server, prepared);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function confirm(server: rpc.Server, transaction: Parameters<rpc.Server["sendTransaction"]>[0]) {
  const { hash } = await server.sendTransaction(transaction);
  const { status } = await server.getTransaction(hash);
  if (status !== rpc.Api.GetTransactionStatus.SUCCESS) throw new Error(`a transaction is ${status}`);
}

async function build(server: rpc.Server, { passphrase }: Group, source: Keypair, operation: xdr.Operation) {
  const { seqNum } = await server.getAccountEntry(source.publicKey());
  return new TransactionBuilder(new Account(source.publicKey(), String(seqNum)), {
    fee: BASE_FEE,
    networkPassphrase: passphrase,
  })
    .addOperation(operation)
    .setTimeout(0)
    .build();
}

function contribution(server: rpc.Server, group: Group, member: Keypair, round: number) {
  const address = new Address(member.publicKey()).toScVal();
  const rounds = [round, 1].map((value) => nativeToScVal(value, { type: "u32" }));
  const args = [address, address, ...rounds];
  const call = Operation.invokeContractFunction({ contract: group.id, function: "contribute", args });
  return build(server, group, member, call);
}

/** Each upload is of code that the ledger has not got: it goes back to before it afterwards. */
async function timeUpload(ledger: LedgerProcess, group: Group, source: Keypair): Promise<number> {
  const { server } = ledger;
  const { id } = await control<{ id: number }>(ledger, "snapshot", {});
  const code = readFileSync(path.join(artifactsDir, "ajo_group.wasm"));
  // A custom section of its own makes it another contract.
  const wasm = Buffer.concat([code, Buffer.from([0, 2, 1, 0x61])]);
  const prepared = await server.prepareTransaction(
    await build(server, group, source, Operation.uploadContractWasm({ wasm })),
  );
  prepared.sign(source);
  const milliseconds = await timed(() => confirm(server, prepared));
  await control(ledger, "revert", { id });
  return milliseconds;
}

async function control<Result>({ url }: LedgerProcess, verb: string, params: object): Promise<Result> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: `ledger_${verb}`, params }),
  });
  // The ledger's own answer, of this same version.
  return ((await response.json()) as { result: Result }).result;
}

/** Ajo deployed, and groups of the same members, who have all joined. */
async function startedGroups({ url }: Pick<LedgerProcess, "url">, count: number): Promise<Group[]> {
  const people = Array.from({ length: MEMBERS }, (_, index) => `Member ${index + 1}`);
  const network = await bootstrapLocalNetwork({ rpcUrl: url, people, artifactsDir });
  const chain = createSorobanClient(network);
  const [usdc] = network.tokens;
  if (usdc === undefined) throw new Error("the network lists no token");
  const members = people.map(localPersonKeypair);
  const [organiser, ...others] = network.people;
  if (organiser === undefined) throw new Error("nobody is there");
  const groups: Group[] = [];
  while (groups.length < count) {
    const created = await signAndSubmit(
      chain,
      await chain.prepareCreate({
        source: organiser.address,
        organiserJoins: true,
        salt: groups.length.toString(16).padStart(64, "0"),
        config: {
          name: "Bench",
          token: usdc.contractId,
          contribution: 10_000_000n,
          frequencySeconds: 604_800,
          graceSeconds: 86_400,
          maxMembers: MEMBERS,
          startRule: "whenFull",
        },
      }),
      localPersonKeypair(organiser.name),
    );
    const groupId = created.createdGroupId;
    if (groupId === null) throw new Error("the transaction created no group");
    for (const { name, address } of others)
      await signAndSubmit(
        chain,
        await chain.prepareJoin({ source: address, groupId }),
        localPersonKeypair(name),
      );
    groups.push({ id: groupId, members, passphrase: network.networkPassphrase });
  }
  return groups;
}
