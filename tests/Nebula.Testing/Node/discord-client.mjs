// The client that discord.js is built on, asked to do what our sender does.
import { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { answerLines } from './answer-lines.mjs';

const clients = new Map();

function clientOf(api, isPatient) {
  const key = `${api} ${isPatient}`;
  if (!clients.has(key)) clients.set(key, new REST({ api, version: '10', retries: 0, rejectOnRateLimit: isPatient ? null : () => true }));
  return clients.get(key);
}

await answerLines(async ({ api, isPatient, id, token, message, body }) => {
  const rest = clientOf(api, isPatient);
  try {
    return {
      answer: message
        ? await (body ? rest.patch(Routes.webhookMessage(id, token, message), { auth: false, body }) : rest.delete(Routes.webhookMessage(id, token, message), { auth: false }))
        : await rest.post(Routes.webhook(id, token), { auth: false, body, query: new URLSearchParams({ wait: 'true' }) }),
    };
  } catch (error) {
    const { status, code, retryAfter, timeToReset, scope, global, limit } = error;
    return { error: { name: error.constructor.name, text: error.message, status, code, retryAfter, timeToReset, scope, global, limit } };
  }
});
