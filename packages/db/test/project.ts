import { type ChainModel, FACTORY, PASSPHRASE, TOKEN } from "@ajo/schemas/testing";
import type { Database, LedgerRange } from "../src/index";

/** Starts the projection before the model's first ledger. */
export async function beginProjection(database: Database): Promise<void> {
  await database.projection.restart({
    ...{ networkPassphrase: PASSPHRASE, factoryId: FACTORY, cursor: null, ledger: 0, closeTime: new Date(0) },
  });
  await database.tokens.saveToken(TOKEN);
}

/** All that the chain said after ledger `after`, up to ledger `ledger`. */
export function rangeOf(chain: ChainModel, after: number, ledger = chain.ledger): LedgerRange {
  const events = chain.events.filter((event) => event.ledger > after && event.ledger <= ledger);
  const closeTime = new Date(chain.closeTime.getTime() - (chain.ledger - ledger) * 5_000);
  return { after, ledger, closeTime, cursor: `cursor-${ledger}`, events };
}

/** Projects everything that is still missing, in one go. */
export async function catchUp(database: Database, chain: ChainModel): Promise<void> {
  const { ledger } = (await database.projection.getCursor()) ?? { ledger: 0 };
  await database.projection.applyLedgers(rangeOf(chain, ledger));
}
