// One stream for the whole browser: the tab with the lock reads it and tells the others. A tab without
// locks or channel reads its own. EventSource would hide heartbeats and status, so lines are read here.
// Nothing is resumed: the first event always tells the whole truth.

const LOCK = 'nabij-stroom';
const SILENT = 40_000;
const HERE = 30_000;
const RETRY = 2_000;
const CLOSED_RETRY = 10_000;

export const channel = self.BroadcastChannel ? new BroadcastChannel('nabij') : null;
export const tell = (message) => channel?.postMessage(message);

// `contact` is server time; `link` busy, on or off; `session` open, locked or ended.
export const state = { link: 'busy', session: 'open', contact: 0, counts: null };

let url;
let hear;
let leading = false;
let term = 0;
let last = performance.now();
const alone = !channel || !navigator.locks;
let reading = null;
let wake = null;
let hurry = false;

// `heard` is told 'changed', 'heart' or 'state' after `state` changed.
export function listen(place, heard) {
  url = place;
  hear = heard;
  setInterval(watch, 1_000);
  setInterval(here, HERE);
  channel?.addEventListener('message', ({ data }) => onMessage(data));
  tell({ kind: 'ask' });
  if (alone) lead();
  else stand(false);
}

// An answer to something else said that the session is over: the stream may not have noticed yet.
export function doubt() {
  become({ session: 'ended' });
  tell({ kind: 'doubt' });
  again();
}

function again() {
  hurry = true;
  reading?.abort();
  wake?.();
}

export function become(change, what = 'state') {
  Object.assign(state, change);
  hear(what);
  if (leading) tell({ kind: 'state', what, state });
}

function onMessage(message) {
  if (message.kind === 'ask' && leading) {
    tell({ kind: 'state', what: 'state', state });
    if (state.session !== 'open') again();
    else wake?.();
  }
  if (message.kind === 'doubt' && leading) again();
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

// One tab says for the whole browser that somebody can hear the alarm here.
function here() {
  if (leading) fetch('/_f/hier', { headers: { 'X-Nabij-Live': '1' }, cache: 'no-store' }).catch(() => {});
}

async function lead() {
  leading = true;
  here();
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
    setTimeout(done, hurry ? 0 : length);
    hurry = false;
  });
}

async function read(signal) {
  const answer = await fetch(url, { headers: { 'X-Nabij-Live': '1' }, signal, cache: 'no-store' });
  const began = performance.now();
  const base = Date.parse(answer.headers.get('date') ?? '') || 0;
  if (answer.status === 401) become({ session: answer.headers.get('x-nabij-session') ?? 'ended' });
  if (answer.ok || answer.status === 401) last = began;
  if (!answer.ok) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    for (const part of parts.map((one) => one.trim()).filter(Boolean)) {
      last = performance.now();
      state.contact = base + last - began;
      take(part);
    }
  }
}

function take(part) {
  const [, event] = /^event: (.*)/m.exec(part) ?? [];
  if (event === 'ended') become({ session: 'ended', link: 'on' });
  else if (event === 'changed') {
    const counts = JSON.parse(/^data: (.*)/m.exec(part)[1]);
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
