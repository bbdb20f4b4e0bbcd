import { createECDH, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const fileSchema = z.object({
  /** Set once the sample groups are there, so that a restart does not make them again. */
  hasSampleGroups: z.boolean().default(false),
  sessionSecret: z.string().min(32),
  /** What this installation signs web push with (RFC 8292), in base64url. */
  vapidKeys: z.object({ publicKey: z.string(), privateKey: z.string() }).optional(),
});
export type StackFile = z.infer<typeof fileSchema>;

/** What one installation remembers besides PostgreSQL and the ledger: `.ajo/stack.json`. */
export function readStackFile(dataDir: string): StackFile {
  const file = path.join(dataDir, "stack.json");
  if (existsSync(file)) {
    const parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    throw new Error(`${file} cannot be read. Run: npm run reset`);
  }
  const fresh: StackFile = { hasSampleGroups: false, sessionSecret: randomBytes(32).toString("hex") };
  writeStackFile(dataDir, fresh);
  return fresh;
}

/** The installation's push keys, made once: browsers subscribe to the public one. */
export function vapidKeysOf(dataDir: string): { publicKey: string; privateKey: string } {
  const content = readStackFile(dataDir);
  if (content.vapidKeys !== undefined) return content.vapidKeys;
  const pair = createECDH("prime256v1");
  const publicKey = pair.generateKeys("base64url");
  // The number may begin with zeros, which the key does not leave out.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
    .subarray(-32)
    .toString("base64url");
  const vapidKeys = { publicKey, privateKey };
  writeStackFile(dataDir, { ...content, vapidKeys });
  return vapidKeys;
}

export function writeStackFile(dataDir: string, content: StackFile): void {
  writeFileSync(path.join(dataDir, "stack.json"), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
