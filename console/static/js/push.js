// Lets this device be woken: asks the browser, takes a subscription, and hands it to the server in a form.

const form = document.getElementById('nabij-push');
const policy = self.trustedTypes?.createPolicy('nabij-sw', {
  createScriptURL: (place) => {
    if (place !== '/sw.js') throw new TypeError(place);
    return place;
  },
}) ?? { createScriptURL: (place) => place };

function key(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function say(what) {
  for (const one of form.querySelectorAll('[data-push]')) one.hidden = one.dataset.push !== what;
}

async function subscribe() {
  if (await Notification.requestPermission() !== 'granted') return say('geweigerd');
  try {
    await navigator.serviceWorker.register(policy.createScriptURL(form.dataset.werker));
    const { pushManager } = await navigator.serviceWorker.ready;
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key(form.dataset.sleutel) });
    form.elements.adres.value = JSON.stringify(made);
    form.submit();
  } catch {
    say('mislukt');
  }
}

if ('serviceWorker' in navigator && 'PushManager' in self && 'Notification' in self) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    subscribe();
  });
}
