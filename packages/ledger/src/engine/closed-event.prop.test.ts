import { xdr } from "@stellar/stellar-sdk/base";
import fc from "fast-check";
import { expect, it } from "vitest";
import { closedEvent, cutEvent } from "./closed-event";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const publicKey = bytes(32).map((key) => xdr.PublicKey.publicKeyTypeEd25519(key));
const address: fc.Arbitrary<xdr.ScAddress> = fc.oneof(
  publicKey.map((key) => xdr.ScAddress.scAddressTypeAccount(key)),
  bytes(32).map((id) => xdr.ScAddress.scAddressTypeContract(new xdr.ContractId(id))),
  fc
    .record({ id: fc.bigInt(0n, 2n ** 64n - 1n), ed25519: bytes(32) })
    .map((muxed) => xdr.ScAddress.scAddressTypeMuxedAccount(new xdr.MuxedEd25519Account(muxed))),
  bytes(32).map((id) =>
    xdr.ScAddress.scAddressTypeClaimableBalance(xdr.ClaimableBalanceId.claimableBalanceIdTypeV0(id)),
  ),
  bytes(32).map((id) => xdr.ScAddress.scAddressTypeLiquidityPool(new xdr.PoolId(id))),
);

const u32 = fc.nat();
const i64 = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);
const u64 = fc.bigInt(0n, 2n ** 64n - 1n);
const simple: fc.Arbitrary<xdr.ScVal> = fc.oneof(
  fc.boolean().map((value) => xdr.ScVal.scvBool(value)),
  fc.constant(xdr.ScVal.scvVoid()),
  u32.map((code) => xdr.ScVal.scvError(xdr.ScError.sceContract(code))),
  fc.constant(xdr.ScVal.scvError(xdr.ScError.sceBudget(xdr.ScErrorCode.scecExceededLimit))),
  u32.map((value) => xdr.ScVal.scvU32(value)),
  u32.map((value) => xdr.ScVal.scvI32(-value)),
  u64.map((value) => xdr.ScVal.scvU64(value)),
  i64.map((value) => xdr.ScVal.scvI64(value)),
  u64.map((value) => xdr.ScVal.scvTimepoint(value)),
  u64.map((value) => xdr.ScVal.scvDuration(value)),
  fc.record({ hi: u64, lo: u64 }).map((value) => xdr.ScVal.scvU128(new xdr.Uint128Parts(value))),
  fc.record({ hi: i64, lo: u64 }).map((value) => xdr.ScVal.scvI128(new xdr.Int128Parts(value))),
  fc
    .record({ hiHi: u64, hiLo: u64, loHi: u64, loLo: u64 })
    .map((value) => xdr.ScVal.scvU256(new xdr.Uint256Parts(value))),
  fc
    .record({ hiHi: i64, hiLo: u64, loHi: u64, loLo: u64 })
    .map((value) => xdr.ScVal.scvI256(new xdr.Int256Parts(value))),
  fc.uint8Array({ maxLength: 40 }).map((value) => xdr.ScVal.scvBytes(value)),
  fc.string({ maxLength: 40 }).map((value) => xdr.ScVal.scvString(value)),
  fc.stringMatching(/^[a-zA-Z0-9_]{0,32}$/).map((value) => xdr.ScVal.scvSymbol(value)),
  address.map((value) => xdr.ScVal.scvAddress(value)),
  fc.constant(xdr.ScVal.scvLedgerKeyContractInstance()),
  i64.map((nonce) => xdr.ScVal.scvLedgerKeyNonce(new xdr.ScNonceKey({ nonce }))),
);
const nested: fc.Arbitrary<xdr.ScVal> = fc.oneof(
  fc.array(simple, { maxLength: 3 }).map((values) => xdr.ScVal.scvVec(values)),
  fc
    .array(fc.record({ key: simple, val: simple }), { maxLength: 3 })
    .map((entries) => xdr.ScVal.scvMap(entries.map((entry) => new xdr.ScMapEntry(entry)))),
);

const eventOf = (topic: fc.Arbitrary<xdr.ScVal>) =>
  fc
    .record({
      contractId: fc.option(bytes(32).map((id) => new xdr.ContractId(id))),
      type: fc.constantFrom(xdr.ContractEventType.contract, xdr.ContractEventType.system),
      topics: fc.array(topic, { maxLength: 4 }),
      data: fc.oneof(simple, nested),
    })
    .map(
      ({ contractId, type, topics, data }) =>
        new xdr.ContractEvent({
          ext: xdr.ExtensionPoint.v0(),
          contractId,
          type,
          body: xdr.ContractEventBody.v0(new xdr.ContractEventV0({ topics, data })),
        }),
    );

const position = { transaction: 1, operation: 0, index: 0, owner: 0 };
const hex = (part: Uint8Array) => Buffer.from(part).toString("hex");

function expectParts(event: xdr.ContractEvent): void {
  const { type, contract, topics, value } = closedEvent(position, event.toXdr());
  expect(type).toBe(event.type.name);
  expect(contract && hex(contract)).toBe(event.contractId && hex(event.contractId.value));
  expect(topics.map(hex)).toEqual(event.body.v0.topics.map((topic) => hex(topic.toXdr())));
  expect(hex(value)).toBe(hex(event.body.v0.data.toXdr()));
}

it("an event with topics of every plain kind is cut into the parts that decoding it gives", () => {
  fc.assert(
    fc.property(eventOf(simple), (event) => {
      expect(cutEvent(event.toXdr())).not.toBeNull();
      expectParts(event);
    }),
  );
});

it("an event with any topics is taken apart", () => {
  fc.assert(fc.property(eventOf(fc.oneof(simple, nested)), expectParts));
});
