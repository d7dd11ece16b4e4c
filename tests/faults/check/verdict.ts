import type { Keyring } from '../../../apps/api/src/platform/crypto.ts';
import { eachRead } from '../reads.ts';
import type { Strike } from '../strikes/strike.ts';
import type { Struck } from '../strikes/schedule.ts';
import { createRecount, findDrift } from './counts.ts';
import { type Evidence, readEvidence } from './evidence.ts';
import { type Finding, found, noFinding } from './findings.ts';
import { createMailCheck } from './mails.ts';
import { countUntil } from './numbers.ts';
import { createReadCheck } from './reads.ts';
import { readReceived } from './received.ts';
import { createSignatureCheck } from './signatures.ts';
import { openSnapshot } from './snapshot.ts';

export type Verdict = {
  isClean: boolean;
  acknowledged: {
    signatures: number;
    confirmations: number;
    withdrawals: number;
    disowned: number;
  };
  signaturesPresent: number;
  /** Each of them has to be empty. */
  findings: Record<FindingName, Finding>;
  reads: number;
  mails: { arrived: number; repeated: number; mayRepeat: number };
  failedTries: Record<string, number>;
};

type FindingName =
  | 'lost'
  | 'phantom'
  | 'double'
  | 'altered'
  | 'drift'
  | 'wrongReads'
  | 'mailsMissing'
  | 'mailsMisdirected'
  | 'mailsRepeatedTooOften'
  | 'refused'
  | 'brokenAnswers'
  | 'failedWithoutFault'
  | 'unproved';

export type Trial = {
  readonly loadLogs: string[];
  readonly readLog: string;
  readonly mailLog: string;
  readonly databaseUrl: string;
  readonly keyring: Keyring;
  readonly struck: readonly Struck[];
  readonly strikes: readonly Strike[];
  readonly mailConnections: number;
};

/** Compares what everybody wrote down with what the database holds. */
export async function judge(trial: Trial): Promise<{ verdict: Verdict; ackTimes: Float64Array }> {
  const evidence = await readEvidence(trial.loadLogs);
  const signatures = createSignatureCheck(evidence);
  const recount = createRecount();
  const received = await readReceived(trial.mailLog);
  const mails = createMailCheck(evidence, received);
  const reads = createReadCheck(evidence);

  const snapshot = await openSnapshot(trial.databaseUrl, trial.keyring, evidence);
  await snapshot.signatures((row) => {
    signatures.see(row);
    recount.see(row);
  });
  await snapshot.deliveries(mails.see);
  await snapshot.close();
  await eachRead(trial.readLog, reads.see);

  const { present, ...rows } = signatures.end();
  const { missing, misdirected, ...post } = mails.end(signatures.isPending);
  const readings = reads.end();
  const mayRepeat = trial.mailConnections * countStruck(trial, (strike) => strike.mayRepeatMail);
  const findings = {
    ...rows,
    drift: findDrift(snapshot.kept, recount.counts),
    wrongReads: readings.wrong,
    mailsMissing: missing,
    mailsMisdirected: misdirected,
    mailsRepeatedTooOften: above(post.repeated, mayRepeat),
    refused: counted(evidence.refusals),
    brokenAnswers: counted(broken(evidence)),
    failedWithoutFault: failedWithoutFault(evidence, trial),
    unproved: unproved(evidence, readings.reads),
  };
  const { S, C, W, D } = evidence.acked;
  const verdict = {
    isClean: Object.values(findings).every(({ count }) => count === 0),
    acknowledged: { signatures: S, confirmations: C, withdrawals: W, disowned: D },
    signaturesPresent: present,
    findings,
    reads: readings.reads,
    mails: { ...post, mayRepeat },
    failedTries: Object.fromEntries(evidence.failures.why),
  };
  return { verdict, ackTimes: evidence.signAcked.sorted() };
}

function countStruck({ struck, strikes }: Trial, is: (strike: Strike) => unknown): number {
  const names = new Set(strikes.filter(is).map(({ name }) => name));
  return struck.filter(({ name }) => names.has(name)).length;
}

function above(count: number, most: number): Finding {
  const finding = noFinding();
  for (let i = most; i < count; i += 1) found(finding, `${count} mails came twice, ${most} may`);
  return finding;
}

function counted(refusals: Map<string, number>): Finding {
  const finding = noFinding();
  for (const [what, times] of refusals) {
    found(finding, `${what}: ${times} times`);
    finding.count += times - 1;
  }
  return finding;
}

/** Whatever happens behind it, an API says "not now" and never that it is broken itself. */
function broken({ failures }: Evidence): Map<string, number> {
  return new Map([...failures.why].filter(([why]) => /^5\d\d/.test(why) && !/^503/.test(why)));
}

/** A load that got nowhere loses nothing. */
function unproved({ acked }: Evidence, reads: number): Finding {
  const finding = noFinding();
  if (acked.S === 0) found(finding, 'no signature was acknowledged');
  if (acked.C === 0) found(finding, 'no confirmation was acknowledged');
  if (reads === 0) found(finding, 'no count was read');
  return finding;
}

function failedWithoutFault(evidence: Evidence, { struck, strikes }: Trial): Finding {
  const finding = noFinding();
  const failed = evidence.failures.at.sorted();
  for (const { name, from, to } of struck) {
    if (!strikes.find((strike) => strike.name === name)?.isHarmless) continue;
    const during = countUntil(failed, to) - countUntil(failed, from);
    for (let i = 0; i < during; i += 1) found(finding, `${name}: a try failed`);
  }
  return finding;
}
