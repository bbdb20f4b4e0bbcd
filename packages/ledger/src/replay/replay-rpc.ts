/** Replays the recorded JSON-RPC exchanges, each on a ledger that holds exactly what the network's server knew. */
import { xdr } from "@stellar/stellar-sdk/base";
import { z } from "zod";
import { DEFAULT_PASSPHRASE } from "../engine/genesis";
import { Ledger } from "../engine/ledger";
import type { SorobanHost } from "../host";
import { fromBase64 } from "../xdr/bytes";
import { askServer, startServer } from "./ask-server";
import { compareAnswers } from "./compare-answers";
import { entriesAfterGap } from "./entries-after-gap";
import { RecordedStores } from "./recorded-store";
import { decodeClose, emptyClose } from "./recorded-transactions";
import type { Recording } from "./recording";
import { outcomeOf, type Tally } from "./tally";
import type { RecordedExchange } from "./recorded-exchanges";

/** The first ledger that the recorded server had. */
const FIRST_LEDGER = 7;
/** Its retention window, in ledgers. */
const RETENTION = 120_960;

export async function replayRpc(host: SorobanHost, recording: Recording, tally: Tally): Promise<void> {
  const stores = new RecordedStores(FIRST_LEDGER);
  const closes = recording.ledgers.map((ledger) => decodeClose(ledger, recording.networkId));
  const exchanges = byLatestLedger(recording.exchanges);
  for (const [position, ledger] of recording.ledgers.entries()) {
    const close = closes[position];
    await stores.add(close ?? emptyClose(ledger));
    if (close === null) stores.state.apply(entriesAfterGap(closes.slice(position + 1), stores.state));
    const due = exchanges.get(ledger.sequence);
    if (due !== undefined) await replayExchanges(due, stores, host, tally);
  }
}

/** Exchanges by the ledger that was the latest then. One that does not tell belongs with the one before it. */
function byLatestLedger(exchanges: readonly RecordedExchange[]): Map<number, RecordedExchange[]> {
  const groups = new Map<number, RecordedExchange[]>();
  let sequence = 0;
  for (const exchange of exchanges) {
    const told = /"latestLedger":([1-9]\d*)/.exec(JSON.stringify(exchange.answer.body))?.[1];
    if (told !== undefined) sequence = Number(told);
    const group = groups.get(sequence);
    if (group === undefined) groups.set(sequence, [exchange]);
    else group.push(exchange);
  }
  return groups;
}

async function replayExchanges(
  exchanges: readonly RecordedExchange[],
  stores: RecordedStores,
  host: SorobanHost,
  tally: Tally,
): Promise<void> {
  const closeTime = Number(stores.head.ledger.closeTime);
  const ledger = await Ledger.open({
    passphrase: DEFAULT_PASSPHRASE,
    host,
    store: stores.store(),
    retention: RETENTION,
    // It is then, whenever this runs: preconditions ask for ages.
    machineSeconds: () => closeTime,
  });
  const server = await startServer(ledger);
  for (const exchange of exchanges) {
    const { family, name, answer } = exchange;
    const found = await askServer(server.url, exchange);
    const details = compareAnswers(found, answer);
    const refused = details.length > 0 && refusesOperation(found.body);
    tally.add(
      family,
      name,
      refused ? { kind: "not implemented", reason: "opNOT_SUPPORTED" } : outcomeOf(details),
    );
  }
  await server.stop();
  await ledger.close();
}

const refusal = z.object({ result: z.object({ errorResultXdr: z.string() }) });

/** Is the answer that the ledger does not know an operation? */
function refusesOperation(answered: unknown): boolean {
  const parsed = refusal.safeParse(answered);
  if (!parsed.success) return false;
  const { result } = xdr.TransactionResult.fromXdr(fromBase64(parsed.data.result.errorResultXdr));
  return result.type === "txFailed" && result.results.some(({ type }) => type === "opNotSupported");
}
