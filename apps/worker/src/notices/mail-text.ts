import type { Language } from "@ajo/schemas";
import { translator, type Composed } from "./compose";

export interface MailText {
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** A notification as a plain letter, with the way out of it at its end (RFC 2369, and RFC 8058 for one click). */
export function notificationMail(
  { language, title, text, path }: Composed,
  { webOrigin, unsubscribeToken }: { webOrigin: string; unsubscribeToken: string },
): MailText {
  const t = translator(language);
  const stop = `${webOrigin}/email/stop?token=${unsubscribeToken}`;
  const lines = [
    t("mail.hello"),
    `${title}: ${text}`,
    `${t("mail.open")}\n${webOrigin}${path}`,
    t("mail.kind"),
    `--\n${t("mail.why")}\n${t("mail.stop")}\n${stop}`,
  ];
  return {
    subject: `${title}: ${text}`,
    text: `${lines.join("\n\n")}\n`,
    headers: {
      "List-Unsubscribe": `<${webOrigin}/api/email/stop?token=${unsubscribeToken}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
    },
  };
}

/** The letter that asks whether a mailbox is the person's own. */
export function confirmationMail(
  language: Language,
  { webOrigin, token }: { webOrigin: string; token: string },
): MailText {
  const t = translator(language);
  const lines = [
    t("mail.hello"),
    `${t("mail.confirm")}\n${webOrigin}/email/confirm?token=${token}`,
    t("mail.confirmElse"),
  ];
  return {
    subject: t("mail.confirmSubject"),
    text: `${lines.join("\n\n")}\n`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
