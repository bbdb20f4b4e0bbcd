/** Events of classic movements and fees in the form that contracts use (CAP-67): as if the asset's contract had emitted them. */
import { StrKey, xdr } from "@stellar/stellar-sdk/base";
import { concat, sha256, toBase64 } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";
import { isIssued, issuerOf } from "../entries/trustline";

const ENVELOPE_TYPE_CONTRACT_ID = u32(8);
const CONTRACT_ID_PREIMAGE_FROM_ASSET = u32(1);
/** Asset XDR. */
const NATIVE_ASSET = u32(0);

const contractIds = new Map<string, Uint8Array>();

/** The contract id that an asset has on a network, whether or not its contract was deployed. */
export function assetContractId(asset: xdr.Asset, networkId: Uint8Array): Uint8Array {
  const assetXdr = isIssued(asset) ? asset.toXdr() : NATIVE_ASSET;
  const name = toBase64(concat(networkId, assetXdr));
  const known = contractIds.get(name);
  if (known !== undefined) return known;
  const id = sha256(ENVELOPE_TYPE_CONTRACT_ID, networkId, CONTRACT_ID_PREIMAGE_FROM_ASSET, assetXdr);
  // A handful of assets on any ledger; the bound only guards against somebody making them up.
  if (contractIds.size > 10_000) contractIds.clear();
  contractIds.set(name, id);
  return id;
}

/** `native`, or `CODE:ISSUER`. */
export function assetName(asset: xdr.Asset): string {
  if (!isIssued(asset)) return "native";
  const { assetCode, issuer } =
    asset.type === "assetTypeCreditAlphanum4" ? asset.alphaNum4 : asset.alphaNum12;
  const code = Buffer.from(assetCode.value).toString("latin1").replace(/\0+$/, "");
  return `${code}:${StrKey.encodeEd25519PublicKey(Buffer.from(issuer.ed25519.value))}`;
}

export const symbol = (text: string): xdr.ScVal => xdr.ScVal.scvSymbol(text);

export function accountAddress(account: xdr.PublicKey): xdr.ScVal {
  return xdr.ScVal.scvAddress(xdr.ScAddress.scAddressTypeAccount(account));
}

export function balanceAddress(balanceId: xdr.ClaimableBalanceId): xdr.ScVal {
  return xdr.ScVal.scvAddress(xdr.ScAddress.scAddressTypeClaimableBalance(balanceId));
}

export function i128(amount: bigint): xdr.ScVal {
  return xdr.ScVal.scvI128(new xdr.Int128Parts({ hi: amount >> 64n, lo: BigInt.asUintN(64, amount) }));
}

function assetEvent(
  asset: xdr.Asset,
  networkId: Uint8Array,
  topics: xdr.ScVal[],
  data: xdr.ScVal,
): Uint8Array {
  return new xdr.ContractEvent({
    ext: xdr.ExtensionPoint.v0(),
    contractId: new xdr.ContractId(assetContractId(asset, networkId)),
    type: xdr.ContractEventType.contract,
    body: xdr.ContractEventBody.v0(new xdr.ContractEventV0({ topics, data })),
  }).toXdr();
}

/** What a deposit is meant for: the id of a muxed destination, else the transaction's memo. */
export function muxedId(destination: xdr.MuxedAccount, memo: xdr.Memo): xdr.ScVal | null {
  if (destination.type === "keyTypeMuxedEd25519") return xdr.ScVal.scvU64(destination.med25519.id);
  switch (memo.type) {
    case "memoNone":
      return null;
    case "memoText":
      return xdr.ScVal.scvString(memo.text);
    case "memoId":
      return xdr.ScVal.scvU64(memo.id);
    case "memoHash":
      return xdr.ScVal.scvBytes(memo.hash.value);
    case "memoReturn":
      return xdr.ScVal.scvBytes(memo.retHash.value);
  }
}

function amountData(amount: bigint, toMuxedId: xdr.ScVal | null): xdr.ScVal {
  if (toMuxedId === null) return i128(amount);
  return xdr.ScVal.scvMap([
    new xdr.ScMapEntry({ key: symbol("amount"), val: i128(amount) }),
    new xdr.ScMapEntry({ key: symbol("to_muxed_id"), val: toMuxedId }),
  ]);
}

/** One movement of an asset between accounts. */
export function movementEvent(movement: {
  asset: xdr.Asset;
  from: xdr.PublicKey;
  to: xdr.PublicKey;
  amount: bigint;
  toMuxedId: xdr.ScVal | null;
  networkId: Uint8Array;
}): Uint8Array {
  return transferEvent({
    ...movement,
    from: accountAddress(movement.from),
    to: accountAddress(movement.to),
  });
}

/** One movement of an asset between addresses: a mint when it comes from the issuer, a burn when it returns there. */
export function transferEvent(movement: {
  asset: xdr.Asset;
  from: xdr.ScVal;
  to: xdr.ScVal;
  amount: bigint;
  toMuxedId?: xdr.ScVal | null;
  networkId: Uint8Array;
}): Uint8Array {
  const { asset, from, to, amount, networkId } = movement;
  const name = xdr.ScVal.scvString(assetName(asset));
  const data = amountData(amount, movement.toMuxedId ?? null);
  const issuer = isIssued(asset) ? accountAddress(issuerOf(asset)) : null;
  const fromIssuer = issuer !== null && issuer.equals(from);
  const toIssuer = issuer !== null && issuer.equals(to);
  if (fromIssuer === toIssuer)
    return assetEvent(asset, networkId, [symbol("transfer"), from, to, name], data);
  if (fromIssuer) return assetEvent(asset, networkId, [symbol("mint"), to, name], data);
  return assetEvent(asset, networkId, [symbol("burn"), from, name], i128(amount));
}

/** A trustline gained or lost its authorisation. */
export function authorizedEvent(
  asset: xdr.Asset,
  holder: xdr.PublicKey,
  authorized: boolean,
  networkId: Uint8Array,
): Uint8Array {
  const topics = [symbol("set_authorized"), accountAddress(holder), xdr.ScVal.scvString(assetName(asset))];
  return assetEvent(asset, networkId, topics, xdr.ScVal.scvBool(authorized));
}

/** An issuer took back some of its asset from an address. */
export function clawbackEvent(
  asset: xdr.Asset,
  holder: xdr.ScVal,
  amount: bigint,
  networkId: Uint8Array,
): Uint8Array {
  const topics = [symbol("clawback"), holder, xdr.ScVal.scvString(assetName(asset))];
  return assetEvent(asset, networkId, topics, i128(amount));
}

/** A fee taken (positive) or given back (negative), in stroops of the native asset. */
export function feeEvent(payer: xdr.PublicKey, amount: bigint, networkId: Uint8Array): Uint8Array {
  return assetEvent(
    xdr.Asset.assetTypeNative(),
    networkId,
    [symbol("fee"), accountAddress(payer)],
    i128(amount),
  );
}
