// Pages and pieces of pages, in order: an older answer never overwrites a newer one.

import { morph, parse, typed } from './morph.js';
import { doubt } from './stream.js';

const PATIENCE = 15_000;
const LIVE = { 'X-Nabij-Live': '1' };

// A piece asked for in an earlier turn is old news.
let turn = 0;
let flying = null;
let again = false;
let here = place(location);
const drafts = new Map();

export let stale = false;

function place(address) {
  return address.pathname + address.search;
}

async function ask(address, options, gone = new AbortController()) {
  const timer = setTimeout(() => gone.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { ...options, signal: gone.signal, cache: 'no-store' });
    return { answer, page: parse(await answer.text()) };
  } finally {
    clearTimeout(timer);
  }
}

// Bring the live piece up to date; `fit(page)` says how. A hidden page waits until it is looked at.
export async function refresh(fit) {
  const piece = document.querySelector('[data-live]');
  stale = Boolean(piece) && document.hidden;
  if (!piece || stale) return;
  again = true;
  if (flying) return;
  while (again) {
    again = false;
    const mine = turn;
    flying = new AbortController();
    try {
      const { answer, page } = await ask(piece.dataset.live, { headers: LIVE }, flying);
      if (mine !== turn) again = true;
      else if (answer.ok) show(page, fit(page));
      else if (answer.status === 401) doubt();
      else if (answer.status === 404) location.reload();
    } catch {
      again = again || mine !== turn;
    }
    flying = null;
  }
}

// Who holds the conversation decides whether there is a form: then the whole page comes again.
function show(page, how) {
  const stand = () => document.querySelector('[data-stand]')?.dataset.stand;
  const before = stand();
  for (const fresh of page.body.children) {
    const old = fresh.id && document.getElementById(fresh.id);
    if (old) morph(old, fresh, { ...how, faults: true });
  }
  if (before !== stand() && !typed(document.body)) visit(location.href, { push: false, keep: true });
}

// Go to a page within this document: alarm and stream go on. Says whether it came.
export async function visit(address, { push = true, keep = false } = {}) {
  newTurn();
  const mine = turn;
  try {
    const { answer, page } = await ask(address);
    if (mine !== turn) return false;
    const there = new URL(answer.redirected ? answer.url : address, location.href);
    // A script of a page itself runs when the page comes whole, and not when its pieces are swapped.
    if (ours(page) && (keep || page.scripts.length < 2)) swap(page, there, { push, keep });
    else if (!keep) location.assign(there);
    return ours(page);
  } catch {
    if (mine === turn) document.getElementById('nabij-geen').hidden = false;
    return false;
  }
}

function newTurn() {
  turn += 1;
  flying?.abort();
  document.getElementById('nabij-geen').hidden = true;
}

// A page of this same build, with the same styles and scripts: those of another come with a whole page.
function ours(page) {
  const needs = (where) => [...where.head.querySelectorAll('[rel=stylesheet],[src]')].map((one) => one.outerHTML).join();
  return page.getElementById('nabij-live') && needs(page) === needs(document);
}

// Words that did not leave wait in memory, nowhere else, for who looks at another page in between.
function remember() {
  for (const field of document.querySelectorAll('main textarea')) {
    drafts.set(here + field.id, field.value);
  }
}

function recall() {
  for (const field of document.querySelectorAll('main textarea')) {
    field.value ||= drafts.get(here + field.id) ?? '';
  }
}

function swap(page, there, { push, keep }) {
  remember();
  const moved = place(there) !== here;
  if (moved && push) {
    history.replaceState({ top: scrollY }, '');
    history.pushState(null, '', there);
  }
  here = place(there);
  const was = document.activeElement;
  if (!keep) was?.blur();
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  morph(document.body, page.body, { hold: keep });
  recall();
  dispatchEvent(new Event('nabij-pagina'));
  if (!keep) land(moved, there, was);
}

// On what must be mended, else where it was, else at the start.
function land(moved, there, was) {
  const stays = !moved && was !== document.body && was?.isConnected;
  const aim = document.querySelector('main [autofocus]') ?? (stays ? was : document.getElementById('inhoud'));
  aim.focus({ preventScroll: true });
  if (there.hash) document.getElementById(there.hash.slice(1))?.scrollIntoView();
  else if (moved) scrollTo(0, history.state?.top ?? 0);
  else if (aim.autofocus) aim.scrollIntoView({ block: 'center' });
}

// The words stay until the server has answered; a second press does nothing.
export async function send(form, button, words) {
  if (form.dataset.bezig !== undefined) return;
  const body = new URLSearchParams(new FormData(form, button));
  const ready = wait(form, button, words.bezig);
  newTurn();
  try {
    const { answer, page } = await ask(form.getAttribute('action'), { method: 'POST', body });
    ready();
    settle(form, answer, page, words);
  } catch {
    ready();
    complain(form, words.onverzonden);
  }
}

function wait(form, button, busy) {
  const said = button ? [...button.childNodes] : [];
  form.dataset.bezig = '';
  form.querySelector('.nabij-klacht')?.remove();
  button?.setAttribute('aria-disabled', 'true');
  button?.replaceChildren(busy);
  return () => {
    delete form.dataset.bezig;
    button?.removeAttribute('aria-disabled');
    button?.replaceChildren(...said);
  };
}

function settle(form, answer, page, words) {
  newTurn();
  const plek = page.querySelector('[data-plek]')?.dataset.plek;
  const there = new URL(answer.redirected ? answer.url : plek ?? location.href, location.href);
  if (ours(page)) {
    if (answer.ok) done(form);
    swap(page, there, { push: true, keep: false });
  } else if (page.getElementById('nabij-live')) {
    location.assign(there);
  } else if (page.getElementById('wachtwoord')) {
    doubt();
    complain(form, words.verlopen);
  } else {
    const said = [...page.querySelectorAll('main p')].filter((one) => !one.querySelector('a'));
    complain(form, said.map((one) => one.textContent.trim()).join(' '));
  }
}

// What was sent is gone from its box, also words that the server had put there.
function done(form) {
  for (const field of form.querySelectorAll('textarea')) field.defaultValue = '';
  form.reset();
}

function complain(form, words) {
  const said = document.createElement('p');
  said.className = 'nabij-klacht';
  said.setAttribute('role', 'alert');
  form.append(said);
  said.textContent = words;
}

addEventListener('popstate', () => {
  if (place(location) !== here) visit(location.href, { push: false });
});
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
