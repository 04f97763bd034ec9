// The content studio: waits for a change that is being looked over. Without it the page has a link.

const PAUSE = 1_500;
const stand = document.getElementById('nakijken-stand');

async function ask() {
  const answer = await fetch(stand.dataset.stand, { headers: { 'X-Nabij-Live': '1' } });
  if (!answer.ok) return;
  const { klaar, hoever } = await answer.json();
  if (klaar) {
    location.reload();
    return;
  }
  stand.querySelector('[data-hoever]').textContent = hoever;
  setTimeout(ask, PAUSE);
}

if (stand) setTimeout(ask, PAUSE);
