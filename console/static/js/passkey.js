// Asks this device for a passkey, and hands what it says to the server in the form of the page.

const place = document.querySelector('[data-passkey]');
const form = place?.closest('form');
const able = self.isSecureContext && self.PublicKeyCredential?.parseRequestOptionsFromJSON
  && self.PublicKeyCredential.prototype.toJSON && !/^[\d.]+$|:/.test(location.hostname);

function hand(number, answer) {
  form.action = place.dataset.passkey;
  form.elements.nummer.value = number;
  form.elements.antwoord.value = answer;
  form.submit();
}

async function shown(asked) {
  const given = JSON.parse(asked);
  if (given.rp) {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(given);
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(given);
  return navigator.credentials.get({ publicKey });
}

async function press() {
  const failed = place.querySelector('[data-mislukt]');
  failed.hidden = true;
  const first = [...form.querySelectorAll('[name=kant], [name=label]')];
  if (!first.every((one) => one.reportValidity())) return;
  try {
    const body = new URLSearchParams({ zegel: form.elements.zegel.value });
    const answer = await fetch(`${place.dataset.passkey}/vraag`, { method: 'POST', body });
    // Anything else is a page: it asks who is there, or to log in. The form itself brings that page.
    if (!answer.headers.get('content-type')?.includes('json')) return hand('', '');
    const { nummer, vraag } = await answer.json();
    hand(nummer, JSON.stringify((await shown(vraag)).toJSON()));
  } catch {
    failed.hidden = false;
  }
}

if (place && able) {
  place.hidden = false;
  for (const one of document.querySelectorAll('[data-nieuw]')) one.hidden = false;
  for (const one of document.querySelectorAll('[data-zonder]')) one.hidden = true;
  place.querySelector('button').addEventListener('click', press);
}
