import type { Report } from './report.ts';

/** The report for people. */
export function pageOf(report: Report): string {
  const { acknowledged, mails, unexpected } = report;
  return [
    `# Faults: ${report.result}`,
    '',
    `\`${report.command}\``,
    '',
    `${report.began}, ${report.minutes} minutes and ${report.minutesToSettle} more until every mail was out; commit ${report.commit}; ${report.machine}.`,
    '',
    ...table(
      ['what', 'count'],
      [
        ['acknowledged signatures', acknowledged.signatures],
        ['acknowledged confirmations', acknowledged.confirmations],
        [
          'acknowledged withdrawals, and "this wasn’t me"',
          acknowledged.withdrawals + acknowledged.disowned,
        ],
        ['faults', report.faults],
        ['**lost**: acknowledged, and not there or not as acknowledged', report.lost],
        ['**double**: the same person twice', report.double],
        ['**phantom**: there, and never sent', report.phantom],
        ['**altered**: there, and other than sent', report.altered],
        ['**drift**: counts that are not what the signatures come to', report.drift],
        ['counts read', report.reads],
        [
          '**read wrongly**: not between what was acknowledged before and attempted until then',
          report.wrongReads,
        ],
        ['of count.json, when nothing excused an old count', report.readsThatHadToBeFresh],
        ['**older than a second** and what was held up explain', report.oldReads],
        ['mails that arrived', mails.arrived],
        ['**mails missing**', mails.missing],
        ['**mails to somebody else**', mails.misdirected],
        [`mails that came twice (crashes allow for ${mails.mayRepeat})`, mails.repeated],
        ['**of these without a crash of their own**', mails.repeatedWithoutCrash],
        ['**two mails of a kind** to who asked once', mails.ofAKindTwice],
        ['answers that no fault explains', unexpected.refused],
        ['answers that say the API is broken', unexpected.brokenAnswers],
        ['requests that failed though nothing should', unexpected.failedWithoutFault],
        ['people who were never answered', unexpected.gaveUp],
        ['programs that ended and no fault explains it', unexpected.endsWithoutFault],
      ],
    ),
    '',
    '## Faults',
    'The silence is the longest time, from one fault to the next, in which nobody at all was answered.',
    'It tells of the fault before it, too, where that was still felt.',
    '',
    ...table(
      ['fault', 'times', 'longest silence'],
      report.byKind.map(({ name, times, longestSilenceSeconds }) => [
        name,
        times,
        `${longestSilenceSeconds} s`,
      ]),
    ),
    '',
    ...(report.skipped.length > 0
      ? [
          '## Skipped',
          ...table(
            ['fault', 'why'],
            report.skipped.map(({ name, why }) => [name, why]),
          ),
          '',
        ]
      : []),
    '## Tries that failed, and were tried again',
    ...table(['answer', 'times'], Object.entries(report.failedTries)),
    '',
    ...(report.examples.length > 0
      ? ['## Amiss', ...report.examples.map((example) => `- ${example}`), '']
      : []),
  ].join('\n');
}

function table(heads: string[], rows: (string | number)[][]): string[] {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(row))];
}
