/** The contracts of the recorded network, taken out of the transactions that uploaded them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { xdr } from "@stellar/stellar-sdk";
import { z } from "zod";

const schema = z.array(z.object({ name: z.string(), envelopeXdr: z.string().optional() }));

/** `vector` stores, emits, pays and fails on demand; `probe` takes members' money; `acct` is an account. */
export function recordedContract(name: "vector" | "probe" | "acct"): Buffer {
  const file = fileURLToPath(new URL("./fixtures/recorded-network/transactions.json.br", import.meta.url));
  const steps = schema.parse(JSON.parse(brotliDecompressSync(readFileSync(file)).toString()));
  const step = steps.find(
    (candidate) => candidate.name === (name === "acct" ? "g-upload-acct" : `upload-${name}`),
  );
  if (step?.envelopeXdr === undefined) throw new Error(`the recording has no upload of ${name}`);
  const envelope = xdr.TransactionEnvelope.fromXdr(step.envelopeXdr, "base64");
  const body = envelope.type === "envelopeTypeTx" ? envelope.v1.tx.operations[0]?.body : undefined;
  if (body?.type !== "invokeHostFunction") throw new Error("not an upload");
  const { hostFunction } = body.invokeHostFunctionOp;
  if (hostFunction.type !== "hostFunctionTypeUploadContractWasm") throw new Error("not an upload");
  return Buffer.from(hostFunction.wasm);
}
