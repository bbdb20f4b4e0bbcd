"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/design/field";
import type { DraftProblem } from "./group-draft";

interface PercentFieldProps {
  label: string;
  help: ReactNode;
  value: string;
  problem: DraftProblem | undefined;
  onChange: (text: string) => void;
}

/** A part of something, as typed, with its sign. */
export function PercentField({ label, help, value, problem, onChange }: PercentFieldProps) {
  const t = useTranslations("create.problems");
  return (
    <Field label={label} help={help} problem={problem === undefined ? undefined : t(problem)}>
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            {...control}
            className="field figures max-w-32"
            inputMode="decimal"
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <span aria-hidden="true" className="text-lg font-semibold text-soft">
            %
          </span>
        </span>
      )}
    </Field>
  );
}
