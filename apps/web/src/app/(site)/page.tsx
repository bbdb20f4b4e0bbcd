import { AnyoneCanCheck } from "@/features/landing/anyone-can-check";
import { Hero } from "@/features/landing/hero";
import { HowARoundGoes } from "@/features/landing/how-a-round-goes";
import { NobodyCan } from "@/features/landing/nobody-can";
import { TwoQuestions } from "@/features/landing/two-questions";

export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <>
      <Hero />
      <TwoQuestions />
      <HowARoundGoes />
      <NobodyCan />
      <AnyoneCanCheck />
    </>
  );
}
