import { networkIdOf, rootKeypair } from "@ajo/ledger";
import { formatAmountPlain } from "@ajo/schemas";
import { createRpc, createSender, localRoleKeypair } from "@ajo/soroban/deploy";
import { Asset, AuthRevocableFlag, Operation } from "@stellar/stellar-sdk/base";
import type { World } from "../create-world";

/** The token's issuer: who can hold it, and who cannot. */
export interface TokenDesk {
  /** Makes accounts of up to 18 people in one transaction; those with a trustline get 10,000 of the token. */
  welcome(names: readonly string[], options: { withTrustline: boolean }): Promise<void>;
  /** Nothing goes to or from a frozen holder. Neither call does anything for who has no trustline. */
  freeze(name: string): Promise<void>;
  thaw(name: string): Promise<void>;
  /** Gives somebody a trustline. */
  trust(name: string): Promise<void>;
  /** Gives somebody more of the token. */
  lend(name: string, amount: bigint): Promise<void>;
  /** Whether the token can come to somebody and go from them. */
  accepts(name: string): boolean;
}

const USDC_EACH = "10000";
/** As much of the native coin as friendbot gives. */
const COINS_EACH = "10000";

export async function openTokenDesk(world: World): Promise<TokenDesk> {
  const { network, usdc } = world;
  const keypair = (name: string) => world.keypair(name);
  const rpc = createRpc({ urls: [network.rpcUrl], timeoutMs: 30_000, fetch: world.fetch });
  const issuer = localRoleKeypair("issuer");
  const sender = createSender(rpc, network.networkPassphrase, issuer);
  const root = createSender(
    rpc,
    network.networkPassphrase,
    rootKeypair(networkIdOf(network.networkPassphrase)),
  );
  const asset = new Asset(usdc.code, issuer.publicKey());
  const trusting = new Set<string>();
  const frozen = new Set<string>();
  await sender.send([Operation.setOptions({ setFlags: AuthRevocableFlag })]);

  async function authorise(name: string, authorized: boolean): Promise<void> {
    if (!trusting.has(name)) return;
    const trustor = keypair(name).publicKey();
    await sender.send([Operation.setTrustLineFlags({ trustor, asset, flags: { authorized } })]);
    if (authorized) frozen.delete(name);
    else frozen.add(name);
  }

  return {
    async welcome(names, { withTrustline }) {
      const operations = names.flatMap((name) => {
        const destination = keypair(name).publicKey();
        const account = Operation.createAccount({ destination, startingBalance: COINS_EACH });
        if (!withTrustline) return [account];
        const trustline = Operation.changeTrust({ asset, source: destination });
        const endowment = { asset, amount: USDC_EACH, destination, source: issuer.publicKey() };
        return [account, trustline, Operation.payment(endowment)];
      });
      await root.send(operations, withTrustline ? [issuer, ...names.map(keypair)] : []);
      if (withTrustline) for (const name of names) trusting.add(name);
    },
    freeze: (name) => authorise(name, false),
    thaw: (name) => authorise(name, true),
    async trust(name) {
      const source = keypair(name).publicKey();
      await sender.send([Operation.changeTrust({ asset, source })], [keypair(name)]);
      trusting.add(name);
    },
    async lend(name, amount) {
      const destination = keypair(name).publicKey();
      const text = formatAmountPlain(amount, usdc.decimals);
      await sender.send([Operation.payment({ asset, amount: text, destination })]);
    },
    accepts: (name) => trusting.has(name) && !frozen.has(name),
  };
}
