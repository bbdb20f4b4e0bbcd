import { formatAmountPlain, type Language, type Notification, type NotificationSettings } from "@ajo/schemas";
import { createTranslator } from "use-intl/core";
import texts from "./texts.gen.json" with { type: "json" };

/** A notification in the reader's language, without any markup. */
export interface Composed {
  language: Language;
  /** The group's name. */
  title: string;
  text: string;
  /** Where on the web app it leads. */
  path: string;
}

/** What amounts are formatted with; see the web app's locales and docs/adr/0018. */
const FORMAT_TAGS: Record<Language, string> = {
  ...{ en: "en-GB", fr: "fr-FR", yo: "en-NG", ha: "en-NG", ig: "en-NG" },
  ...{ sw: "sw-KE", es: "es-MX", pt: "pt-BR" },
};
const TWO_DAYS_SECONDS = 172_800;

export type Translate = (key: string, facts?: Record<string, string | number>) => string;

export function translator(language: Language): Translate {
  const t = createTranslator<Record<string, unknown>>({ locale: language, messages: texts[language] });
  // The catalogue is generated from the web app's, whose keys and arguments its compiler has checked.
  return t as unknown as Translate;
}

/** `settings` tell the language and the time zone. */
export function composeNotification(
  notification: Notification,
  { language, timeZone }: Pick<NotificationSettings, "language" | "timeZone">,
): Composed {
  const t = translator(language);
  const { kind, groupId, round, other, otherName, detail, amount, dueAt, group } = notification;
  const sum = amount ?? group?.contribution ?? null;
  const facts = {
    round,
    amount: sum === null || group === null ? "" : formatSum(sum, group.token, language),
    date: dueAt === null ? "" : formatDue(t, dueAt, timeZone, group?.frequencySeconds ?? 0),
    other: other === null ? "none" : (otherName ?? `${other.slice(0, 5)}…${other.slice(-4)}`),
  };
  const key = kind === "decided" || kind === "vote" ? `${kind}.${detail ?? ""}` : kind;
  return {
    language,
    title: group?.name ?? t("notices.aGroup"),
    text: t(`notices.${key}`, facts),
    path: kind === "approved" ? `/join/${groupId}` : `/groups/${groupId}`,
  };
}

function formatSum(sum: bigint, token: { code: string; decimals: number }, language: Language): string {
  const decimal = formatAmountPlain(sum, token.decimals);
  const digits = decimal.split(".")[1]?.length ?? 0;
  const format = new Intl.NumberFormat(FORMAT_TAGS[language], {
    minimumFractionDigits: digits === 0 ? 0 : 2,
    maximumFractionDigits: Math.max(2, digits),
  });
  // The type of a numeric literal; the string is one by construction.
  return `${format.format(decimal as `${number}`)} ${token.code}`;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The day, by the catalogue's own words; with the time when rounds are short. */
function formatDue(t: Translate, date: Date, timeZone: string, frequencySeconds: number): string {
  const parts = new Map(
    new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
      ...{ hour: "2-digit", minute: "2-digit" },
    })
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const month = MONTHS[Number(parts.get("month")) - 1] ?? "jan";
  const day = t("format.date", {
    ...{ day: String(Number(parts.get("day"))), month: t(`format.months.${month}`) },
    year: parts.get("year") ?? "",
  });
  return frequencySeconds < TWO_DAYS_SECONDS
    ? `${day}, ${parts.get("hour") ?? ""}:${parts.get("minute") ?? ""}`
    : day;
}
