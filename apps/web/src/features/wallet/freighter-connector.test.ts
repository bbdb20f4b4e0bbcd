import { beforeEach, expect, test, vi } from "vitest";
import { ADA } from "@/testing/make-group";
import { freighterConnector } from "./freighter-connector";
import { WalletError } from "./wallet-error";

const OTHER = "GDZST3XVCDTUJ76ZAV2HA72KYQODXXZ5PTMAPZGDHZ6CS7RO7MGG3DBM";
const NETWORK = "Standalone Network ; February 2017";
const request = { xdr: "AAAA", networkPassphrase: NETWORK, address: ADA };

/** The extension as its own documentation describes it; each test changes what differs. */
const extension = {
  isConnected: vi.fn(),
  requestAccess: vi.fn(),
  getAddress: vi.fn(),
  getNetworkDetails: vi.fn(),
  signTransaction: vi.fn(),
  signAuthEntry: vi.fn(),
};
vi.mock("@stellar/freighter-api", () => extension);

beforeEach(() => {
  extension.isConnected.mockResolvedValue({ isConnected: true });
  extension.requestAccess.mockResolvedValue({ address: ADA });
  extension.getAddress.mockResolvedValue({ address: ADA });
  extension.getNetworkDetails.mockResolvedValue({
    network: "STANDALONE",
    networkUrl: "",
    networkPassphrase: NETWORK,
  });
  extension.signTransaction.mockResolvedValue({ signedTxXdr: "BBBB", signerAddress: ADA });
  extension.signAuthEntry.mockResolvedValue({ signedAuthEntry: "AQID", signerAddress: ADA });
});

const codeOf = async (act: Promise<unknown>) => {
  const error: unknown = await act.catch((cause: unknown) => cause);
  return error instanceof WalletError ? error.code : error;
};

test("connecting gives the account, signing gives the signed envelope", async () => {
  expect(await freighterConnector.connect(NETWORK)).toBe(ADA);
  expect(await freighterConnector.sign(request)).toBe("BBBB");
});

test("without the extension nothing else is asked, because nothing else would ever answer", async () => {
  extension.isConnected.mockResolvedValue({ isConnected: false });
  extension.requestAccess.mockReturnValue(new Promise(() => undefined));
  expect(await codeOf(freighterConnector.connect(NETWORK))).toBe("WalletNotInstalled");
  expect(await codeOf(freighterConnector.sign(request))).toBe("WalletNotInstalled");
});

test("an account that is not given is a locked wallet", async () => {
  extension.requestAccess.mockResolvedValue({ address: "" });
  expect(await codeOf(freighterConnector.connect(NETWORK))).toBe("WalletLocked");
});

test("another network is told before anything is signed", async () => {
  extension.getNetworkDetails.mockResolvedValue({
    network: "TESTNET",
    networkUrl: "",
    networkPassphrase: "Test SDF Network ; September 2015",
  });
  extension.signTransaction.mockRejectedValue(new Error("must not be asked"));
  expect(await codeOf(freighterConnector.connect(NETWORK))).toBe("WalletWrongNetwork");
  expect(await codeOf(freighterConnector.sign(request))).toBe("WalletWrongNetwork");
});

test("another account is told before and after signing", async () => {
  extension.getAddress.mockResolvedValue({ address: OTHER });
  expect(await codeOf(freighterConnector.sign(request))).toBe("WalletWrongAccount");
  extension.getAddress.mockResolvedValue({ address: "" });
  extension.signTransaction.mockResolvedValue({ signedTxXdr: "BBBB", signerAddress: OTHER });
  expect(await codeOf(freighterConnector.sign(request))).toBe("WalletWrongAccount");
});

test("a part of a call gives its signature in hex; no signature, another account and a no are told apart", async () => {
  const part = { preimage: "AAAA", networkPassphrase: NETWORK, address: ADA };
  const sign = () => freighterConnector.signAuthorisation(part);
  expect(await sign()).toBe("010203");
  extension.signAuthEntry.mockResolvedValue({ signedAuthEntry: null, signerAddress: ADA });
  expect(await codeOf(sign())).toBe("WalletFailed");
  extension.signAuthEntry.mockResolvedValue({ signedAuthEntry: "AQID", signerAddress: OTHER });
  expect(await codeOf(sign())).toBe("WalletWrongAccount");
  extension.signAuthEntry.mockResolvedValue({ error: { code: -4, message: "anything" } });
  expect(await codeOf(sign())).toBe("WalletRejected");
});

test("a no is told by its code, whatever the text says", async () => {
  extension.signTransaction.mockResolvedValue({
    signedTxXdr: "",
    signerAddress: "",
    error: { code: -4, message: "anything" },
  });
  expect(await codeOf(freighterConnector.sign(request))).toBe("WalletRejected");
  extension.signTransaction.mockResolvedValue({
    signedTxXdr: "",
    signerAddress: "",
    error: { code: -1, message: "The user rejected this request." },
  });
  expect(await codeOf(freighterConnector.sign(request))).toBe("WalletFailed");
});

test("a question that needs nobody's attention is not waited for", async () => {
  vi.useFakeTimers();
  try {
    extension.getNetworkDetails.mockReturnValue(new Promise(() => undefined));
    const code = codeOf(freighterConnector.sign(request));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await code).toBe("WalletSilent");
  } finally {
    vi.useRealTimers();
  }
});
