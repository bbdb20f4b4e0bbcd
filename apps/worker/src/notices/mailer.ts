import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import type { MailText } from "./mail-text";

export interface Mail extends MailText {
  to: string;
  /** Makes two sendings of one mail recognisable as one. */
  id: string;
}

/** `rejected`: there is no such mailbox, for ever. Anything that may pass throws. */
export type MailOutcome = "sent" | "rejected";

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

const PATIENCE_MS = 20_000;

/** Sends by SMTP: `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport({
    ...{ url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    // Nothing of a letter is read from a file or another server.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(envelopeOf(mail, from));
        return "sent";
      } catch (error) {
        if (isRejection(error)) return "rejected";
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** Puts letters into a folder instead, one file each, for machines that send none. */
export function folderMailer({ directory, from }: { directory: string; from: string }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    send: async (mail) => {
      const { message } = await transport.sendMail(envelopeOf(mail, from));
      await mkdir(directory, { recursive: true });
      // Whole or not there at all, and the same letter in the same place.
      const scratch = path.join(directory, `.${randomUUID()}`);
      await writeFile(scratch, message as Buffer, { mode: 0o600 });
      await rename(scratch, path.join(directory, `${mail.id}.eml`));
      return "sent";
    },
    close: () => transport.close(),
  };
}

function envelopeOf({ to, id, subject, text, headers }: Mail, from: string) {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "localhost";
  return { from, to: { name: "", address: to }, subject, text, headers, messageId: `<${id}@${domain}>` };
}

/** The server refused this recipient for ever (RFC 5321: 5yz to RCPT TO). */
function isRejection(error: unknown): boolean {
  if (!(error instanceof Error) || !("responseCode" in error) || !("command" in error)) return false;
  const { responseCode, command } = error;
  return (
    command === "RCPT TO" && typeof responseCode === "number" && responseCode >= 500 && responseCode < 600
  );
}
