// The alarm: a sound made here, from a tab where somebody pressed a button. Acute repeats until nobody
// waits; high sounds once. Tones are planned a minute ahead on the sound card's own clock, because a
// hidden tab may run its timers only once a minute. A lock keeps it to one sounding tab.

import { channel, tell } from './stream.js';

const EVERY = 20;
const AHEAD = 65;
const MUTE = 300_000;
const LOCK = 'nabij-geluid';
const NAME = 'nabij-geluid';

let context = null;
let master = null;
let planned = 0;
let tested = false;
let sounding = false;
let release = null;
let show = () => {};
let before = { acute: 0, high: 0 };
let mutedUntil = 0;
let elsewhere = false;

// off, untested, on, silent (the browser holds the sound back), elsewhere (another tab has it).
export function standing() {
  if (!context) return elsewhere ? 'elsewhere' : 'off';
  if (context.state !== 'running') return 'silent';
  return tested ? 'on' : 'untested';
}

export const mutedFor = () => Math.max(0, mutedUntil - performance.now());
export const ringing = () => before.acute > 0;

// Begin: what to call when something to show changed. A tab that had sound before this page tries again.
export function begin(changed) {
  show = changed;
  channel?.addEventListener('message', ({ data }) => onMessage(data));
  addEventListener('pagehide', () => sounding && tell({ kind: 'sound', on: false }));
  if (self.name === NAME) arm();
}

// Press of the button: off, then armed, then tested and on, then off again.
export async function press() {
  const now = standing();
  if (now === 'on') return disarm();
  if (now === 'untested') {
    tested = true;
    pair(context.currentTime + 0.05, context.destination);
    plan();
    return show();
  }
  await arm();
  await context.resume();
  return show();
}

async function arm() {
  if (!context) {
    context = new AudioContext();
    context.onstatechange = () => show();
    self.name = NAME;
  }
  if (release) return;
  if (!navigator.locks) return hold();
  navigator.locks.request(LOCK, hold);
}

function hold() {
  sounding = true;
  tell({ kind: 'sound', on: true });
  plan();
  show();
  return new Promise((done) => { release = done; });
}

function disarm() {
  quiet();
  context.close();
  context = null;
  self.name = '';
  tested = sounding = false;
  release?.();
  release = null;
  tell({ kind: 'sound', on: false });
  show();
}

function onMessage(message) {
  if (message.kind === 'ask' && sounding) tell({ kind: 'sound', on: true });
  if (message.kind === 'sound') elsewhere = message.on;
  if (message.kind === 'mute') mutedUntil = message.on ? performance.now() + MUTE : 0;
  if (message.kind === 'mute' && message.on) quiet();
  if (message.kind === 'sound' || message.kind === 'mute') show();
}

// Take new counts. Someone new in danger is heard through a mute.
export function hear({ acute, high }) {
  if (acute > before.acute) mutedUntil = 0;
  if (acute > before.acute || acute === 0) quiet();
  const rose = high > before.high;
  before = { acute, high };
  if (rose && acute === 0) once();
  plan();
  show();
}

// One low tone: something high, or the connection is gone.
export function once() {
  if (sounding && tested && !mutedFor()) tone(440, context.currentTime + 0.05, 0.5, context.destination);
}

export function mute() {
  mutedUntil = mutedFor() ? 0 : performance.now() + MUTE;
  tell({ kind: 'mute', on: mutedUntil > 0 });
  quiet();
  plan();
  show();
}

function quiet() {
  master?.disconnect();
  master = null;
  planned = 0;
}

// Plan the pairs of the coming minute. Call it whenever something is heard from the server, and by timer.
export function plan() {
  if (!sounding || !context || before.acute === 0 || mutedFor()) return;
  if (context.state !== 'running') context.resume();
  const now = context.currentTime;
  if (!master) {
    master = context.createGain();
    master.connect(context.destination);
  }
  for (planned = Math.max(planned, now + 0.05); planned < now + AHEAD; planned += EVERY) pair(planned, master);
}

function pair(at, to) {
  tone(660, at, 0.3, to);
  tone(880, at + 0.35, 0.45, to);
}

function tone(pitch, at, length, to) {
  const source = context.createOscillator();
  const level = context.createGain();
  source.frequency.value = pitch;
  level.gain.setValueAtTime(0, at);
  level.gain.linearRampToValueAtTime(0.5, at + 0.02);
  level.gain.setValueAtTime(0.5, at + length - 0.05);
  level.gain.linearRampToValueAtTime(0, at + length);
  source.connect(level).connect(to);
  source.start(at);
  source.stop(at + length);
}

// A tab that crashed could not say that its sound is gone; the lock tells.
export async function check() {
  plan();
  if (!navigator.locks || sounding || !elsewhere) return;
  const { held } = await navigator.locks.query();
  elsewhere = held.some((lock) => lock.name === LOCK);
  show();
}
