import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export type MailSink = { url: string; count: () => number; close: () => Promise<void> };

/** Takes every mail and keeps none: just enough of SMTP (RFC 5321) to cost next to nothing. */
export async function createSink(): Promise<MailSink> {
  let mails = 0;
  const server = createServer((socket) => {
    let text = '';
    let isInData = false;
    socket.setEncoding('latin1').setNoDelay(true);
    socket.on('error', () => {});
    socket.write('220 sink\r\n');
    socket.on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const end = text.indexOf(isInData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + (isInData ? 5 : 2));
        if (isInData) mails += 1;
        isInData = !isInData && /^data$/i.test(line);
        socket.write(
          isInData ? '354 go on\r\n' : /^quit$/i.test(line) ? '221 bye\r\n' : '250 ok\r\n',
        );
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
