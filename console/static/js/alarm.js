// The alarm: acute repeats until nobody waits, high sounds once. Tones are planned a minute ahead on the
// sound card's clock: a hidden tab may run its timers once a minute. A lock keeps it to one sounding tab.

import { channel, tell } from './stream.js';

const EVERY = 20;
const AHEAD = 65;
const MUTE = 300_000;
const LOCK = 'nabij-geluid';
const TESTED = 'nabij-geluid-getest';

let context = null;
let master = null;
let planned = 0;
let tested = false;
let release = null; // set while this tab is the one that sounds
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

// A tab that had sound before this page tries again.
export function begin(changed) {
  show = changed;
  channel?.addEventListener('message', ({ data }) => onMessage(data));
  addEventListener('pagehide', () => release && say(false));
  tested = self.name === TESTED;
  if (self.name === LOCK || tested) arm();
}

// The button: armed, then tested and on, then off again.
export async function press() {
  const now = standing();
  if (now === 'on') return disarm();
  if (now === 'untested') {
    tested = true;
    self.name = TESTED;
    pair(context.currentTime + 0.05, context.destination);
    plan();
  } else {
    arm();
    await context.resume();
  }
  show();
}

function arm() {
  if (context) return;
  context = new AudioContext();
  context.onstatechange = show;
  self.name = tested ? TESTED : LOCK;
  if (navigator.locks) navigator.locks.request(LOCK, hold);
  else hold();
}

function hold() {
  if (!context) return;
  say(true);
  const held = new Promise((done) => { release = done; });
  plan();
  show();
  return held;
}

function say(on) {
  tell({ kind: 'sound', on });
}

function disarm() {
  quiet();
  context.close();
  context = null;
  self.name = '';
  tested = false;
  if (release) say(false);
  release?.();
  release = null;
  show();
}

function onMessage(message) {
  if (message.kind === 'ask' && release) say(true);
  if (message.kind === 'sound') elsewhere = message.on;
  if (message.kind === 'mute') hush(message.on);
  show();
}

// Someone new in danger is heard through a mute.
export function hear({ acute, high }) {
  if (acute > before.acute) mutedUntil = 0;
  if (acute > before.acute || acute === 0) quiet();
  const rose = high > before.high;
  before = { acute, high };
  if (rose && acute === 0) once();
  plan();
  show();
}

// Something high, or the connection is gone.
export function once() {
  if (release && tested && !mutedFor()) tone(440, context.currentTime + 0.05, 0.5, context.destination);
}

export function mute() {
  hush(!mutedFor());
  tell({ kind: 'mute', on: mutedFor() > 0 });
  show();
}

function hush(on) {
  mutedUntil = on ? performance.now() + MUTE : 0;
  quiet();
  plan();
}

function quiet() {
  master?.disconnect();
  master = null;
  planned = 0;
}

// Call it whenever something is heard from the server, and by timer.
export function plan() {
  if (!release || before.acute === 0 || mutedFor()) return;
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
  if (!navigator.locks || release || !elsewhere) return;
  const { held } = await navigator.locks.query();
  elsewhere = held.some((lock) => lock.name === LOCK);
  show();
}
