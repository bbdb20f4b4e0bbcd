import type { RouterConfig } from "@ajo/router";
import { Keypair } from "@stellar/stellar-sdk";

/** SEP-1: what wallets want to know of this domain. */
export function stellarToml(config: RouterConfig): string {
  const lines = [
    'VERSION="2.7.0"',
    `NETWORK_PASSPHRASE=${quote(config.networkPassphrase)}`,
    `SIGNING_KEY=${quote(Keypair.fromSecret(config.signingSecret).publicKey())}`,
    "",
    "[DOCUMENTATION]",
    'ORG_NAME="Ajo"',
  ];
  for (const token of config.tokens) {
    lines.push("", "[[CURRENCIES]]", `code=${quote(token.code)}`, `contract=${quote(token.contractId)}`);
    if (token.issuer !== null) lines.push(`issuer=${quote(token.issuer)}`);
    lines.push(`display_decimals=${token.decimals}`, `name=${quote(token.name)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** A TOML basic string; JSON's escapes are a subset of TOML's. */
const quote = (text: string) => JSON.stringify(text);
