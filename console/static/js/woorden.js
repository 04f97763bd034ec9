// The box in which a sentence is tried: what Nabij would do with it, while somebody types. Nothing is kept.

import { morph, parse } from './morph.js';

const PAUSE = 250;
const SLOW = 400;
const box = document.querySelector('form[data-proef]');
const place = () => document.getElementById('proef-uitkomst');
let timer = 0;
let asking = null;

function say(words) {
  const line = document.createElement('p');
  line.textContent = words;
  place().replaceChildren(line);
}

// An answer to older words is dropped; a box that was emptied says nothing.
async function look(mine) {
  asking?.abort();
  asking = new AbortController();
  const waiting = setTimeout(() => mine === timer && say(box.dataset.wacht), SLOW);
  try {
    const answer = await fetch(box.dataset.proef, {
      method: 'POST', body: new URLSearchParams(new FormData(box)), cache: 'no-store', signal: asking.signal,
    });
    const told = answer.ok && parse(await answer.text()).getElementById('proef-uitkomst');
    if (mine !== timer) return;
    if (told) morph(place(), told);
    else say(box.dataset.kapot);
  } catch (error) {
    if (error.name !== 'AbortError' && mine === timer) say(box.dataset.kapot);
  } finally {
    clearTimeout(waiting);
  }
}

function typed() {
  clearTimeout(timer);
  timer = setTimeout(() => look(timer), PAUSE);
}

if (box) {
  box.addEventListener('input', typed);
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    timer = setTimeout(() => look(timer));
  });
}

// What a change does is looked at apart from this page; ask until it is known.
const AGAIN = 1_500;
const effect = () => document.querySelector('[data-effect]');

async function ask() {
  const answer = await fetch(effect().dataset.effect, { cache: 'no-store', headers: { 'X-Nabij-Live': '1' } }).catch(() => null);
  const told = answer?.ok && parse(await answer.text()).getElementById('effect');
  if (told) morph(effect(), told);
  if (effect()) setTimeout(ask, AGAIN);
}

if (effect()) setTimeout(ask, AGAIN);
