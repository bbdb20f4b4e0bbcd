"use client";
import type { NotificationSettings, NotificationTopic } from "@ajo/schemas";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/design/button";
import { Field } from "@/design/field";
import { isLocale, LANGUAGES, LOCALES } from "@/i18n/locales";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";

const TOPICS: readonly NotificationTopic[] = ["reminders", "money", "act", "group", "people"];
const WAYS = ["push", "email"] as const;
/** What is offered when somebody wants quiet hours: from ten at night until seven. */
const NIGHT = { from: 22 * 60, until: 7 * 60 };

/** Which news by which way, when not, and in which language. */
export function Preferences({ settings }: { settings: NotificationSettings }) {
  const t = useTranslations("settings");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const utils = trpc.useUtils();
  const [chosen, setChosen] = useState(settings);
  const save = trpc.notification.setSettings.useMutation({
    onSuccess: () => utils.notification.settings.invalidate(),
  });
  const change = (part: Partial<NotificationSettings>) => {
    save.reset();
    setChosen({ ...chosen, ...part });
  };
  const { quietHours } = chosen;
  return (
    <form
      className="grid gap-5 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        // Hours are meant as the reader's clock shows them now.
        save.mutate({ ...chosen, timeZone });
      }}
    >
      <Topics chosen={chosen} onChange={change} />
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-semibold">{t("quiet")}</legend>
        <Check checked={quietHours !== null} onChange={(on) => change({ quietHours: on ? NIGHT : null })}>
          {t("quietOn")}
        </Check>
        {quietHours !== null && (
          <div className="grid grid-cols-2 gap-3">
            <Clock
              label={t("from")}
              minute={quietHours.from}
              onChange={(from) => change({ quietHours: { ...quietHours, from } })}
            />
            <Clock
              label={t("until")}
              minute={quietHours.until}
              onChange={(until) => change({ quietHours: { ...quietHours, until } })}
            />
          </div>
        )}
        <p className="text-[0.9375rem] text-soft">{t("zone", { zone: timeZone })}</p>
      </fieldset>
      <Field label={t("language")}>
        {(control) => (
          <select
            {...control}
            className="field"
            value={chosen.language}
            onChange={({ target }) => change({ language: isLocale(target.value) ? target.value : locale })}
          >
            {LOCALES.map((language) => (
              <option key={language} value={language} lang={language}>
                {LANGUAGES[language].name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="small" disabled={save.isPending}>
          {t("save")}
        </Button>
        <p role="status" className="text-[0.9375rem] text-soft">
          {save.isSuccess ? t("saved") : ""}
        </p>
      </div>
      {save.isError && <ErrorNotice error={toPageError(save.error)} />}
    </form>
  );
}

/** A row for each kind of news, a column for each way. */
function Topics({
  chosen,
  onChange,
}: {
  chosen: NotificationSettings;
  onChange: (part: Partial<NotificationSettings>) => void;
}) {
  const t = useTranslations("settings");
  const id = useId();
  return (
    <table className="topics">
      <thead>
        <tr>
          <td />
          {WAYS.map((way) => (
            <th key={way} scope="col" id={`${id}-${way}`}>
              {t(way)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {TOPICS.map((topic) => (
          <tr key={topic}>
            <th scope="row" id={`${id}-${topic}`}>
              {t(`topic.${topic}`)}
            </th>
            {WAYS.map((way) => (
              <td key={way}>
                <input
                  type="checkbox"
                  className="size-5 accent-(--indigo)"
                  aria-labelledby={`${id}-${topic} ${id}-${way}`}
                  checked={chosen[way].includes(topic)}
                  onChange={({ target }) =>
                    onChange({
                      [way]: TOPICS.filter((one) =>
                        one === topic ? target.checked : chosen[way].includes(one),
                      ),
                    })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Check({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="flex min-h-9 items-center gap-3">
      <input
        id={id}
        type="checkbox"
        className="size-5 shrink-0 accent-(--indigo)"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className="min-w-0 flex-1 py-1">
        {children}
      </label>
    </div>
  );
}

function Clock({
  label,
  minute,
  onChange,
}: {
  label: ReactNode;
  minute: number;
  onChange: (minute: number) => void;
}) {
  const two = (part: number) => String(part).padStart(2, "0");
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="time"
          required
          className="field"
          value={`${two(Math.floor(minute / 60))}:${two(minute % 60)}`}
          onChange={({ target }) => {
            const [hours = 0, minutes = 0] = target.value.split(":").map(Number);
            if (target.value !== "") onChange(hours * 60 + minutes);
          }}
        />
      )}
    </Field>
  );
}
