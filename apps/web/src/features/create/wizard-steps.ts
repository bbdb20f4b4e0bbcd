export const WIZARD_STEPS = ["start", "amount", "order", "safety", "review"] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

/** The step that an address asks for; the first when it asks for none that exists. */
export function parseStep(text: string | null | undefined): WizardStep {
  return WIZARD_STEPS.find((step) => step === text) ?? "start";
}
