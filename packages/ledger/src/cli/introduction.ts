import { rootKeypair } from "../engine/genesis";
import type { Ledger } from "../engine/ledger";
import type { RunningLedger } from "../server/start-ledger";

/** What a person needs to use the network that has just been started. */
export function introduction({ url, friendbotUrl, passphrase, ledger }: RunningLedger, kept: string): string {
  const root = rootKeypair(ledger.networkId);
  return `
  Network      ${passphrase}
  RPC          ${url}
  Friendbot    ${friendbotUrl}?addr=G...
  Root account ${root.publicKey()}
       secret  ${root.secret()}
  Kept         ${kept}
  Ledger       ${ledger.head.ledger.sequence}, protocol ${ledger.head.protocolVersion}${forkLine(ledger)}

  stellar-cli  stellar network add ajo --rpc-url ${url} --network-passphrase "${passphrase}"
               stellar keys generate ada --network ajo --fund
  SDK          new rpc.Server("${url}", { allowHttp: true })
  Freighter    Settings > Network > Add custom network
               Horizon and RPC URL ${url}, friendbot ${friendbotUrl}, "Allow HTTP connection"

  Time         curl -d '{"jsonrpc":"2.0","id":1,"method":"ledger_advanceTime","params":{"seconds":3600}}' \\
                    -H 'content-type: application/json' ${url}

  Elsewhere    ajo-ledger export FILE --url ${url}

  This is a network for development and tests: its keys are known to everyone.
`;
}

function forkLine({ upstream }: Ledger): string {
  if (upstream === null) return "";
  const { url, ledger, strict } = upstream.origin;
  const how = strict ? "as it was then" : "each entry as it is when first needed";
  return `\n  Fork         of ${url} at ledger ${ledger}, ${how}`;
}
