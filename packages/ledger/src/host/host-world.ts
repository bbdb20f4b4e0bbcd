/**
 * A ledger just big enough to try the host: entries in a map, every transaction simulated and then applied with exactly the
 * resources that the simulation found. No fees, no sequence numbers.
 */
import { Address, type Keypair, xdr } from "@stellar/stellar-sdk/base";
import { TESTNET_SETTINGS_P28 } from "../settings/testnet-p28";
import { stateKey } from "../state/ledger-key";
import { concat, fromBase64, sha256 } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";
import type {
  HostFailure,
  InvokeInput,
  InvokeResult,
  LedgerInfo,
  SimulatedInvoke,
  SimulateInvokeInput,
  SimulateInvokeResult,
  SorobanHost,
  StoredEntry,
} from "./types";

export const passphrase = "Standalone Network ; February 2017";

export class HostWorld {
  readonly entries = new Map<string, StoredEntry>();
  readonly ledger: LedgerInfo = {
    protocolVersion: 28,
    sequence: 100,
    timestamp: 1_800_000_000n,
    networkId: sha256(Buffer.from(passphrase)),
    baseReserve: 5_000_000,
  };

  constructor(readonly host: SorobanHost) {
    host.configure(TESTNET_SETTINGS_P28.map(fromBase64));
  }

  /** Puts an account with 1,000 XLM into the ledger. */
  addAccount(keypair: Keypair): void {
    const accountId = xdr.PublicKey.publicKeyTypeEd25519(keypair.rawPublicKey());
    const account = new xdr.AccountEntry({
      accountId,
      balance: 10_000_000_000n,
      seqNum: 1n,
      numSubEntries: 0,
      inflationDest: null,
      flags: 0,
      homeDomain: "",
      thresholds: new Uint8Array([1, 0, 0, 0]),
      signers: [],
      ext: xdr.AccountEntryExt.v0(),
    });
    const entry = new xdr.LedgerEntry({
      lastModifiedLedgerSeq: 1,
      data: xdr.LedgerEntryData.account(account),
      ext: xdr.LedgerEntryExt.v0(),
    });
    const key = xdr.LedgerKey.account(new xdr.LedgerKeyAccount({ accountId }));
    this.entries.set(stateKey(key.toXdr()), { entry: entry.toXdr(), liveUntil: null });
  }

  readonly getEntry = (key: Uint8Array): StoredEntry | null => this.entries.get(stateKey(key)) ?? null;

  simulate(
    source: Keypair,
    hostFunction: xdr.HostFunction,
    options: Partial<SimulateInvokeInput> = {},
  ): SimulateInvokeResult {
    return this.host.simulateInvoke({
      ledger: this.ledger,
      hostFunction: hostFunction.toXdr(),
      sourceAccount: accountXdr(source),
      auth: { mode: "record", allowNonRoot: false, addressV2: true },
      getEntry: this.getEntry,
      instructionLeeway: 0,
      prngSeed: new Uint8Array(32).fill(1),
      diagnostics: true,
      ...options,
    });
  }

  /** Applies with what a simulation found, and keeps the effects if it succeeds. */
  apply(
    source: Keypair,
    hostFunction: xdr.HostFunction,
    simulated: SimulatedInvoke,
    options: Partial<InvokeInput> = {},
  ): InvokeResult {
    const data = xdr.SorobanTransactionData.fromXdr(simulated.transactionData);
    const { readOnly, readWrite } = data.resources.footprint;
    const result = this.host.invoke({
      ledger: this.ledger,
      hostFunction: hostFunction.toXdr(),
      resources: data.resources.toXdr(),
      restoredIndices: [],
      sourceAccount: accountXdr(source),
      auth: simulated.auth,
      entries: [...readOnly, ...readWrite].map((key) => this.getEntry(key.toXdr())),
      prngSeed: new Uint8Array(32).fill(1),
      diagnostics: true,
      ...options,
    });
    if (result.ok) this.#keep(result.changes);
    return result;
  }

  /** Simulates and applies; a failure of either is an error. */
  run(source: Keypair, hostFunction: xdr.HostFunction): xdr.ScVal {
    const result = this.apply(source, hostFunction, succeeded(this.simulate(source, hostFunction)));
    return xdr.ScVal.fromXdr(succeeded(result).returnValue);
  }

  #keep(changes: Extract<InvokeResult, { ok: true }>["changes"]): void {
    for (const { key, readOnly, newEntry, ttl } of changes) {
      const liveUntil = ttl?.newLiveUntil ?? null;
      const stored = this.getEntry(key);
      if (newEntry !== null) this.entries.set(stateKey(key), { entry: newEntry, liveUntil });
      else if (readOnly && stored !== null) this.entries.set(stateKey(key), { ...stored, liveUntil });
      else if (!readOnly) this.entries.delete(stateKey(key));
    }
  }
}

/** The result of what must have succeeded. */
export function succeeded<T extends { ok: true }>(result: T | HostFailure): T {
  if (!result.ok) throw new Error(result.message);
  return result;
}

function accountXdr(keypair: Keypair): Uint8Array {
  return concat(u32(0), keypair.rawPublicKey());
}

export function upload(wasm: Uint8Array): xdr.HostFunction {
  return xdr.HostFunction.hostFunctionTypeUploadContractWasm(wasm);
}

export function create(deployer: Keypair, wasmHash: Uint8Array): xdr.HostFunction {
  const preimage = xdr.ContractIdPreimage.contractIdPreimageFromAddress(
    new xdr.ContractIdPreimageFromAddress({
      address: Address.fromString(deployer.publicKey()).toScAddress(),
      salt: new Uint8Array(32),
    }),
  );
  return xdr.HostFunction.hostFunctionTypeCreateContractV2(
    new xdr.CreateContractArgsV2({
      contractIdPreimage: preimage,
      executable: xdr.ContractExecutable.contractExecutableWasm(wasmHash),
      constructorArgs: [],
    }),
  );
}

export function createNativeAssetContract(): xdr.HostFunction {
  return xdr.HostFunction.hostFunctionTypeCreateContract(
    new xdr.CreateContractArgs({
      contractIdPreimage: xdr.ContractIdPreimage.contractIdPreimageFromAsset(xdr.Asset.assetTypeNative()),
      executable: xdr.ContractExecutable.contractExecutableStellarAsset(),
    }),
  );
}

/** A call of `contract`, as returned by creating it. */
export function call(contract: xdr.ScVal, functionName: string, ...args: xdr.ScVal[]): xdr.HostFunction {
  return xdr.HostFunction.hostFunctionTypeInvokeContract(
    new xdr.InvokeContractArgs({
      contractAddress: Address.fromScVal(contract).toScAddress(),
      functionName,
      args,
    }),
  );
}
