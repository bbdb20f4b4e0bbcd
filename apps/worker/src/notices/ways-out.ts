import type { Environment } from "../env";
import { listLetters, type Letter } from "./letters";
import { folderMailer, smtpMailer, type Mailer } from "./mailer";
import { createPushSender, type PushSender } from "./push-sender";

/** Null where this server sends no e-mail. */
export function mailerOf({
  SMTP_URL: url,
  MAIL_DIRECTORY: directory,
  MAIL_FROM: from,
}: Pick<Environment, "SMTP_URL" | "MAIL_DIRECTORY" | "MAIL_FROM">): Mailer | null {
  if (url !== undefined) return smtpMailer({ url, from });
  return directory === undefined ? null : folderMailer({ directory, from });
}

/** The newest letters that were caught instead of being sent; null where they are sent, or none is written. */
export function caughtLettersOf({
  SMTP_URL: url,
  MAIL_DIRECTORY: directory,
}: Pick<Environment, "SMTP_URL" | "MAIL_DIRECTORY">): ((limit: number) => Promise<Letter[]>) | null {
  return url !== undefined || directory === undefined ? null : (limit) => listLetters(directory, limit);
}

/** Null where this server sends no push. */
export function pushSenderOf({
  VAPID_PUBLIC_KEY: publicKey,
  VAPID_PRIVATE_KEY: privateKey,
  VAPID_SUBJECT: subject,
}: Pick<Environment, "VAPID_PUBLIC_KEY" | "VAPID_PRIVATE_KEY" | "VAPID_SUBJECT">): PushSender | null {
  if (publicKey === undefined || privateKey === undefined) return null;
  return createPushSender({ publicKey, privateKey, subject });
}
