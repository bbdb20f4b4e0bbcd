import { z } from "zod";

const schema = z.object({ AJO_VECTORS_DIR: z.string().min(1).optional() });

/** Where the recorded network lies: `AJO_VECTORS_DIR`, if it is set. */
export function readVectorsDir(): string | undefined {
  return schema.parse({ AJO_VECTORS_DIR: process.env["AJO_VECTORS_DIR"] }).AJO_VECTORS_DIR;
}
