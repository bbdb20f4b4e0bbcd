"use client";
import { useState } from "react";
import { Icon } from "./icons";

/** A long technical text that is shown whole and can be copied. */
export function Copyable({ text, label, copied }: { text: string; label: string; copied: string }) {
  const [done, setDone] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      setDone(false);
    }
  }
  return (
    <span className="flex items-start gap-2">
      <code className="min-w-0 flex-1 rounded-(--radius-s) bg-sunk px-2 py-1 text-[0.8125rem] leading-6">
        {text}
      </code>
      <button
        type="button"
        onClick={() => void copy()}
        className="grid size-8 shrink-0 place-items-center rounded-full hover:bg-sunk"
      >
        <Icon name={done ? "check" : "copy"} size={18} />
        <span className="sr-only">{label}</span>
      </button>
      <span role="status" className="sr-only">
        {done ? copied : ""}
      </span>
    </span>
  );
}
