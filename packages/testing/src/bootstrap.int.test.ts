import { startLedger, type RunningLedger } from "@ajo/ledger";
import { fileURLToPath } from "node:url";
import { createSorobanClient } from "@ajo/soroban";
import { bootstrapLocalNetwork, createSampleGroups } from "@ajo/soroban/deploy";
import { LOCAL_PEOPLE } from "@ajo/soroban/local-people";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let ledger: RunningLedger;
beforeAll(async () => {
  ledger = await startLedger({ mining: { intervalSeconds: 0 } });
});
afterAll(() => ledger.close());

const artifactsDir = fileURLToPath(new URL("../../../contracts/artifacts", import.meta.url));
const bootstrap = () => bootstrapLocalNetwork({ rpcUrl: ledger.url, people: LOCAL_PEOPLE, artifactsDir });

describe("a local network", () => {
  it("gets the same Ajo, tokens and people every time, and nothing is done twice", async () => {
    const first = await bootstrap();
    const chain = createSorobanClient({ ...first });
    const before = await chain.getNetworkState();
    expect(await bootstrap()).toEqual(first);
    expect(await chain.getNetworkState()).toEqual(before);
    for (const { address } of first.people) {
      const { nativeBalance, balances } = await chain.getAccount(address, first.tokens);
      expect(nativeBalance).toBeGreaterThan(9_000n * 10_000_000n);
      expect(balances[0]).toEqual({
        token: first.tokens[0],
        balance: 10_000n * 10_000_000n,
        hasTrustline: true,
      });
    }
    // What a token contract says of itself is what is listed.
    for (const token of first.tokens) {
      const unlisted = createSorobanClient({ ...first, tokens: [] });
      expect(await unlisted.getToken(token.contractId)).toMatchObject({
        ...token,
        name: expect.any(String) as string,
      });
    }
  });

  it("gets sample groups, one in each state, within eight days", async () => {
    const network = await bootstrap();
    const chain = createSorobanClient({ ...network });
    const before = (await chain.getNetworkState()).closeTime;
    const samples = await createSampleGroups({ network });
    const after = (await chain.getNetworkState()).closeTime;
    expect((after.getTime() - before.getTime()) / 86_400_000).toBeLessThan(8.1);

    expect(await chain.getGroupInfo(samples.forming)).toMatchObject({ status: "forming", memberCount: 2 });
    expect(await chain.getGroupInfo(samples.onTime)).toMatchObject({ status: "active", currentRound: 2 });
    expect(await chain.getGroupInfo(samples.completed)).toMatchObject({ status: "completed", escrow: 0n });
    const late = await chain.getGroupSnapshot(samples.withLateMember);
    expect(late).toMatchObject({ status: "active", currentRound: 2, missing: [1] });
    expect(late?.members.map(({ paidRounds }) => paidRounds)).toEqual([2, 0, 1, 2]);
  });
});
