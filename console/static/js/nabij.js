// Connects the parts of the live console. Without it every page works as plain forms and links.

import * as alarm from './alarm.js';
import { keys } from './keys.js';
import { refresh, send, stale, visit } from './pages.js';
import { listen, state } from './stream.js';
import { writing } from './writing.js';

const TICK = 30_000;
const POLL = 20_000;
const STARTLED = 300;
const SHORTLY = 3_000;
const GATHER = 500;

const by = (id) => document.getElementById(id);
const list = () => document.querySelector('[data-rijen]');
const live = by('nabij-live');
const words = live.dataset;
let known = null;
let session = 'open';
let link = 'busy';
let renewing = false;
let held = false;
let wanted = false;
let jumped = -STARTLED;
let told = -SHORTLY;
let brought = -GATHER;
let planned = 0;

// Rows stay where they are under a hand, save for a new acute one.
function fit(page) {
  if (!list()) return {};
  if (link === 'off') countRows(page);
  const fresh = [...page.querySelectorAll('[data-wacht]')].filter((row) => !by(row.id));
  const acute = fresh.some((row) => row.dataset.wacht === 'acute');
  if (acute) {
    announce(words.acuut);
    if (pointed()) jumped = performance.now();
  }
  held = !acute && !wanted && Boolean(pointed() || document.activeElement?.closest('.nabij-rows'));
  wanted = false;
  offer(held ? fresh.length : 0);
  return { still: held };
}

// Without a stream the rows tell the alarm; they may be fewer than all, so they never silence it.
function countRows(page) {
  const most = (level) => Math.max(known?.[level] ?? 0, page.querySelectorAll(`[data-wacht=${level}]`).length);
  alarm.hear({ acute: most('acute'), high: most('high') });
}

function pointed() {
  return matchMedia('(hover: hover)').matches && document.querySelector('.nabij-rows:hover');
}

function offer(count) {
  const button = by('nabij-nieuw');
  if (!button) return;
  button.hidden = count === 0;
  button.textContent = count === 1 ? button.dataset.een : button.dataset.meer.replace('{n}', count);
}

function announce(sentence) {
  by('nabij-roept').textContent = '';
  setTimeout(() => { by('nabij-roept').textContent = sentence; }, 50);
  told = performance.now();
}

function bringIn() {
  clearTimeout(planned);
  planned = 0;
  brought = performance.now();
  return session === 'open' && refresh(fit);
}

// In a storm of changes the screen follows twice a second; a new acute row comes at once.
function follow(acute) {
  if (acute) bringIn();
  else if (!planned) planned = setTimeout(bringIn, Math.max(0, brought + GATHER - performance.now()));
}

function hear(what) {
  const acute = what === 'changed' && count(state.counts);
  if (session !== 'open' && state.session === 'open') renew();
  else session = state.session;
  if (what === 'changed') follow(acute);
  if (state.link === 'off' && link !== 'off') alarm.once();
  link = state.link;
  alarm.plan();
  draw();
}

// After a new log-in the forms of this page first need its seal.
async function renew() {
  if (renewing) return;
  renewing = true;
  if (await visit(location.href, { push: false, keep: true })) session = state.session;
  renewing = false;
  draw();
}

function count(counts) {
  const rose = known && counts.acute > known.acute;
  known = counts;
  alarm.hear(counts);
  if (rose && !list() && performance.now() - told > SHORTLY) announce(words.acuut);
  return rose;
}

function draw() {
  const shown = session === 'open' ? link : session;
  document.documentElement.dataset.verbinding = shown;
  for (const one of live.querySelectorAll('[data-licht]')) one.hidden = one.dataset.licht !== shown;
  by('nabij-weg').hidden = link !== 'off';
  by('nabij-slot').hidden = session !== 'locked';
  by('nabij-over').hidden = session !== 'ended';
  by('nabij-sinds').textContent = clock(state.contact);
  drawCounts();
  drawAlarm();
}

function clock(moment) {
  const how = { hour: '2-digit', minute: '2-digit', timeZone: words.zone };
  return moment ? new Intl.DateTimeFormat(document.documentElement.lang, how).format(moment) : '?';
}

function drawCounts() {
  const waiting = known?.waiting ?? 0;
  const badge = by('nabij-wacht');
  badge.hidden = waiting === 0;
  badge.querySelector('[data-aantal]').textContent = waiting;
  badge.dataset.acuut = known?.acute > 0 ? 'ja' : 'nee';
  document.title = (waiting ? `(${waiting}) ` : '') + document.title.replace(/^\(\d+\) /, '');
  const icon = document.querySelector('link[rel="icon"]');
  icon.setAttribute('href', known?.acute > 0 ? words.icoonAcuut : waiting ? words.icoonWacht : words.icoon);
}

function drawAlarm() {
  const now = alarm.standing();
  for (const one of live.querySelectorAll('[data-geluid]')) one.hidden = one.dataset.geluid !== now;
  const left = Math.ceil(alarm.mutedFor() / 60_000);
  const mute = by('nabij-demp');
  mute.hidden = !left && !(alarm.ringing() && ['on', 'silent'].includes(now));
  mute.setAttribute('aria-pressed', String(left > 0));
  for (const one of mute.querySelectorAll('[data-demp]')) one.hidden = (one.dataset.demp === 'ja') !== left > 0;
  mute.querySelector('[data-aantal]').textContent = left;
}

function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || form.dataset.liveForm === undefined) return;
  event.preventDefault();
  send(form, event.submitter, words);
}

// A press right after rows moved under it was meant for what stood there before.
function startled(event) {
  if (!event.detail || performance.now() - jumped > STARTLED || !event.target.closest('.nabij-rows')) return;
  event.preventDefault();
  event.stopPropagation();
}

function onClick(event) {
  if (event.target.id === 'nabij-nieuw') {
    wanted = true;
    bringIn();
  }
  const link = event.target.closest('a[href]');
  if (!link || event.defaultPrevented || event.button || link.target || link.download) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const there = new URL(link.href);
  const same = there.pathname + there.search === location.pathname + location.search;
  if (there.origin !== location.origin || (same && there.hash)) return;
  event.preventDefault();
  visit(there);
}

function tick() {
  alarm.check();
  drawAlarm();
  if (!document.hidden) bringIn();
}

live.hidden = false;
keys();
writing();
alarm.begin(drawAlarm);
listen(document.documentElement.dataset.liveUrl, hear);
by('nabij-geluid').addEventListener('click', alarm.press);
by('nabij-demp').addEventListener('click', alarm.mute);
addEventListener('submit', onSubmit);
addEventListener('click', startled, true);
addEventListener('click', onClick);
addEventListener('pointerout', leave);
addEventListener('focusout', leave);
addEventListener('nabij-pagina', draw);
addEventListener('visibilitychange', () => { if (stale) bringIn(); });
setInterval(tick, TICK);
setInterval(() => { if (link === 'off') bringIn(); }, POLL);
draw();

// A hand that leaves the list lets waiting changes in.
function leave({ target, relatedTarget }) {
  const rows = target.closest?.('.nabij-rows');
  if (!rows || relatedTarget?.closest?.('.nabij-rows') === rows) return;
  if (held) setTimeout(bringIn, 0);
}
