/** The lines behind the seats: the ring they sit on and how much of this round is paid. */
export function WheelDrawing({ progress }: { progress: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, progress)) * 1000) / 10;
  return (
    <svg className="wheel-drawing" aria-hidden="true" focusable="false">
      <circle className="wheel-track" cx="50%" cy="50%" />
      <circle className="wheel-rim" cx="50%" cy="50%" />
      {percent > 0 && (
        <circle
          className="wheel-progress"
          cx="50%"
          cy="50%"
          pathLength="100"
          strokeDasharray={`${percent} 100`}
        />
      )}
    </svg>
  );
}
