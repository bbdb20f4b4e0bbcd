import { type ReactNode, useId } from "react";

export interface Choice<Value> {
  value: Value;
  label: ReactNode;
  help?: ReactNode;
}

interface ChoicesProps<Value> {
  legend: ReactNode;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  columns?: boolean;
}

/** One of a few, each as a card that is easy to hit. Radio buttons underneath. */
export function Choices<Value extends string | number>({
  legend,
  choices,
  value,
  onChange,
  columns = false,
}: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className={columns ? "grid gap-2 sm:grid-cols-2" : "grid gap-2"}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-12 cursor-pointer items-start gap-3 rounded-(--radius-m) border-2 border-line bg-surface px-3.5 py-2.5 hover:border-edge has-checked:border-indigo has-checked:bg-indigo-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus)"
          >
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="mt-1 size-4.5 shrink-0 accent-(--indigo) outline-none"
            />
            <span>
              <span className="font-semibold">{choice.label}</span>
              {choice.help !== undefined && (
                <span className="block text-[0.9375rem] text-soft">{choice.help}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
