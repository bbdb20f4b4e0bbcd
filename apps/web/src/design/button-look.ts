export type ButtonTone = "primary" | "quiet" | "plain" | "marigold";

export interface ButtonLook {
  tone?: ButtonTone | undefined;
  size?: "normal" | "small" | undefined;
}

/** The attributes that components.css draws buttons by. */
export function buttonAttributes({
  tone = "primary",
  size = "normal",
  className,
}: ButtonLook & { className?: string | undefined }) {
  return {
    className: className === undefined ? "button" : `button ${className}`,
    "data-tone": tone,
    "data-size": size,
  };
}
