import { useTranslations } from "next-intl";
import { Icon } from "@/design/icons";

const STEPS = ["check", "wallet", "sent", "confirmed"] as const;
export type ProgressStep = (typeof STEPS)[number];

/** The four steps of a transaction with the one it is at; said aloud when it moves. */
export function MoneyProgress({ at, text }: { at: ProgressStep; text: string }) {
  const t = useTranslations("money.steps");
  const current = STEPS.indexOf(at);
  return (
    <div className="grid gap-4">
      <ol className="grid grid-cols-4 gap-2 text-center text-sm">
        {STEPS.map((step, index) => (
          <li
            key={step}
            aria-current={index === current ? "step" : undefined}
            className={index > current ? "text-soft" : "font-semibold"}
          >
            <span
              className={`mx-auto mb-1.5 grid size-9 place-items-center rounded-full border-2 ${index < current || at === "confirmed" ? "border-leaf bg-leaf-wash text-leaf" : index === current ? "border-indigo bg-indigo-wash text-indigo" : "border-line border-dashed"}`}
            >
              {index < current || at === "confirmed" ? (
                <Icon name="check" size={18} />
              ) : index === current ? (
                <span className="size-2.5 animate-ping rounded-full bg-current" />
              ) : null}
            </span>
            {t(step)}
          </li>
        ))}
      </ol>
      <p role="status" className="text-soft">
        {text}
      </p>
    </div>
  );
}
