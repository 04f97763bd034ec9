// Help with language while somebody types: hints for the text under the caret. Without it they come after a save.

import { parse } from './morph.js';

const PAUSE = 250;
const place = '/_f/inhoud/hints';
let timer = 0;
let asking = null;

const hints = (where) => [...where.querySelectorAll('li')].map((one) => one.textContent).join(' ');

// The words go to the server that keeps nothing; an answer to older words is dropped.
async function look(field, mine) {
  const { zegel, wijziging } = field.form.elements;
  asking?.abort();
  asking = new AbortController();
  const body = new URLSearchParams({
    zegel: zegel.value, wijziging: wijziging.value, taal: field.dataset.taal, ruimte: field.dataset.ruimte, tekst: field.value,
  });
  const answer = await fetch(place, { method: 'POST', body, cache: 'no-store', signal: asking.signal }).catch(() => null);
  const fresh = answer?.ok && parse(await answer.text().catch(() => '')).getElementById('taalhulp');
  if (fresh && mine === timer) show(field, fresh);
}

// Said aloud only when the hints are others than they were: a count of letters is seen, not heard.
function show(field, fresh) {
  const stands = document.getElementById(`${field.id}-hulp`);
  const [before, after] = [hints(stands), hints(fresh)];
  stands.replaceChildren(...fresh.childNodes);
  if (before !== after) {
    const says = document.getElementById('taalhulp-zegt');
    says.textContent = after || says.dataset.leeg;
  }
}

addEventListener('input', ({ target }) => {
  if (!target.dataset?.taal || !target.form?.elements.wijziging) return;
  clearTimeout(timer);
  timer = setTimeout(() => look(target, timer), PAUSE);
});
