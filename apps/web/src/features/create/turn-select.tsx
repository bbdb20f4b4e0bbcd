"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/design/field";

/** Whose money is shown: that of the member in one of the turns. */
export function TurnSelect({
  turn,
  members,
  onChange,
}: {
  turn: number;
  members: number;
  onChange: (turn: number) => void;
}) {
  const t = useTranslations("create.preview");
  return (
    <Field label={t("turn")} help={t("turnHelp")}>
      {(control) => (
        <select
          {...control}
          className="field"
          value={turn}
          onChange={(event) => onChange(Number(event.target.value))}
        >
          {Array.from({ length: members }, (_, index) => (
            <option key={index} value={index + 1}>
              {t("turnOption", { turn: index + 1 })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
