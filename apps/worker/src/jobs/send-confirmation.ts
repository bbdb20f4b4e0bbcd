import type { JobPayload } from "@ajo/jobs";
import { confirmationMail } from "../notices/mail-text";
import type { Mailer } from "../notices/mailer";

/** Sends the link that confirms a mailbox. A mailbox that does not exist needs none. */
export async function sendConfirmation(
  { email, token, language, id }: JobPayload<"send_confirmation">,
  { mailer, webOrigin }: { mailer: Mailer | null; webOrigin: string },
): Promise<void> {
  await mailer?.send({ ...confirmationMail(language, { webOrigin, token }), to: email, id });
}
