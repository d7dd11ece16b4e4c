import type { Keyring } from '../../../apps/api/src/platform/crypto.ts';
import { eachRead } from '../reads.ts';
import type { Strike } from '../strikes/strike.ts';
import type { Struck } from '../strikes/schedule.ts';
import { createRecount, findDrift } from './counts.ts';
import { type Ended, findEndsWithoutFault, readEnds } from './ends.ts';
import { type Evidence, readEvidence } from './evidence.ts';
import { bothFindings, type Finding, found, noFinding } from './findings.ts';
import { createMailCheck } from './mails.ts';
import { createMinuteCheck } from './minutes.ts';
import { countUntil } from './numbers.ts';
import { createHoldUps } from './hold-ups.ts';
import { createReadCheck } from './reads.ts';
import { readReceived } from './received.ts';
import { findRepeatsWithoutCrash } from './repeats.ts';
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
  /** From the cache, at times when nothing excused an old one. */
  readsThatHadToBeFresh: number;
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
  | 'oldReads'
  | 'mailsMissing'
  | 'mailsMisdirected'
  | 'mailsRepeatedWithoutCrash'
  | 'mailsOfAKindTwice'
  | 'gaveUp'
  | 'endsWithoutFault'
  | 'refused'
  | 'brokenAnswers'
  | 'failedWithoutFault'
  | 'unproved';

export type Trial = {
  readonly loadLogs: string[];
  readonly readLog: string;
  readonly mailLog: string;
  readonly endLog: string;
  readonly databaseUrl: string;
  readonly keyring: Keyring;
  readonly struck: readonly Struck[];
  readonly strikes: readonly Strike[];
  readonly mailConnections: number;
  readonly people: number;
};

const MANY_READS = 5_000;
// Half of what one lets in at once: some send twice.
const PEOPLE_FOR_ONE_API = 192;

/** Compares what everybody wrote down with what the database holds. */
export async function judge(trial: Trial): Promise<{ verdict: Verdict; ackTimes: Float64Array }> {
  const evidence = await readEvidence(trial.loadLogs);
  const signatures = createSignatureCheck(evidence);
  const recount = createRecount();
  const minutes = createMinuteCheck(evidence);
  const received = await readReceived(trial.mailLog);
  const mails = createMailCheck(evidence, received);
  const holdUps = createHoldUps(trial.struck);
  await eachRead(trial.readLog, holdUps.see);
  const reads = createReadCheck(evidence, holdUps.end());

  const snapshot = await openSnapshot(trial.databaseUrl, trial.keyring, evidence);
  await snapshot.signatures((row) => {
    signatures.see(row);
    recount.see(row);
    minutes.see(row);
  });
  await snapshot.deliveries(mails.see);
  await snapshot.close();
  await eachRead(trial.readLog, reads.see);

  const { present, ...rows } = signatures.end();
  const { missing, misdirected, twice, ...post } = mails.end(signatures.isPending);
  const readings = reads.end();
  const ends = readEnds(trial.endLog);
  const crashes = struckBy(trial, (strike) => strike.mayRepeatMail);
  const findings = {
    ...rows,
    drift: bothFindings(findDrift(snapshot.kept, recount.counts), minutes.end(snapshot.minutes)),
    wrongReads: readings.wrong,
    oldReads: readings.old,
    mailsMissing: missing,
    mailsMisdirected: misdirected,
    mailsRepeatedWithoutCrash: findRepeatsWithoutCrash(
      received.repeats,
      crashes,
      trial.mailConnections,
    ),
    mailsOfAKindTwice: twice,
    gaveUp: counted(evidence.gaveUp),
    endsWithoutFault: findEndsWithoutFault(ends, trial.struck, trial.strikes),
    refused: counted(evidence.refusals),
    brokenAnswers: counted(broken(evidence)),
    failedWithoutFault: failedWithoutFault(evidence, trial),
    unproved: unproved(evidence, readings, trial, ends),
  };
  const { S, C, W, D } = evidence.acked;
  const verdict = {
    isClean: Object.values(findings).every(({ count }) => count === 0),
    acknowledged: { signatures: S, confirmations: C, withdrawals: W, disowned: D },
    signaturesPresent: present,
    findings,
    reads: readings.reads,
    readsThatHadToBeFresh: readings.mustBeFresh,
    mails: { ...post, mayRepeat: crashes.length * trial.mailConnections },
    failedTries: Object.fromEntries(evidence.failures.why),
  };
  return { verdict, ackTimes: evidence.signAcked.sorted() };
}

function struckBy({ struck, strikes }: Trial, is: (strike: Strike) => unknown): Struck[] {
  const names = new Set(strikes.filter(is).map(({ name }) => name));
  return struck.filter(({ name }) => names.has(name));
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

type Readings = { reads: number; cached: number; mustBeFresh: number };

/** A load that got nowhere loses nothing. */
function unproved(
  { acked }: Evidence,
  { reads, cached, mustBeFresh }: Readings,
  trial: Trial,
  ends: readonly Ended[],
): Finding {
  const finding = noFinding();
  if (acked.S === 0) found(finding, 'no signature was acknowledged');
  if (acked.C === 0) found(finding, 'no confirmation was acknowledged');
  if (reads === 0) found(finding, 'no count was read');
  if (ends.length === 0 && struckBy(trial, (strike) => strike.mayEnd).length > 0) {
    found(finding, 'programs were killed, and nobody saw one end');
  }
  // In a short run there may be no quiet moment.
  if (cached > MANY_READS && mustBeFresh === 0) found(finding, 'no count had to be fresh');
  return finding;
}

/** While one API stops, the other may be asked for more than it can do, and says so. */
function failedWithoutFault({ failures }: Evidence, trial: Trial): Finding {
  const finding = noFinding();
  const isOneEnough = trial.people <= PEOPLE_FOR_ONE_API;
  const failed = failures.at.sorted();
  const refused = isOneEnough ? failures.refused.sorted() : new Float64Array();
  for (const { name, from, to } of struckBy(trial, (strike) => strike.isHarmless)) {
    const during = [failed, refused].reduce(
      (sum, times) => sum + countUntil(times, to) - countUntil(times, from),
      0,
    );
    for (let i = 0; i < during; i += 1) found(finding, `${name}: a try failed`);
  }
  return finding;
}
