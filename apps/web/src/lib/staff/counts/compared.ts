import { isComparisonOverdue } from '@undersigned/shared/integrity/comparison.ts';

type Counted = {
  createdAt: string;
  asOf: string;
  check?: { checkedAt: string; agrees: boolean } | null | undefined;
};

/** When counts were last compared with the signatures: of several petitions, the one where it is longest ago. */
export function comparisonOf(counted: Counted[]) {
  const checks = counted.flatMap(({ check }) => check ?? []);
  return {
    at: checks
      .map(({ checkedAt }) => checkedAt)
      .toSorted((a, b) => Date.parse(a) - Date.parse(b))[0],
    agree: checks.every(({ agrees }) => agrees),
    isOverdue: counted.some(({ check, createdAt, asOf }) =>
      isComparisonOverdue(new Date(check?.checkedAt ?? createdAt), new Date(asOf)),
    ),
  };
}
