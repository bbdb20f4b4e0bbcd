import { beforeAll, describe, expect, it } from "vitest";
import { loadSorobanHost, type SorobanHost } from "../host";
import { knownDifferences } from "./known-differences";
import { readRecording, type Recording } from "./recording";
import { replayHost } from "./replay-host";
import { replayLedgers } from "./replay-ledgers";
import { replayRpc } from "./replay-rpc";
import { Tally } from "./tally";
import { recordedNetwork } from "./vectors";

let host: SorobanHost;
let recording: Recording;
let tally: Tally;

beforeAll(async () => {
  host = await loadSorobanHost({
    onTrap: (error) => {
      throw error;
    },
  });
  recording = readRecording(recordedNetwork);
});

const fresh = (): Tally => (tally = new Tally(knownDifferences));
const none = { different: 0, "not implemented": 0 };

describe("the recorded network, replayed", () => {
  it("on the host: every counter, effect, failure, fee and simulation is the same", () => {
    replayHost(host, recording, fresh());
    expect(tally.surprises).toEqual([]);
    expect(tally.counts).toEqual({
      "host: counters": { equal: 137, ...none },
      "host: diagnostic events": { equal: 137, ...none },
      "host: effects": { equal: 112, ...none },
      "host: failures": { equal: 25, ...none },
      "host: fee splits": { equal: 152, ...none },
      "host: simulations": { equal: 186, different: 1, "not implemented": 0 },
    });
  });

  it("on the engine: what differs is known, what is refused is not pretended", () => {
    replayLedgers(host, recording, fresh());
    expect(tally.surprises).toEqual([]);
    expect(tally.counts["ledger: results"]?.equal).toBeGreaterThanOrEqual(216);
    expect(tally.counts["ledger: fees taken"]).toEqual({ equal: 227, ...none });
  });

  it("on the JSON-RPC server: what differs is known", async () => {
    await replayRpc(host, recording, fresh());
    expect(tally.surprises).toEqual([]);
  });
});
