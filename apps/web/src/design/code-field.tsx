import { Field, type FieldProps } from "./field";

interface CodeFieldProps extends Omit<FieldProps, "children"> {
  value: string;
  onChange: (value: string) => void;
}

/** For what is copied rather than typed, an address or a secret: whole, unchecked for spelling, never filled in by itself. */
export function CodeField({ value, onChange, ...field }: CodeFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          className="field address"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
