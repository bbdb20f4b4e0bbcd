import { parseArgs } from "node:util";
import { loadSorobanHost } from "../host";
import { readVectorsDir } from "./env";
import { knownDifferences } from "./known-differences";
import { readRecording } from "./recording";
import { replayHost } from "./replay-host";
import { replayRpc } from "./replay-rpc";
import { replayLedgers } from "./replay-ledgers";
import { Tally } from "./tally";
import { recordedNetwork } from "./vectors";

const usage = `ledger:replay [--vectors DIR] [--details]
Feeds a recorded network to the ledger and compares; --details shows both sides of what differs. Fails on a difference without a known reason.
DIR (or AJO_VECTORS_DIR) holds another recording than the one in test/fixtures/recorded-network.`;

const { values } = parseArgs({
  options: { vectors: { type: "string" }, details: { type: "boolean" }, help: { type: "boolean" } },
});

if (values.help === true) {
  console.log(usage);
} else {
  const recording = readRecording(values.vectors ?? readVectorsDir() ?? recordedNetwork);
  const host = await loadSorobanHost({ onTrap: (error) => console.error(error) });
  const tally = new Tally(knownDifferences);
  replayHost(host, recording, tally);
  replayLedgers(host, recording, tally);
  await replayRpc(host, recording, tally);
  console.log(tally.report(values.details === true));
  for (const surprise of tally.surprises) console.error(surprise);
  process.exitCode = tally.surprises.length === 0 ? 0 : 1;
}
