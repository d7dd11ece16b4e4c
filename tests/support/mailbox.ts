export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** The newest mail to this address with this subject, once it has come. */
export async function mailTo(mailboxUrl: string, address: string, subject: string): Promise<Mail> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const found = (await mails(mailboxUrl)).findLast(
      (mail) => mail.subject === subject && mail.to.some((to) => to.address === address),
    );
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail "${subject}" came to ${address}.`);
}

/** The one link in the mail that leads to this page of the site. */
export function linkIn(mail: Mail, page: 'confirm' | 'signature' | 'invitation'): string {
  const link = mail.text.match(new RegExp(`https?://\\S+/${page}/[\\w-]+`))?.[0];
  if (!link) throw new Error(`The mail "${mail.subject}" has no ${page} link.`);
  return link;
}

async function mails(mailboxUrl: string): Promise<(Mail & { to: { address: string }[] })[]> {
  const response = await fetch(`${mailboxUrl}/api/email`);
  return response.json();
}
