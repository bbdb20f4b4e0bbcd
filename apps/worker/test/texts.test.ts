import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DECISIONS, NOTIFICATION_KINDS, LANGUAGE_CODES, type Notification } from "@ajo/schemas";
import { composeNotification } from "../src/notices/compose";
import { confirmationMail, notificationMail } from "../src/notices/mail-text";
import { takeTexts } from "../texts.mjs";

const MOTIONS = ["pause", "cancel", "upgrade", "recover", "veto"];
const one: Omit<Notification, "kind" | "detail"> = {
  ...{ id: "3f6a0f0e-6f1b-4d0e-9f53-1f6f4c4f8d11", round: 3, amount: 12_500_000n, readAt: null },
  ...{ address: "GDQP2KPQGKIHYJGXNUIYOMHARUARCA7DJT5FO2FFOOKY3B2WSQHG4W37" as Notification["address"] },
  ...{ groupId: "CAS3J7GYLGXMF6TDJBBYYSE3HQ6BBSMLNUQ34T6TZMYMW2EVH34XOWMA" as Notification["groupId"] },
  ...{ other: null, otherName: null, dueAt: new Date("2026-03-12T13:00:00Z"), createdAt: new Date(0) },
  group: {
    ...{ name: "Market women", contribution: 200_000_000n, frequencySeconds: 604_800 },
    token: { code: "USDC", decimals: 7 },
  },
};

it("are those of the catalogues; if not: pnpm --filter @ajo/worker texts", () => {
  const kept = readFileSync(new URL("../src/notices/texts.gen.json", import.meta.url), "utf8");
  expect(kept).toBe(takeTexts());
});

it.each(LANGUAGE_CODES)("say every kind of notification in %s, with everything filled in", (language) => {
  const details = { decided: DECISIONS, vote: MOTIONS } as Partial<Record<string, readonly string[]>>;
  for (const kind of NOTIFICATION_KINDS)
    for (const detail of details[kind] ?? [null]) {
      const composed = composeNotification({ ...one, kind, detail }, { language, timeZone: "Africa/Lagos" });
      expect(composed.text, `${kind} ${detail ?? ""}`).not.toMatch(/notices\.|[{}]|undefined|NaN/);
      const mail = notificationMail(composed, { webOrigin: "https://ajo.example", unsubscribeToken: "t" });
      expect(mail.text).not.toMatch(/mail\.|[{}]|undefined/);
      expect(mail.text).toContain("https://ajo.example/email/stop?token=t");
    }
  expect(confirmationMail(language, { webOrigin: "https://ajo.example", token: "t" }).text).toContain(
    "token=t",
  );
});

it("tell sums, dates and names as the reader's pages do", () => {
  const say = (kind: "due_soon" | "promised", language: "en" | "fr" | "yo", other: string | null = null) =>
    composeNotification(
      { ...one, kind, detail: null, other: other as Notification["other"], otherName: "Chidi" },
      { language, timeZone: "Africa/Lagos" },
    ).text;
  expect(say("due_soon", "en")).toBe("1.25 USDC for round 3 is due on 12 Mar 2026.");
  expect(say("due_soon", "fr")).toBe("1,25 USDC pour le tour 3 sont à payer le 12 mars 2026.");
  expect(say("promised", "yo", one.address)).toContain("Chidi");
});
