import 'reflect-metadata';
import { forgetSpentCodes } from './features/accounts/account.jobs.ts';
import { forgetSafetyMails } from './features/accounts/safety-mail.jobs.ts';
import { forgetAlerts, raiseAlerts } from './features/alerts/alert.jobs.ts';
import { sendDeliveries } from './features/contacts/delivery-sending.service.ts';
import { forgetDeliveries } from './features/contacts/delivery.jobs.ts';
import { createWaker, SEND_DELIVERIES } from './features/contacts/delivery.service.ts';
import { CARRY_OUT_DECISIONS } from './features/decisions/decision-beginning.service.ts';
import { carryOutDecisions } from './features/decisions/decision.jobs.ts';
import { forgetVisitors } from './features/donations/donation-click.jobs.ts';
import { countMailed } from './features/funnel/mailed.ts';
import { createStepCounter } from './features/funnel/step.counter.ts';
import { checkCounts } from './features/signatures/count-drift.jobs.ts';
import { forgetWhatIsOver } from './features/signatures/retention.ts';
import { deleteDisowned } from './features/signatures/signature.jobs.ts';
import { trimSupporters } from './features/signatures/signature.lists.ts';
import { signatureMails } from './features/signatures/signature.mail.ts';
import { safetyMails } from './features/staff/account/safety.mail.ts';
import { forgetAlertMails, mailAlerts } from './features/staff/alerts/alert.jobs.ts';
import { alertMails } from './features/staff/alerts/alert.mail.ts';
import { mailWaiting } from './features/staff/decisions/decision-notice.service.ts';
import { outcomeMails } from './features/staff/decisions/decision-outcome.mail.ts';
import { mailOutcomes } from './features/staff/decisions/decision-outcome.service.ts';
import { decisionMails } from './features/staff/decisions/waiting-decision.mail.ts';
import { forgetInvitations } from './features/staff/people/invitation.jobs.ts';
import { staffMails } from './features/staff/people/invitation.mail.ts';
import { forgetRemoved } from './features/staff/people/staff-removed.service.ts';
import {
  forgetFlags,
  WATCH_TRAFFIC_AGAIN,
  watchTraffic,
  watchTrafficTwice,
} from './features/trends/traffic.jobs.ts';
import { entities } from './entities.ts';
import { requireConfig } from './platform/config.ts';
import { createDataSource, createWriterPool } from './platform/db.ts';
import { oneRunAtATime, runJobs } from './platform/jobs.ts';
import { createLogger } from './platform/log.ts';
import { createMailer } from './platform/mail.ts';
import { announceReady, giveWay, onStop, refuseToStart } from './platform/process.ts';

// In a rush signing goes first: a mail may be a minute late, a signature may not.
giveWay();
const { settings, keyring } = requireConfig();
const logger = createLogger(settings.logLevel, 'worker');
if (!settings.smtpUrl)
  refuseToStart(['SMTP_URL must be set; "npm start" sets it to the local mailbox.']);

const url = settings.databaseUrl!;
const db = await createDataSource({
  url,
  entities,
  poolSize: 4,
  applicationName: 'undersigned worker',
})
  .initialize()
  .catch((error: { code?: string }) =>
    refuseToStart([
      `The database that DATABASE_URL names cannot be reached (${error.code ?? 'no answer'}).`,
    ]),
  );
const pool = createWriterPool(url, 'undersigned jobs', 7);
const steps = createStepCounter(pool, logger);
const { mailFrom, mailReplyTo, publicOrigin, siteName, mailConnections } = settings;
const mailer = createMailer({
  smtpUrl: settings.smtpUrl,
  from: mailFrom,
  ...(mailReplyTo && { replyTo: mailReplyTo }),
  connections: mailConnections,
});

const writing = { pool, wakeDeliveries: createWaker(pool) };

let isStopping = false;
const mailing = { db: db.manager, keyring, publicOrigin, siteName };
const sending = {
  pool,
  db: db.manager,
  keyring,
  mailer,
  logger,
  compose: {
    ...{ ...signatureMails(mailing), ...staffMails(mailing) },
    ...{ ...alertMails(mailing), ...safetyMails(mailing) },
    ...{ ...decisionMails(mailing), ...outcomeMails(mailing) },
  },
  host: new URL(publicOrigin).hostname,
  onSent: countMailed(steps),
  connections: mailConnections,
};
const runner = await runJobs({
  pool,
  logger,
  tasks: {
    [SEND_DELIVERIES]: oneRunAtATime(() => sendDeliveries(sending, () => isStopping)),
    [CARRY_OUT_DECISIONS]: oneRunAtATime(() =>
      carryOutDecisions(writing, logger, () => isStopping),
    ),
    'watch-traffic': () => watchTrafficTwice(pool, logger),
    [WATCH_TRAFFIC_AGAIN]: () => watchTraffic(pool, logger),
    'forget-flags': () => forgetFlags(pool),
    'watch-alerts': async () => {
      await raiseAlerts(db.manager, logger);
      await mailAlerts({ db: db.manager, keyring, logger });
      await mailWaiting({ db: db.manager, keyring });
      await mailOutcomes({ db: db.manager, keyring });
    },
    'forget-alerts': async () => {
      await forgetAlerts(pool);
      await forgetAlertMails(pool);
    },
    'delete-disowned': () => deleteDisowned(pool),
    'trim-supporters': () => trimSupporters(pool),
    'forget-deliveries': () => forgetDeliveries(pool),
    'forget-visitors': () => forgetVisitors(pool),
    'forget-spent-codes': async () => {
      await forgetSpentCodes(pool);
      await forgetSafetyMails(pool);
    },
    'forget-invitations': async () => {
      await forgetInvitations(pool);
      await forgetRemoved(pool);
    },
    'forget-what-is-over': async () =>
      logger.info(await forgetWhatIsOver(pool, keyring), 'forgotten'),
    'check-counts': () => checkCounts({ db: db.manager, logger }),
  },
  recurring: [
    // Mails are sent when they are owed; this finds what no wake-up reached.
    ['every minute', SEND_DELIVERIES],
    // Decisions begin when they are made; this finds what a crash left.
    ['every minute', CARRY_OUT_DECISIONS],
    ['every minute', 'watch-traffic'],
    ['every minute', 'watch-alerts'],
    ['every minute', 'delete-disowned'],
    ['every minute', 'trim-supporters'],
    ['every hour', 'forget-deliveries'],
    ['every hour', 'forget-visitors'],
    ['every hour', 'forget-spent-codes'],
    ['every hour', 'forget-invitations'],
    ['every hour', 'forget-flags'],
    ['every hour', 'forget-alerts'],
    ['every hour', 'check-counts'],
    ['every day', 'forget-what-is-over'],
  ],
});
void runner.promise
  .catch((error: unknown) => logger.error({ err: error }, 'the jobs have failed'))
  // Whoever started this program starts it again; without jobs it would only look alive.
  .finally(() => isStopping || process.exit(1));
// What the last worker left, if it was killed.
await runner.addJob(SEND_DELIVERIES, {}, { jobKey: SEND_DELIVERIES });

onStop(logger, async () => {
  isStopping = true;
  await runner.stop();
  mailer.close();
  await steps.close();
  await pool.end();
  await db.destroy();
});
announceReady();
