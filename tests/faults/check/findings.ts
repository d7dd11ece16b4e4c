/** How often something was found, with a few examples: a million would help nobody. */
export type Finding = { count: number; examples: string[] };

const EXAMPLES_MAX = 5;

export function noFinding(): Finding {
  return { count: 0, examples: [] };
}

export function found(finding: Finding, example: string): void {
  finding.count += 1;
  if (finding.examples.length < EXAMPLES_MAX) finding.examples.push(example);
}

export function bothFindings(one: Finding, other: Finding): Finding {
  return {
    count: one.count + other.count,
    examples: [...one.examples, ...other.examples],
  };
}

/** What was found, by name; nothing where all is well. */
export function troubles(findings: Record<string, Finding>): Record<string, Finding> {
  return Object.fromEntries(Object.entries(findings).filter(([, { count }]) => count > 0));
}
