// A volunteer's own conversation looks again by itself, every ten seconds while it is seen.

import { morph, parse } from './morph.js';

const EVERY = 10_000;
const place = document.querySelector('[data-kijkt]');

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(place.dataset.kijkt, { headers: { 'X-Nabij-Live': '1' }, cache: 'no-store' });
    if (!answer.ok) location.reload();
    const fresh = parse(await answer.text()).getElementById('berichten');
    const old = document.getElementById('berichten');
    // Somebody else has it now: the box to write in goes too.
    if (fresh.dataset.stand !== old.dataset.stand) location.reload();
    else morph(old, fresh);
  } catch {
    // No connection now: the next look may have one.
  }
}

if (place) {
  document.getElementById('zelf-kijken').hidden = true;
  setInterval(look, EVERY);
  document.addEventListener('visibilitychange', look);
}
