"use client";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

export interface Tab<Key extends string> {
  key: Key;
  label: string;
}

interface TabsProps<Key extends string> {
  label: string;
  tabs: readonly Tab<Key>[];
  current: Key;
  onChange: (key: Key) => void;
  children: ReactNode;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs as ARIA describes them: one tab stop, arrows move and show. The caller renders the panel of `current`. */
export function Tabs<Key extends string>({ label, tabs, current, onChange, children }: TabsProps<Key>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const index = tabs.findIndex((tab) => tab.key === current);
    const step = STEPS[event.key];
    const next =
      step !== undefined
        ? (index + step + tabs.length) % tabs.length
        : event.key === "Home"
          ? 0
          : event.key === "End"
            ? tabs.length - 1
            : null;
    const tab = next === null ? undefined : tabs[next];
    if (next === null || tab === undefined) return;
    event.preventDefault();
    onChange(tab.key);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  }

  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={move}
        // In as many rows as it takes: a tab that has to be scrolled to is one that nobody knows of.
        className="grid grid-cols-3 gap-1 border-b border-line pb-2 sm:flex sm:flex-wrap sm:pb-0"
      >
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === current ? 0 : -1}
            onClick={() => onChange(tab.key)}
            className="min-h-11 min-w-0 wrap-anywhere rounded-full px-1.5 text-[0.9375rem] leading-tight font-semibold text-soft hover:text-ink aria-selected:bg-indigo-wash aria-selected:text-indigo sm:min-h-12 sm:shrink-0 sm:rounded-none sm:border-b-3 sm:border-transparent sm:px-5 sm:text-[1.0625rem] sm:aria-selected:border-indigo sm:aria-selected:bg-transparent forced-colors:aria-selected:underline"
          >
            {tab.label}
          </button>
        ))}
      </div>
      {/* A panel may hold nothing that takes focus; then it is the stop after its tab. */}
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current}`}
        tabIndex={0}
        className="pt-6"
      >
        {children}
      </div>
    </div>
  );
}
