export type Milestone = { target: number; remaining: number; percent: number };

const STEPS = [100, 150, 200, 250, 300, 400, 500, 600, 750];

export function milestoneAfter(total: number): Milestone {
  const target = targetAbove(total);
  return { target, remaining: target - total, percent: (100 * total) / target };
}

function targetAbove(total: number): number {
  for (let scale = 1; ; scale *= 10) {
    const step = STEPS.find((each) => each * scale > total);
    if (step) return step * scale;
  }
}

/** The highest that a total has reached; null below the first. */
export function milestoneReached(total: number): number | null {
  let reached: number | null = null;
  for (let scale = 1; ; scale *= 10) {
    const step = STEPS.findLast((each) => each * scale <= total);
    if (!step) return reached;
    reached = step * scale;
  }
}
