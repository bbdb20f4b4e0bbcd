"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/design/button";
import { useNetwork, useNetworkNow } from "../network/use-network";
import { useWallet } from "../wallet/use-wallet";
import { AmountStep } from "./amount-step";
import { configOf, draftProblems, draftTerms } from "./group-draft";
import { LivePreview } from "./live-preview";
import { OrderStep } from "./order-step";
import { ReviewStep } from "./review-step";
import { SafetyStep } from "./safety-step";
import { StartStep } from "./start-step";
import { useDraft } from "./use-draft";
import { parseStep, WIZARD_STEPS, type WizardStep } from "./wizard-steps";

/** A new group in five steps, each with its own address; nothing is signed before the last. */
export function CreateWizard() {
  const t = useTranslations("create");
  const step = parseStep(useSearchParams().get("step"));
  const { draft, change, ready } = useDraft();
  const tokens = useNetwork().data?.tokens ?? [];
  const token =
    tokens.find((candidate) => candidate.contractId === draft.token) ??
    tokens.find((candidate) => candidate.issuer !== null) ??
    tokens[0];
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);

  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);

  const go = (to: WizardStep) => window.history.pushState(null, "", `/groups/new?step=${to}`);
  const index = WIZARD_STEPS.indexOf(step);
  const next = WIZARD_STEPS[index + 1];
  const previous = WIZARD_STEPS[index - 1];
  const context = { now: useNetworkNow(), organiser: useWallet()?.address ?? null };
  const problems = token === undefined ? {} : draftProblems(draft, { ...context, token });
  const terms = token === undefined ? null : draftTerms(draft, token, context);
  const config = token === undefined ? null : configOf(draft, token, context);

  return (
    <div className="mx-auto max-w-5xl">
      <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("title")}</h1>
      <WizardProgress current={step} onGo={go} />
      <div className="mt-8 grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <section aria-labelledby="step-title" className="grid gap-6">
          <h2 id="step-title" ref={heading} tabIndex={-1} className="text-2xl outline-none">
            {t(`steps.${step}.title`)}
          </h2>
          <fieldset disabled={!ready} className="grid gap-6">
            <legend className="sr-only">{t(`steps.${step}.title`)}</legend>
            {step === "start" && <StartStep draft={draft} change={change} problem={problems.name} />}
            {step === "amount" && (
              <AmountStep draft={draft} change={change} tokens={tokens} token={token} problems={problems} />
            )}
            {step === "order" && <OrderStep draft={draft} change={change} problems={problems} />}
            {step === "safety" && (
              <SafetyStep draft={draft} change={change} problems={problems} terms={terms} />
            )}
            {step === "review" && (
              <ReviewStep draft={draft} token={token} config={config} problems={problems} onEdit={go} />
            )}
          </fieldset>
          <div className="flex flex-wrap justify-between gap-3">
            {previous === undefined ? (
              <span />
            ) : (
              <Button tone="quiet" onClick={() => go(previous)}>
                {t("back")}
              </Button>
            )}
            {next !== undefined && (
              <Button onClick={() => go(next)}>{t("next", { step: t(`steps.${next}.short`) })}</Button>
            )}
          </div>
        </section>
        <LivePreview terms={terms} />
      </div>
    </div>
  );
}

function WizardProgress({ current, onGo }: { current: WizardStep; onGo: (step: WizardStep) => void }) {
  const t = useTranslations("create");
  const index = WIZARD_STEPS.indexOf(current);
  return (
    <nav aria-label={t("progress")} className="mt-5">
      <ol className="flex flex-wrap gap-x-0.5 gap-y-1 sm:gap-x-2">
        {WIZARD_STEPS.map((step, position) => (
          <li key={step}>
            <button
              type="button"
              aria-current={step === current ? "step" : undefined}
              disabled={position > index}
              onClick={() => onGo(step)}
              className="inline-flex min-h-10 items-center gap-2 rounded-full px-1.5 text-[0.9375rem] sm:px-3 font-semibold text-soft aria-[current]:bg-indigo-wash aria-[current]:px-3 aria-[current]:text-indigo enabled:hover:bg-sunk"
            >
              <span
                aria-hidden="true"
                className="grid size-6 place-items-center rounded-full border-2 border-current text-xs"
              >
                {position + 1}
              </span>
              {/* On phones only the step one is at has room for its name. */}
              <span className={step === current ? "" : "max-sm:sr-only"}>{t(`steps.${step}.short`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
