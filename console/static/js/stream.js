// One stream for the whole browser: the tab that holds the lock reads it and tells the others.
// A tab without locks or channel reads its own. Times of last contact come from the server.

const LOCK = 'nabij-stroom';
const SILENT = 40_000;
const RETRY = 2_000;
const CLOSED_RETRY = 10_000;

export const channel = self.BroadcastChannel ? new BroadcastChannel('nabij') : null;
export const tell = (message) => channel?.postMessage(message);

// `contact` is server time in ms; `link` is busy, on or off; `session` is open, locked or ended.
export const state = { link: 'busy', session: 'open', contact: 0, counts: null };

let url;
let hear;
let leading = false;
let term = 0;
let last = performance.now();
const alone = !channel || !navigator.locks;
let reading = null;
let wake = null;
let seen = '';

// Begin. `heard(what)` is called with 'changed', 'heart' or 'state' after `state` was brought up to date.
export function listen(place, heard) {
  url = place;
  hear = heard;
  setInterval(watch, 1_000);
  channel?.addEventListener('message', ({ data }) => onMessage(data));
  tell({ kind: 'ask' });
  if (alone) lead();
  else stand(false);
}

// Note contact that came another way, such as an answer to a form or a piece of a page.
export function touched(answer) {
  const at = Date.parse(answer.headers.get('date') ?? '');
  if (at > state.contact) state.contact = at;
  const session = answer.headers.get('x-nabij-session');
  if (answer.status === 401 && session) become({ session });
}

export function become(change, what = 'state') {
  Object.assign(state, change);
  hear(what);
  if (leading) tell({ kind: 'state', what, state });
}

// Try at once, as after a log-in in another tab.
export function hurry() {
  wake?.();
}

function onMessage(message) {
  if (message.kind === 'ask' && leading) {
    tell({ kind: 'state', what: 'state', state });
    if (state.session !== 'open') reading?.abort();
    hurry();
  }
  if (message.kind === 'state' && !leading) {
    last = performance.now();
    Object.assign(state, message.state);
    hear(message.what);
  }
}

function stand(steal) {
  navigator.locks.request(LOCK, steal ? { steal } : {}, lead).catch(() => {
    leading = false;
    term += 1;
    reading?.abort();
    stand(false);
  });
}

async function lead() {
  leading = true;
  last = performance.now();
  term += 1;
  for (const mine = term; mine === term;) {
    reading = new AbortController();
    try {
      await read(reading.signal);
    } catch { /* a broken stream is begun again */ }
    if (mine !== term) return;
    if (state.link === 'on' && state.session === 'open') become({ link: 'busy' });
    await pause(state.session === 'ended' ? CLOSED_RETRY : RETRY);
  }
}

function pause(length) {
  return new Promise((done) => {
    wake = done;
    setTimeout(done, length);
  });
}

async function read(signal) {
  const headers = { 'X-Nabij-Live': '1', ...(seen && { 'Last-Event-ID': seen }) };
  const answer = await fetch(url, { headers, signal, cache: 'no-store' });
  const began = performance.now();
  const base = Date.parse(answer.headers.get('date') ?? '') || 0;
  touched(answer);
  if (answer.ok || answer.status === 401) last = began;
  if (!answer.ok) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
    rest = parts.pop();
    for (const part of parts.map((one) => one.trim()).filter(Boolean)) {
      last = performance.now();
      state.contact = base + last - began;
      take(part);
    }
  }
}

function take(part) {
  const got = { event: '', data: '' };
  for (const line of part.split('\n')) {
    const [, name, value] = /^(\w*): ?(.*)$/.exec(line) ?? [];
    if (name) got[name] = value;
  }
  if (got.id) seen = got.id;
  if (got.event === 'ended') become({ session: 'ended', link: 'on' });
  else if (got.event === 'changed') {
    const counts = JSON.parse(got.data);
    become({ counts, link: 'on', session: counts.locked ? 'locked' : 'open' }, 'changed');
  } else if (part.startsWith(':')) become({ link: 'on' }, 'heart');
}

function watch() {
  if (performance.now() - last < SILENT) return;
  last = performance.now() - SILENT + CLOSED_RETRY;
  if (leading) reading?.abort();
  else if (!document.hidden) stand(true);
  become({ link: 'off' });
}
