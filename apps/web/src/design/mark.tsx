const SMALL_MOONS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Ajo's mark: the full moon with small moons of an adire cloth, one of them receiving. Decorative: name it beside. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="8.5" fill="none" stroke="currentColor" strokeWidth="3" />
      <circle cx="24" cy="24" r="2.6" fill="currentColor" />
      {SMALL_MOONS.map((index) => {
        const angle = (index / SMALL_MOONS.length) * 2 * Math.PI;
        const first = index === 0;
        return (
          <circle
            key={index}
            // Rounded: engines print sines differently, and the page must hydrate to the same text.
            cx={(24 + 18 * Math.sin(angle)).toFixed(2)}
            cy={(24 - 18 * Math.cos(angle)).toFixed(2)}
            r={first ? 5.4 : 3.4}
            fill={first ? "var(--marigold)" : "currentColor"}
          />
        );
      })}
    </svg>
  );
}
