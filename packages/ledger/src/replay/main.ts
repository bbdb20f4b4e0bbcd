import { parseArgs } from "node:util";
import { loadSorobanHost } from "../host";
import { sha256 } from "../xdr/bytes";
import { readVectorsDir } from "./env";
import { replayHost } from "./replay-host";
import { Tally } from "./tally";
import { readFeeSplits, readLedgers, readSimulations, recordedNetwork } from "./vectors";

const usage = `ledger:replay [--vectors DIR] [--details]
Feeds a recorded network to the ledger and compares; --details lists what differs.
DIR (or AJO_VECTORS_DIR) holds another recording than the one in test/fixtures/recorded-network.`;

const { values } = parseArgs({
  options: { vectors: { type: "string" }, details: { type: "boolean" }, help: { type: "boolean" } },
});
const dir = values.vectors ?? readVectorsDir() ?? recordedNetwork;

if (values.help === true) {
  console.log(usage);
} else {
  const tally = new Tally();
  const host = await loadSorobanHost({ onTrap: (error) => console.error(error) });
  const networkId = sha256(Buffer.from("Standalone Network ; February 2017"));
  replayHost(host, { ledgers: readLedgers(dir), splits: readFeeSplits(dir), simulations: readSimulations(dir), networkId }, tally);
  console.log(tally.report(values.details === true));
  process.exitCode = tally.allEqual ? 0 : 1;
}
