import { localPersonKeypair } from "@ajo/soroban/local-people";
import { Asset, BASE_FEE, type Keypair, Operation, rpc, TransactionBuilder } from "@stellar/stellar-sdk";
import { environment } from "./env";

const server = new rpc.Server(environment.rpcUrl, { allowHttp: true });

/** Opens an account for `keypair` with the network's native coin, by friendbot. */
export async function fundedAccount(keypair: Keypair): Promise<void> {
  await server.fundAddress(keypair.publicKey());
}

/** An account that is open and may hold USDC, with `amount` of it, such as "50". */
export async function accountWithUsdc(keypair: Keypair, amount: string): Promise<void> {
  await fundedAccount(keypair);
  await act(keypair, Operation.changeTrust({ asset: usdc() }));
  await giveUsdc(keypair.publicKey(), amount);
}

/** Efe gives somebody USDC, as anybody would: a classic payment. `amount` in whole units, such as "50". */
export async function giveUsdc(destination: string, amount: string): Promise<void> {
  await act(localPersonKeypair("Efe"), Operation.payment({ destination, asset: usdc(), amount }));
}

function usdc(): Asset {
  const issuer = environment.tokens.find(({ code }) => code === "USDC")?.issuer;
  if (issuer === undefined || issuer === null) throw new Error("the network lists no issued USDC");
  return new Asset("USDC", issuer);
}

async function act(keypair: Keypair, operation: ReturnType<typeof Operation.payment>): Promise<void> {
  const { closeTime } = await server.getLatestLedger();
  const transaction = new TransactionBuilder(await server.getAccount(keypair.publicKey()), {
    fee: BASE_FEE,
    networkPassphrase: environment.networkPassphrase,
    timebounds: { minTime: 0, maxTime: Number(closeTime) + 60 },
  })
    .addOperation(operation)
    .build();
  transaction.sign(keypair);
  const { hash } = await server.sendTransaction(transaction);
  const { status } = await server.pollTransaction(hash);
  if (status !== rpc.Api.GetTransactionStatus.SUCCESS) throw new Error(`the transaction is ${status}`);
}
