import type { Database } from "@ajo/db";
import type { SorobanClient } from "@ajo/soroban";
import type { LocalNetwork } from "@ajo/soroban/deploy";

/** Brings the projection to the network's latest ledger: what the worker's indexer does, in one go. */
export async function projectWorld(
  chain: SorobanClient,
  { networkPassphrase, factoryId, tokens }: LocalNetwork,
  { projection, tokens: tokenRepository }: Database,
): Promise<void> {
  const [cursor, { latestLedger, closeTime }] = await Promise.all([
    projection.getCursor(),
    chain.getNetworkState(),
  ]);
  if (cursor === null) {
    await projection.restart({
      ...{ networkPassphrase, factoryId, cursor: null, ledger: 0, closeTime: new Date(0) },
    });
    for (const token of tokens) await tokenRepository.saveToken(token);
  }
  const after = cursor?.ledger ?? 0;
  if (latestLedger === after) return;
  const events = [];
  let administered = false;
  let page = await chain.listEvents({ startLedger: after + 1, limit: 10_000 });
  for (;;) {
    if (page.unknown.length > 0) throw new Error(`unreadable: ${page.unknown[0]?.reason ?? ""}`);
    events.push(...page.events.filter((event) => event.ledger > after && event.ledger <= latestLedger));
    administered ||= page.administered.some((ledger) => ledger <= latestLedger);
    if (page.completeLedger >= latestLedger) break;
    page = await chain.listEvents({ cursor: page.cursor, limit: 10_000 });
  }
  const { suspects } = await projection.applyLedgers({
    after,
    ledger: latestLedger,
    closeTime,
    cursor: null,
    events,
    administered,
  });
  if (suspects.length > 0) throw new Error(`events did not fit their groups: ${suspects.join(", ")}`);
}
