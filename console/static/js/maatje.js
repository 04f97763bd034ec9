// A volunteer's own conversation looks again by itself now and then, while it is seen.

import { morph, parse } from './morph.js';

const place = document.querySelector('[data-kijkt]');

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(place.dataset.kijkt, { headers: { 'X-Nabij-Live': '1' }, cache: 'no-store' });
    // A session that ended keeps what was typed: sending it leads to the door and back.
    if (answer.status === 404) location.reload();
    if (!answer.ok) return;
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
  setInterval(look, Number(place.dataset.elke) * 1000);
  document.addEventListener('visibilitychange', look);
}
