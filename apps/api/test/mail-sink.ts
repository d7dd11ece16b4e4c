import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

type SinkMail = {
  to: string[];
  /** As they came over the wire, unfolded. */
  headers: Map<string, string>;
  subject: string;
  text: string;
  html: string;
  source: string;
};

export type MailSink = {
  smtpUrl: string;
  mails: SinkMail[];
  /** While set, every mail is answered with this code instead of 250. */
  refuseWith: number | null;
  /** While set, the server takes no mail from us at all. */
  refuseSenderWith: number | null;
  close: () => Promise<void>;
};

/** A real SMTP server that keeps what it takes. */
export async function createMailSink(): Promise<MailSink> {
  const mails: SinkMail[] = [];
  const sink: Omit<MailSink, 'smtpUrl' | 'close'> = {
    mails,
    refuseWith: null,
    refuseSenderWith: null,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_sender, _session, done) {
      done(sink.refuseSenderWith === null ? null : refusal(sink.refuseSenderWith));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      const to = session.envelope.rcptTo.map(({ address }) => address);
      stream.on('end', () => {
        if (sink.refuseWith !== null) return done(refusal(sink.refuseWith));
        parse(Buffer.concat(chunks).toString('utf8')).then((mail) => {
          mails.push({ to, ...mail });
          done();
        }, done);
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return Object.assign(sink, {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  });
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('not now'), { responseCode });
}

async function parse(source: string): Promise<Omit<SinkMail, 'to'>> {
  const { subject = '', text = '', html } = await simpleParser(source);
  const split = source.indexOf('\r\n\r\n');
  const unfolded = source.slice(0, split).replaceAll(/\r\n[ \t]+/g, ' ');
  const headers = new Map(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { headers, subject, text, html: html || '', source };
}
