import { AjoError, type ContractId, type LocalPerson, type Token } from "@ajo/schemas";
import { Asset } from "@stellar/stellar-sdk/base";
import { z } from "zod";
import { createRpc } from "../client/rpc";
import { localPerson } from "../local-people/local-person";
import { localPersonKeypair } from "../local-people/local-person-keypair";
import { deployAssetContract } from "./deploy-asset-contract";
import { deployFactory } from "./deploy-factory";
import { endowPeople } from "./endow-people";
import { fundAccounts } from "./fund-accounts";
import { localRoleKeypair } from "./local-keys";
import { createSender } from "./sender";

export interface BootstrapOptions {
  rpcUrl: string;
  /** Names of the people to create. */
  people: readonly string[];
  /** The folder with ajo_factory.wasm and ajo_group.wasm. */
  artifactsDir: string;
  /** Asked of the network unless given. */
  friendbotUrl?: string;
  /** Asked of the network unless given. */
  networkPassphrase?: string;
}

/** A network with Ajo on it, and everything the services' environment needs. */
export interface LocalNetwork {
  rpcUrl: string;
  networkPassphrase: string;
  factoryId: ContractId;
  /** USDC of a local issuer, and the native coin. */
  tokens: Token[];
  people: LocalPerson[];
  /** S...: the funded account that settles rounds. */
  workerSecret: string;
  /** S...: signs SEP-10 challenges; holds nothing. */
  signingSecret: string;
}

/** What each person starts with, beside friendbot's lumens. */
const USDC_EACH = "10000";

const networkSchema = z.object({ passphrase: z.string(), friendbotUrl: z.url().optional() });

/**
 * Deploys Ajo to a local network and makes its people. Whatever is there already stays as it is: on a second start
 * only questions are asked, and the answer is the same.
 */
export async function bootstrapLocalNetwork(options: BootstrapOptions): Promise<LocalNetwork> {
  const { rpcUrl, people, artifactsDir } = options;
  const rpc = createRpc({ urls: [rpcUrl], timeoutMs: 30_000 });
  const network = await rpc.ask("getNetwork", {}, networkSchema);
  const networkPassphrase = options.networkPassphrase ?? network.passphrase;
  const friendbotUrl = options.friendbotUrl ?? network.friendbotUrl;
  if (friendbotUrl === undefined)
    throw new AjoError("NotAvailable", "this network has no friendbot: it is no local network");

  const [admin, issuer, worker] = [
    localRoleKeypair("admin"),
    localRoleKeypair("issuer"),
    localRoleKeypair("worker"),
  ];
  const keypairs = people.map(localPersonKeypair);
  await fundAccounts(
    rpc,
    friendbotUrl,
    [admin, issuer, worker, ...keypairs].map((keypair) => keypair.publicKey()),
  );

  const sender = createSender(rpc, networkPassphrase, admin);
  const usdc = new Asset("USDC", issuer.publicKey());
  const tokens: Token[] = [
    {
      contractId: await deployAssetContract(rpc, networkPassphrase, sender, usdc),
      code: "USDC",
      issuer: issuer.publicKey(),
      decimals: 7,
      name: "USD Coin",
    },
    {
      contractId: await deployAssetContract(rpc, networkPassphrase, sender, Asset.native()),
      code: "XLM",
      issuer: null,
      decimals: 7,
      name: "Stellar Lumens",
    },
  ];
  await endowPeople(rpc, sender, usdc, USDC_EACH, keypairs);
  const factoryId = await deployFactory({ rpc, networkPassphrase, sender, artifactsDir });
  return {
    rpcUrl,
    networkPassphrase,
    factoryId,
    tokens,
    people: people.map(localPerson),
    workerSecret: worker.secret(),
    signingSecret: localRoleKeypair("signing").secret(),
  };
}
