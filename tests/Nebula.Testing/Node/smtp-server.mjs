// nodemailer's SMTP server behind five doors; mails are read by its own parser. Who a mail is for says what goes wrong with it.
import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { answerLines } from './answer-lines.mjs';

const { SMTP_USER: user, SMTP_PASSWORD: password, SMTP_KEY: key, SMTP_CERTIFICATE: cert } = process.env;
const certificate = cert ? { key, cert } : {};
const doors = {
  open: { disabledCommands: ['AUTH', 'STARTTLS'] },
  plain: { authMethods: ['PLAIN'], allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
  login: { authMethods: ['LOGIN'], allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
  startTls: { authMethods: ['PLAIN'], ...certificate },
  tls: { authMethods: ['PLAIN'], secure: true, ...certificate },
};
const [mails, asked, ports, sockets] = [[], [], {}, new Map()];

function refuse(responseCode, message) {
  return Object.assign(new Error(message), { responseCode });
}

function isFirst(what) {
  asked.push(what);
  return asked.filter((one) => one === what).length === 1;
}

function onAuth(auth, _session, done) {
  if (auth.username === user && auth.password === password) done(null, { user: `${auth.username} by ${auth.method}` });
  else done(refuse(535, 'Invalid username or password'));
}

function onRcptTo({ address }, session, done) {
  if (address.startsWith('nobody')) done(refuse(550, 'No such user here'));
  else if (address.startsWith('busy') && isFirst(address)) done(refuse(450, 'Mailbox is busy'));
  else if (address.startsWith('leaves') && isFirst(address)) sockets.get(session.remotePort).destroy();
  else done();
}

async function onData(stream, session, done) {
  const mail = await simpleParser(stream);
  const { rcptTo } = session.envelope;
  if (rcptTo.some(({ address }) => address.startsWith('drops') && isFirst(address))) {
    sockets.get(session.remotePort).destroy();
    return;
  }
  mails.push({
    to: rcptTo.map(({ address }) => address),
    from: mail.from.text,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    user: session.user ?? null,
    secure: session.secure,
  });
  done();
}

for (const [name, options] of Object.entries(doors)) {
  const server = new SMTPServer({ ...options, onAuth, onRcptTo, onData, disableReverseLookup: true });
  // One that breaks off in the middle is what the tests want to see.
  server.on('error', ({ message }) => process.stderr.write(`${name}: ${message}\n`));
  server.server.on('connection', (socket) => sockets.set(socket.remotePort, socket));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  ports[name] = server.server.address().port;
}

await answerLines(({ to }) => ({ ports, mails: mails.filter((mail) => mail.to.includes(to)) }));
