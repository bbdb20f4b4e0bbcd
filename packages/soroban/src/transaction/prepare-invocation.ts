import {
  AjoError,
  type PreparedTransaction,
  type TransactionSummary,
  type WalletAddress,
} from "@ajo/schemas";
import { Account, Address, Operation, type Transaction, TransactionBuilder } from "@stellar/stellar-sdk/base";
import {
  InvokeContractArgs,
  type ScVal,
  SorobanAuthorizationEntry,
  SorobanAuthorizedFunction,
  SorobanAuthorizedInvocation,
  SorobanCredentials,
} from "@stellar/stellar-sdk/xdr";
import { findAccount } from "../account/find-account";
import type { Chain } from "../chain";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { accountKey } from "../client/ledger-keys";
import { type Simulation, simulateTransaction } from "../client/simulate-transaction";
import { simulationError } from "../errors/simulation-error";
import { getNetworkState } from "../network/get-network-state";
import { addLeeway } from "./add-leeway";
import { composePrepared, ensureFeeIsThere, expiryAfter, ownShareOf } from "./compose-prepared";

/** One call of the factory, of a group or of its token, sent by `source`. */
export interface Invocation {
  source: WalletAddress;
  contractId: string;
  method: string;
  args: ScVal[];
}

/**
 * Simulates a call and makes the transaction for it. `summarise` gets what the call would return. `authorisations` are
 * the signed parts of others; without them the call is for its source alone to sign.
 */
export async function prepareInvocation(
  chain: Chain,
  invocation: Invocation,
  summarise: (returnValue: ScVal) => TransactionSummary,
  authorisations: readonly SorobanAuthorizationEntry[] = [],
): Promise<PreparedTransaction> {
  const { transaction, expiresAt, returnValue } = await assembleInvocation(chain, invocation, authorisations);
  return composePrepared(chain, transaction, expiresAt, summarise(returnValue));
}

/** A simulated call, ready to be signed. */
export interface AssembledInvocation {
  transaction: Transaction;
  expiresAt: Date;
  /** What the call would return. */
  returnValue: ScVal;
}

/**
 * The steps do not wait for each other: a simulation looks neither at the sequence number nor at the time bounds.
 *
 * Errors: AccountNotFound, InsufficientBalance (of the native coin, for the fee), BadSignature when somebody else
 * would have to sign, and what the simulation says.
 */
export async function assembleInvocation(
  chain: Chain,
  invocation: Invocation,
  authorisations: readonly SorobanAuthorizationEntry[] = [],
): Promise<AssembledInvocation> {
  const { source, contractId } = invocation;
  const given = authorisations.length === 0 ? [] : [...authorisations, ownPart(invocation)];
  const [entries, now, inclusionFee, simulation] = await Promise.all([
    getLedgerEntries(chain.rpc, [accountKey(source)]),
    getNetworkState(chain.rpc),
    chain.fees.inclusionFee(),
    simulateTransaction(chain.rpc, buildCall(chain, invocation, given, new Account(source, "0")).build()),
  ]);
  const account = findAccount(entries, source);
  if (account === undefined)
    throw new AjoError("AccountNotFound", `${source} is not on this network`, { data: { address: source } });
  if (!simulation.succeeded) throw await simulationError(chain, simulation);
  if (given.length === 0) ensureSourceAloneSigns(simulation, contractId);
  const data = addLeeway(simulation.data);
  ensureFeeIsThere(account, ownShareOf(chain, inclusionFee + data.resourceFee));

  const expiresAt = expiryAfter(now.closeTime);
  const transaction = buildSimulated(
    chain,
    invocation,
    { auth: given.length === 0 ? simulation.auth : given, data },
    {
      account: new Account(source, account.seqNum.toString()),
      inclusionFee,
      expiresAt,
    },
  );
  return { transaction, expiresAt, returnValue: simulation.returnValue };
}

/** What the envelope's signature authorises of a call for which others have signed parts, too. */
function ownPart({ contractId, method, args }: Invocation): SorobanAuthorizationEntry {
  return new SorobanAuthorizationEntry({
    credentials: SorobanCredentials.sorobanCredentialsSourceAccount(),
    rootInvocation: new SorobanAuthorizedInvocation({
      function: SorobanAuthorizedFunction.sorobanAuthorizedFunctionTypeContractFn(
        new InvokeContractArgs({
          contractAddress: new Address(contractId).toScAddress(),
          functionName: method,
          args,
        }),
      ),
      subInvocations: [],
    }),
  });
}

function buildCall(
  chain: Chain,
  { contractId, method, args }: Invocation,
  auth: SorobanAuthorizationEntry[],
  account: Account,
): TransactionBuilder {
  return new TransactionBuilder(account, { fee: "100", networkPassphrase: chain.networkPassphrase })
    .setTimeout(0)
    .addOperation(Operation.invokeContractFunction({ contract: contractId, function: method, args, auth }));
}

type Succeeded = Extract<Simulation, { succeeded: true }>;

function buildSimulated(
  { networkPassphrase }: Chain,
  { contractId, method, args }: Invocation,
  { auth, data }: Pick<Succeeded, "auth" | "data">,
  { account, inclusionFee, expiresAt }: { account: Account; inclusionFee: bigint; expiresAt: Date },
): Transaction {
  return new TransactionBuilder(account, {
    // The builder adds the resource fee of `sorobanData`.
    fee: inclusionFee.toString(),
    networkPassphrase,
    timebounds: { minTime: 0, maxTime: expiresAt },
    sorobanData: data,
  })
    .addOperation(Operation.invokeContractFunction({ contract: contractId, function: method, args, auth }))
    .build();
}

/** The envelope's signature authorises what the source does; another's authorisation could not be given here. */
function ensureSourceAloneSigns({ auth }: Succeeded, contractId: string): void {
  if (auth.some(({ credentials }) => credentials.type !== "sorobanCredentialsSourceAccount"))
    throw new AjoError("BadSignature", `the call of ${contractId} needs somebody else's signature`);
}
