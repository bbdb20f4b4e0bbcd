import { type GroupConfig, GROUP_LIMITS, groupConfigSchema, toHex } from "@ajo/schemas";
import { Address } from "@stellar/stellar-sdk/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ADA, BAYO } from "../../test/encode-event";
import { encodeFactoryCall } from "../bindings";
import { toNative } from "../client/contract-data";
import { chainConfigSchema, toChainConfig, toChainEntry } from "./chain-config";

const { frequencyMinSeconds, frequencyMaxSeconds, membersMin, membersMax, nameMaxBytes, graceDivisor } =
  GROUP_LIMITS;

const anyConfig: fc.Arbitrary<GroupConfig> = fc
  .record({
    name: fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .map((name) => name.trim())
      .filter((name) => name !== "" && Buffer.byteLength(name) <= nameMaxBytes),
    token: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Address.contract(bytes).toString()),
    contribution: fc.bigInt(1n, GROUP_LIMITS.contributionMax),
    frequencySeconds: fc.integer({ min: frequencyMinSeconds, max: frequencyMaxSeconds }),
    graceShare: fc.double({ min: 0, max: 1, noNaN: true }),
    maxMembers: fc.integer({ min: membersMin, max: membersMax }),
    startRule: fc.constantFrom("whenFull" as const, "byOrganiser" as const),
    startBy: fc.option(fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000))),
    turnOrder: fc.constantFrom("joining" as const, "fixed" as const, "random" as const),
    admission: fc.constantFrom("open" as const, "invitation" as const, "approval" as const),
    depositBps: fc.nat(GROUP_LIMITS.depositMaxBps),
    lateFeeBps: fc.nat(GROUP_LIMITS.lateFeeMaxBps),
    reserveFeeBps: fc.nat(GROUP_LIMITS.reserveFeeMaxBps),
    defaultAfter: fc.nat(GROUP_LIMITS.defaultAfterMax),
    rulebookHash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
    deputy: fc.option(fc.constant(BAYO)),
  })
  .map(({ graceShare, ...rest }) =>
    groupConfigSchema.parse({
      ...rest,
      graceSeconds: Math.floor((rest.frequencySeconds / graceDivisor) * graceShare),
    }),
  );

describe("a group's terms", () => {
  it("come back from the contract's encoding as they went in", () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const [, , encoded] = encodeFactoryCall("create_group", {
          organiser: ADA,
          salt: new Uint8Array(32),
          config: toChainConfig(config),
          organiser_joins: true,
          organiser_entry: toChainEntry(null, null),
        });
        expect(chainConfigSchema.parse(toNative(encoded!))).toEqual(config);
      }),
    );
  });
});
