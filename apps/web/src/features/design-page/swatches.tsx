const PAIRS = [
  ["ground", "ink"],
  ["surface", "ink"],
  ["sunk", "soft"],
  ["indigo", "on-indigo"],
  ["indigo-wash", "indigo"],
  ["marigold", "on-marigold"],
  ["marigold-wash", "ink"],
  ["leaf-wash", "leaf"],
  ["clay-wash", "clay"],
  ["night", "on-night"],
] as const;

/** Every ground with the ink that is written on it. */
export function Swatches() {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      {PAIRS.map(([ground, ink]) => (
        <li
          key={`${ground}-${ink}`}
          className="rounded-(--radius-m) border border-line p-4"
          style={{ background: `var(--${ground})`, color: `var(--${ink})` }}
        >
          <span className="block font-semibold">{ground}</span>
          <span className="text-sm">{ink}</span>
        </li>
      ))}
    </ul>
  );
}
