import { type ComponentProps, type ReactNode, useId } from "react";

export interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  problem?: ReactNode;
  /** Gets the attributes that tie the control to its label, help and problem. */
  children: (control: Pick<ComponentProps<"input">, "id" | "aria-describedby" | "aria-invalid">) => ReactNode;
}

/** A label, a control, and what is to be known or mended, tied together for everybody. */
export function Field({ label, help, problem, children }: FieldProps) {
  const id = useId();
  const described = [help === undefined ? null : `${id}-help`, problem === undefined ? null : `${id}-problem`]
    .filter((part) => part !== null)
    .join(" ");
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {help !== undefined && (
        <p id={`${id}-help`} className="text-[0.9375rem] text-soft">
          {help}
        </p>
      )}
      {children({
        id,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": problem === undefined ? undefined : true,
      })}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="text-[0.9375rem] font-semibold text-clay">
          {problem}
        </p>
      )}
    </div>
  );
}
