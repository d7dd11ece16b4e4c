import { createTransport, type Transporter } from 'nodemailer';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for every try of the same delivery, so that a repeat can be told. */
  messageId: string;
  headers?: Record<string, string>;
};

export type MailerOptions = {
  smtpUrl: string;
  from: string;
  replyTo?: string;
  connections: number;
};

export type Mailer = { send(mail: Mail): Promise<void>; close(): void };

export function createMailer({ smtpUrl, from, replyTo, connections }: MailerOptions): Mailer {
  const transport: Transporter = createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: connections,
      maxMessages: 1000,
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 20_000,
      // No text that we are given may ever make it open a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    } as never,
    { from, ...(replyTo && { replyTo }) },
  );
  return {
    async send({ to, ...mail }) {
      // The parser has made sure of one plain address; the object form keeps nodemailer from parsing it again.
      await transport.sendMail({ ...mail, to: { name: '', address: to } });
    },
    close: () => transport.close(),
  };
}

type SmtpError = { code?: string; responseCode?: number; command?: string };

/**
 * Why a mail was not taken, without the address that servers like to repeat. Permanent is only what
 * is said of this recipient or this mail: a server that refuses us may take us tomorrow.
 */
export function mailFailure(error: unknown): {
  code: string;
  permanent: boolean;
  /** Else the server, if it is there, takes nothing from us. */
  isOfThisMail: boolean;
} {
  const { code, responseCode = 0, command = '' } = error as SmtpError;
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  const permanent = isOfThisMail && responseCode >= 550 && responseCode <= 554;
  const name = `${code ?? 'UNKNOWN'}${responseCode ? ` ${responseCode}` : ''}`;
  return { code: name, permanent, isOfThisMail };
}
