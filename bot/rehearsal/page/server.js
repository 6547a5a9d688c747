// Speaks to the local Telegram: asks how the world stands, acts for a person, listens for what happens.

const KINDS = ['message', 'edited', 'deleted', 'phone', 'clock', 'happening', 'toast'];
const SILENT = 'The rehearsal does not answer. Is it still running in its terminal?';

async function ask(path, settings) {
  let answer;
  try {
    answer = await fetch(path, { cache: 'no-store', ...settings });
  } catch {
    throw new Error(SILENT);
  }
  if (answer.ok) return answer.json().catch(() => ({}));
  const told = await answer.json().catch(() => ({}));
  throw new Error(told.error ?? told.description ?? `The rehearsal refused this (${answer.status}).`);
}

const post = (path, body) =>
  ask(`/api/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

export const look = () => ask('/api/world');
export const say = (phone, text) => post(`phones/${phone}/text`, { text });
export const press = (phone, message, data) => post(`phones/${phone}/press`, { message_id: message, data });
export const block = (phone, blocked) => post(`phones/${phone}/blocked`, { blocked });
export const read = (phone) => post(`phones/${phone}/read`, {});
export const edit = (phone, message, text) => post(`phones/${phone}/edit`, { message_id: message, text });
export const remove = (phone, message) => post(`phones/${phone}/delete`, { message_id: message });
export const start = (phone, payload = '') => post(`phones/${phone}/start`, { payload });
export const forward = (by) => post('clock', { forward: by });

export function sendFile(phone, { file, kind, seconds }, caption) {
  const form = new FormData();
  form.append('kind', kind);
  form.append('caption', caption);
  if (seconds) form.append('duration', String(Math.max(1, Math.round(seconds))));
  form.append('file', file, file.name);
  return ask(`/api/phones/${phone}/file`, { method: 'POST', body: form });
}

/** Listens for ever: a lost connection is tried again, by the browser or, when it gives up, by us. */
export function listen({ connected, lost, heard }) {
  const source = new EventSource('/api/events');
  source.addEventListener('open', connected);
  source.addEventListener('error', () => {
    lost();
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen({ connected, lost, heard }), 2000);
  });
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => heard(kind, JSON.parse(event.data)));
  }
}
