import { createHash, randomBytes, randomUUID } from "node:crypto";
import { enqueueThrough } from "@ajo/jobs";
import { AjoError, mailboxSchema, setEmailInput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

const LINK_SECONDS = 86_400;
/** The job calls no contract. */
const NO_CHANNELS = 1;

/** Only its hash is kept. */
export const mailTokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Sends a link to a mailbox; once it was followed, e-mail goes there. */
export const setEmail = personalProcedure
  .input(setEmailInput)
  .output(mailboxSchema)
  .mutation(async ({ ctx, input: { email, language } }) => {
    const { database, clock, config } = ctx.dependencies;
    if (!config.notices.sendsEmail) throw new AjoError("NotAvailable", "this server sends no e-mail");
    const token = randomBytes(32).toString("base64url");
    const asked = await database.mailboxes.request({
      ...{ address: ctx.me, email, tokenHash: mailTokenHash(token) },
      tokenExpiresAt: new Date(clock.now().getTime() + LINK_SECONDS * 1000),
      enqueue: (sql) =>
        enqueueThrough(sql, NO_CHANNELS)("send_confirmation", [{ email, token, language, id: randomUUID() }]),
    });
    if (!asked)
      throw new AjoError("RateLimited", "a mailbox can be asked once a minute, and by few accounts a day", {
        data: { retryAfterSeconds: "60" },
      });
    return { email, verified: false, unsubscribed: false };
  });
