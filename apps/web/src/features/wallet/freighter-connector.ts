import { toHex } from "@ajo/schemas";
import { fromBase64 } from "@/lib/base64";
import { checkedAddress } from "./checked-address";
import type { SignRequest, WalletChange, WalletConnector } from "./wallet-connector";
import { WalletError } from "./wallet-error";

/** Freighter answers questions that need nobody's attention at once, or never. */
const SILENCE_MS = 3_000;
/** Freighter's code for "the person said no". */
const REJECTED = -4;
const WATCH_EVERY_MS = 3_000;

/** 3 kB, and no page but one that talks to Freighter needs it. */
const loadFreighter = () => import("@stellar/freighter-api");

/** Freighter, the browser extension. Without it every call but `isConnected` would wait for ever, so that comes first. */
export const freighterConnector: WalletConnector = {
  kind: "freighter",
  async connect(networkPassphrase) {
    const freighter = await loadFreighter();
    await assertInstalled();
    const access = await freighter.requestAccess();
    assertAnswered(access);
    const address = checkedAddress(access.address);
    await assertNetwork(networkPassphrase);
    return address;
  },
  async sign(request) {
    const freighter = await loadFreighter();
    await assertInstalled();
    await assertNetwork(request.networkPassphrase);
    await assertAccount(request);
    const signed = await freighter.signTransaction(request.xdr, {
      networkPassphrase: request.networkPassphrase,
      address: request.address,
    });
    assertAnswered(signed);
    assertSigner(signed, request.address);
    return signed.signedTxXdr;
  },
  async signAuthorisation({ preimage, networkPassphrase, address }) {
    const freighter = await loadFreighter();
    await assertInstalled();
    await assertNetwork(networkPassphrase);
    await assertAccount({ address });
    const signed = await freighter.signAuthEntry(preimage, { networkPassphrase, address });
    assertAnswered(signed);
    assertSigner(signed, address);
    if (signed.signedAuthEntry === null) throw new WalletError("WalletFailed", "Freighter gave no signature");
    return toHex(fromBase64(signed.signedAuthEntry));
  },
  watch(onChange) {
    let stopped = false;
    let stop = () => {
      stopped = true;
    };
    void loadFreighter().then(({ WatchWalletChanges }) => {
      if (stopped) return;
      const watcher = new WatchWalletChanges(WATCH_EVERY_MS);
      watcher.watch(({ address, networkPassphrase }) => onChange(toChange(address, networkPassphrase)));
      stop = () => watcher.stop();
    });
    return () => stop();
  },
};

/** Whether the extension is there; answers within 2 s. */
export async function isFreighterInstalled(): Promise<boolean> {
  const { isConnected } = await loadFreighter();
  const answer: { isConnected: unknown } = await withinSilence(isConnected());
  return answer.isConnected === true;
}

async function assertInstalled(): Promise<void> {
  if (!(await isFreighterInstalled()))
    throw new WalletError("WalletNotInstalled", "Freighter is not installed");
}

/** Freighter itself complains of a wrong network only when it signs. */
async function assertNetwork(networkPassphrase: string): Promise<void> {
  const { getNetworkDetails } = await loadFreighter();
  const details = await withinSilence(getNetworkDetails());
  assertAnswered(details);
  if (details.networkPassphrase !== networkPassphrase)
    throw new WalletError("WalletWrongNetwork", `Freighter is on ${details.network}`);
}

async function assertAccount({ address }: Pick<SignRequest, "address">): Promise<void> {
  const { getAddress } = await loadFreighter();
  const current = await withinSilence(getAddress());
  assertAnswered(current);
  // Empty while locked: signing asks for the password then.
  if (current.address !== "" && current.address !== address)
    throw new WalletError("WalletWrongAccount", "Freighter is set to another account");
}

function assertSigner({ signerAddress }: { signerAddress: string }, address: string): void {
  if (signerAddress !== "" && signerAddress !== address)
    throw new WalletError("WalletWrongAccount", "signed by another account");
}

function toChange(address: string, networkPassphrase: string): WalletChange {
  return { address: address === "" ? null : checkedAddress(address), networkPassphrase };
}

/** Freighter answers with an error inside; the code tells them apart. */
function assertAnswered(answer: { error?: unknown }): void {
  const { error } = answer;
  if (error === undefined || error === null) return;
  const facts = new Map<string, unknown>(typeof error === "object" ? Object.entries(error) : []);
  throw new WalletError(
    facts.get("code") === REJECTED ? "WalletRejected" : "WalletFailed",
    "Freighter did not do it",
    { cause: error },
  );
}

async function withinSilence<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new WalletError("WalletSilent", "Freighter does not answer")),
      SILENCE_MS,
    );
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
