import { Mark } from "@/design/mark";

/** The mark and the name; leads home. */
export function Brand({ label }: { label: string }) {
  return (
    <a href="/" aria-label={label} className="flex items-center gap-2.5 rounded-lg py-1 pe-2">
      <Mark className="size-9 text-indigo" />
      {/* On the narrowest screens long words need the room; the mark stays. */}
      <span className="max-[22rem]:hidden font-display text-[1.625rem] leading-none font-extrabold tracking-tight">
        Ajo
      </span>
    </a>
  );
}
