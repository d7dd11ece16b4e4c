import * as v from 'valibot';

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** A moment of ours: other years are a slip, or none that a database knows. */
export function moment() {
  return v.pipe(
    v.date(),
    v.rawTransform(({ dataset, addIssue, NEVER }): Date => {
      const ms = dataset.value.getTime();
      if (ms >= EARLIEST && ms <= LATEST) return dataset.value;
      addIssue({ message: 'OUT_OF_RANGE' });
      return NEVER;
    }),
  );
}
