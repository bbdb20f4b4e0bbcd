import type { RpcContext } from "../rpc/rpc-context";
import type { HttpAnswer } from "./http-server";

const json = (status: number, body: object): HttpAnswer => ({ status, contentType: "application/json", body: JSON.stringify(body) });

/** The part of Horizon's API that is answered here; null for everything else. */
export function horizonAnswer(url: URL, context: RpcContext): HttpAnswer | null {
  if (url.pathname === "/") return json(200, root(context));
  return null;
}

function root({ ledger, version }: RpcContext) {
  const { head, history, passphrase } = ledger;
  return {
    horizon_version: `ajo-ledger ${version}`,
    core_version: `ajo-ledger ${version}`,
    history_latest_ledger: head.ledger.sequence,
    history_elder_ledger: history.oldest.sequence,
    core_latest_ledger: head.ledger.sequence,
    network_passphrase: passphrase,
    current_protocol_version: head.protocolVersion,
    supported_protocol_version: head.protocolVersion,
    core_supported_protocol_version: head.protocolVersion,
  };
}
