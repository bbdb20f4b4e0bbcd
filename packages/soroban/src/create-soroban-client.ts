import { AjoError, contractIdSchema } from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk/base";
import type { Chain } from "./chain";
import { createRpc } from "./client/rpc";
import { listEvents } from "./events/list-events";
import { getAccount } from "./account/get-account";
import { getAllGroups } from "./group/get-all-groups";
import { getGroupCode } from "./group/get-group-code";
import { getGroupSnapshot } from "./group/get-group-snapshot";
import { groupCalls } from "./group/group-calls";
import { prepareCreate } from "./group/prepare-create";
import { prepareAuthorisation } from "./group/seat-calls";
import { getContributions, getGroupInfo, getMembers } from "./group/read-group";
import { createRegistry } from "./group/registry";
import { advanceTime, supportsTimeTravel } from "./network/advance-time";
import { getCloseTime } from "./network/get-close-time";
import { getNetworkState } from "./network/get-network-state";
import type { GroupCalls, SorobanClient, SorobanClientOptions } from "./soroban-client";
import { getAllowance } from "./token/get-allowance";
import { prepareTrustline } from "./token/prepare-trustline";
import { createTokenBook } from "./token/token-book";
import { checkEnvelope } from "./transaction/check-envelope";
import { createFeeMarket } from "./transaction/fee-market";
import { getOutcome } from "./transaction/outcome";
import { submit } from "./transaction/submit";

const DEFAULT_REQUEST_TIMEOUT_MS = 10_000;
const DEFAULT_FOLLOW_TIMEOUT_MS = 30_000;

/** Connects nothing: the first question opens the first connection. */
export function createSorobanClient(options: SorobanClientOptions): SorobanClient {
  const chain = createChain(options);
  const { networkPassphrase, factoryId, rpc } = chain;
  const tokens = options.tokens ?? [];
  return {
    networkPassphrase,
    factoryId,
    tokens,
    getGroupInfo: named((groupId) => getGroupInfo(chain, groupId)),
    getAllGroups: named((page) => getAllGroups(chain, page)),
    getMembers: named((groupId) => getMembers(chain, groupId)),
    getContributions: named((groupId) => getContributions(chain, groupId)),
    getGroupSnapshot: named((groupId) => getGroupSnapshot(chain, groupId)),
    getToken: named(async (contractId) => (await chain.tokens.get(contractId)).token),
    getAccount: named((address, of) => getAccount(chain, address, of)),
    getAllowance: named((input) => getAllowance(chain, input)),
    getGroupCode: named((input) => getGroupCode(chain, input)),
    getNetworkState: named(() => getNetworkState(rpc)),
    getCloseTime: named(async (ledger) => getCloseTime(rpc, ledger, await getNetworkState(rpc))),
    supportsTimeTravel: named(() => supportsTimeTravel(rpc)),
    advanceTime: named((seconds) => advanceTime(rpc, seconds)),
    prepareCreate: named((input) => prepareCreate(chain, input)),
    ...groupCallsOf(chain),
    prepareAuthorisation: named((input) => prepareAuthorisation(chain, input)),
    prepareTrustline: named((input) => prepareTrustline(chain, input)),
    checkEnvelope: named(async (xdr) => {
      const { hash, source, expiresAt } = await checkEnvelope(chain, xdr);
      return { hash, source, expiresAt };
    }),
    submit: named((xdr, options) => submit(chain, xdr, options)),
    getOutcome: named((hash, expiresAt) => getOutcome(chain, hash, expiresAt ?? null)),
    listEvents: named((input) => listEvents(chain, input)),
  };
}

function groupCallsOf(chain: Chain): GroupCalls {
  const calls = Object.entries(groupCalls).map(([name, prepare]) => [
    name,
    // Each verb takes the input of its own name; here they are one list.
    named((input: never) => prepare(chain, input)),
  ]);
  return Object.fromEntries(calls) as GroupCalls;
}

export function createChain(options: SorobanClientOptions): Chain {
  const { rpcUrl, rpcUrls, networkPassphrase, tokens = [], requestTimeoutMs, followTimeoutMs } = options;
  const factoryId = contractIdSchema.parse(options.factoryId);
  const rpc = createRpc({
    urls: rpcUrls ?? (rpcUrl === undefined ? [] : [rpcUrl]),
    timeoutMs: requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS,
    fetch: options.fetch,
  });
  return {
    rpc,
    networkPassphrase,
    factoryId,
    tokens: createTokenBook(rpc, networkPassphrase, tokens),
    registry: createRegistry(rpc, factoryId),
    fees: createFeeMarket(rpc),
    followTimeoutMs: followTimeoutMs ?? DEFAULT_FOLLOW_TIMEOUT_MS,
    sponsor: options.sponsor && {
      keypair: Keypair.fromSecret(options.sponsor.secret),
      maxFee: options.sponsor.maxFee,
      always: options.sponsor.always,
    },
  };
}

/** Every rejection is an `AjoError`: what has no name of its own is `Internal`, its cause kept. */
function named<Arguments extends unknown[], Result>(
  verb: (...parameters: Arguments) => Promise<Result>,
): (...parameters: Arguments) => Promise<Result> {
  return async (...parameters) => {
    try {
      return await verb(...parameters);
    } catch (error) {
      if (error instanceof AjoError) throw error;
      throw new AjoError("Internal", error instanceof Error ? error.message : "failed", { cause: error });
    }
  };
}
