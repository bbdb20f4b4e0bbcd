"use client";
import { useId } from "react";

/** A part of a pot as a sentence and as a bar: what is painted is what is announced. */
export function CoverageMeter({ sentence, still, pot }: { sentence: string; still: bigint; pot: bigint }) {
  const label = useId();
  const permille = pot === 0n ? 0 : Number((still * 1000n) / pot);
  return (
    <div>
      <p id={label} className="font-semibold">
        {sentence}
      </p>
      <progress className="round-progress mt-2" aria-labelledby={label} max={1000} value={permille} />
    </div>
  );
}
