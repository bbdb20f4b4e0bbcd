import { freighterConnector } from "./freighter-connector";
import { createLocalConnector } from "./local-connector";
import type { WalletConnector } from "./wallet-connector";
import { WalletError } from "./wallet-error";
import type { WalletSession } from "./wallet-session";

/** The wallet behind a session. */
export function connectorOf(session: WalletSession): WalletConnector {
  if (session.kind === "freighter") return freighterConnector;
  if (session.personName === null) throw new WalletError("WalletFailed", "a local session without a name");
  return createLocalConnector({ name: session.personName, address: session.address });
}
