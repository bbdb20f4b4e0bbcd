import { localPersonKeypair } from "@ajo/soroban/local-people";
import { Asset, BASE_FEE, type Keypair, Operation, rpc, TransactionBuilder } from "@stellar/stellar-sdk";
import { environment } from "./env";

const server = new rpc.Server(environment.rpcUrl, { allowHttp: true });

/** Opens an account for `keypair` with the network's native coin, by friendbot. */
export async function fundedAccount(keypair: Keypair): Promise<void> {
  await server.fundAddress(keypair.publicKey());
}

/** Efe gives somebody USDC, as anybody would: a classic payment. `amount` in whole units, such as "50". */
export async function giveUsdc(destination: string, amount: string): Promise<void> {
  const efe = localPersonKeypair("Efe");
  const issuer = environment.tokens.find(({ code }) => code === "USDC")?.issuer;
  if (issuer === undefined || issuer === null) throw new Error("the network lists no issued USDC");
  const { closeTime } = await server.getLatestLedger();
  const transaction = new TransactionBuilder(await server.getAccount(efe.publicKey()), {
    fee: BASE_FEE,
    networkPassphrase: environment.networkPassphrase,
    timebounds: { minTime: 0, maxTime: Number(closeTime) + 60 },
  })
    .addOperation(Operation.payment({ destination, asset: new Asset("USDC", issuer), amount }))
    .build();
  transaction.sign(efe);
  const { hash } = await server.sendTransaction(transaction);
  const { status } = await server.pollTransaction(hash);
  if (status !== rpc.Api.GetTransactionStatus.SUCCESS) throw new Error(`the payment is ${status}`);
}
