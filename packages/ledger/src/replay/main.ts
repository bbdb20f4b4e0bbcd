import { parseArgs } from "node:util";
import { loadSorobanHost } from "../host";
import { readVectorsDir } from "./env";
import { readRecording } from "./recording";
import { replayHost } from "./replay-host";
import { replayLedgers } from "./replay-ledgers";
import { Tally } from "./tally";
import { recordedNetwork } from "./vectors";

const usage = `ledger:replay [--vectors DIR] [--details]
Feeds a recorded network to the ledger and compares; --details lists what differs.
DIR (or AJO_VECTORS_DIR) holds another recording than the one in test/fixtures/recorded-network.`;

const { values } = parseArgs({
  options: { vectors: { type: "string" }, details: { type: "boolean" }, help: { type: "boolean" } },
});

if (values.help === true) {
  console.log(usage);
} else {
  const recording = readRecording(values.vectors ?? readVectorsDir() ?? recordedNetwork);
  const host = await loadSorobanHost({ onTrap: (error) => console.error(error) });
  const tally = new Tally();
  replayHost(host, recording, tally);
  replayLedgers(host, recording, tally);
  console.log(tally.report(values.details === true));
  process.exitCode = tally.allEqual ? 0 : 1;
}
