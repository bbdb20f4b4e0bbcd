import { z } from "zod";
import { xdr } from "@stellar/stellar-sdk/base";
import { fromBase64, toHex } from "../xdr/bytes";

type Answer = Record<string, string | undefined>;

/**
 * Nonces of recorded authorisation are random: makes a simulation's answer the same for any, and brings into one order what
 * is sorted by them.
 */
export function maskNonces(answer: Answer): Answer {
  const nonces = (answer["auth"] ?? "").split(" ").flatMap(nonceOf);
  if (nonces.length === 0) return answer;
  const mask = (base64: string): string =>
    nonces.reduce(
      (hex, nonce, index) => hex.replaceAll(nonce, `<nonce ${index}>`),
      toHex(fromBase64(base64)),
    );
  return {
    ...answer,
    auth: answer["auth"]?.split(" ").map(mask).join(" "),
    transactionData:
      answer["transactionData"] === undefined
        ? undefined
        : maskTransactionData(answer["transactionData"], mask),
    stateChanges: answer["stateChanges"]
      ?.split("\n")
      .map((line) => line.split(" ").map(mask).join(" "))
      .sort()
      .join("\n"),
  };
}

function nonceOf(entry: string): string[] {
  if (entry === "") return [];
  const { credentials } = xdr.SorobanAuthorizationEntry.fromXdr(fromBase64(entry));
  if (credentials.type !== "sorobanCredentialsAddress" && credentials.type !== "sorobanCredentialsAddressV2")
    return [];
  const { nonce } =
    credentials.type === "sorobanCredentialsAddress" ? credentials.address : credentials.addressV2;
  return [BigInt.asUintN(64, nonce).toString(16).padStart(16, "0")];
}

function maskTransactionData(base64: string, mask: (base64: string) => string): string {
  const data = xdr.SorobanTransactionData.fromXdr(fromBase64(base64));
  const { footprint, ...amounts } = data.resources;
  const keys = (list: readonly xdr.LedgerKey[]): string =>
    list
      .map((key) => mask(key.toXdr("base64")))
      .sort()
      .join(" ");
  return JSON.stringify({
    readOnly: keys(footprint.readOnly),
    readWrite: keys(footprint.readWrite),
    instructions: amounts.instructions,
    diskReadBytes: amounts.diskReadBytes,
    writeBytes: amounts.writeBytes,
    resourceFee: data.resourceFee.toString(),
    ext: data.ext.toXdr("base64"),
  });
}

const simulated = z.object({
  result: z.looseObject({
    transactionData: z.string(),
    results: z.tuple([z.looseObject({ auth: z.array(z.string()) })]),
    stateChanges: z
      .array(
        z.object({
          type: z.string(),
          key: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      )
      .optional(),
  }),
});

/** The same for an answer as JSON-RPC gives it; anything but a simulation that recorded authorisation stays as it is. */
export function maskSimulation(reply: unknown): unknown {
  const parsed = simulated.safeParse(reply);
  if (!parsed.success) return reply;
  const { result } = parsed.data;
  const [{ auth, ...others }] = result.results;
  const masked = maskNonces({
    auth: auth.join(" "),
    transactionData: result.transactionData,
    stateChanges: result.stateChanges
      ?.map(({ key, before, after }) => [key, before ?? "-", after ?? "-"].join(" "))
      .join("\n"),
  });
  return { ...parsed.data, result: { ...result, results: [others], ...masked } };
}
