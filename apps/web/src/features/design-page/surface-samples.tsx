const RADII = ["--radius-s", "--radius-m", "--radius-l"] as const;

/** What things lie on, how round they are, and the cloth behind headings and empty places. */
export function SurfaceSamples() {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <div className="card">
          <h3 className="text-lg">A card</h3>
          <p className="text-soft">On the ground, with a line around it.</p>
        </div>
        <div className="moons rounded-(--radius-l) bg-sunk p-7">
          <p className="font-semibold">Moons, on what is sunk</p>
        </div>
        <div className="hero-cloth rounded-(--radius-l) bg-night p-7 text-on-night">
          <p className="font-semibold">Cloth, once on the landing page</p>
        </div>
      </div>
      <ul className="flex flex-wrap gap-4">
        {RADII.map((radius) => (
          <li
            key={radius}
            className="grid size-24 place-items-center border-2 border-edge bg-surface text-sm"
            style={{ borderRadius: `var(${radius})` }}
          >
            <code>{radius.slice(2)}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

const ROWS = [
  { round: "Round 1", due: "4 Jan 2027", payout: "600 USDC", now: false },
  { round: "Round 2", due: "3 Feb 2027", payout: "600 USDC if all pay", now: true },
] as const;

/** Facts beside each other, and rows that become blocks with labels of their own on phones. */
export function DataSamples() {
  return (
    <>
      <dl className="facts card" data-columns>
        <div>
          <dt>You pay</dt>
          <dd className="figures">20 USDC</dd>
        </div>
        <div>
          <dt>You receive, once</dt>
          <dd className="figures">240 USDC</dd>
        </div>
        <div>
          <dt>Due</dt>
          <dd>Thu 12 Mar 2026, 14:00 Lagos time</dd>
        </div>
      </dl>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">Round</th>
            <th scope="col">Due</th>
            <th scope="col">Payout</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ round, due, payout, now }) => (
            <tr key={round} aria-current={now ? "step" : undefined}>
              <th scope="row">{round}</th>
              <td data-label="Due">{due}</td>
              <td data-label="Payout" className="figures">
                {payout}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary className="min-h-11 py-2 font-semibold">More, when it is wanted</summary>
        <p className="text-soft">What most people need not read.</p>
      </details>
    </>
  );
}

/** The two speeds at which anything moves; none of it where less motion was asked for. */
export function MotionSamples() {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {(["--quick", "--calm"] as const).map((speed) => (
        <li key={speed} className="group card p-4!">
          <code>{speed.slice(2)}</code>
          <span
            className="mt-2 block size-10 rounded-full bg-indigo group-hover:translate-x-24"
            style={{ transition: `translate var(${speed})` }}
          />
        </li>
      ))}
    </ul>
  );
}
