// Key combinations. The table is the server's: an element says `data-toets="alt+n"`.

const FIELDS = 'input, textarea, select';

function name(event) {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1] ?? (event.code === 'Slash' ? '/' : event.key);
  const said = /^[a-z/]$/i.test(event.key) ? event.key : letter;
  return `alt+${event.shiftKey ? 'shift+' : ''}${said.toLowerCase()}`;
}

function usable(element) {
  return !element.closest('[data-bezig]') && (element.dataset.stap || element.getClientRects().length > 0);
}

// In a list the key belongs to the row with the focus, else to the first that has it.
function find(wanted) {
  const all = [...document.querySelectorAll('[data-toets]')];
  const fit = all.filter((one) => one.dataset.toets === wanted && usable(one));
  const row = document.activeElement?.closest('li');
  return fit.find((one) => row?.contains(one)) ?? fit.find((one) => one.closest('main')) ?? fit[0];
}

function step(length) {
  const rows = [...document.querySelectorAll('.nabij-rows > li')];
  const now = rows.indexOf(document.activeElement?.closest('.nabij-rows > li'));
  const next = rows[Math.max(0, Math.min(rows.length - 1, now + length))];
  next?.querySelector('a, button')?.focus();
}

function press(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.getModifierState('AltGraph') || document.documentElement.dataset.toetsen === 'uit') return;
  const found = find(name(event));
  if (!found) return;
  event.preventDefault();
  if (found.dataset.stap) step(Number(found.dataset.stap));
  else if (found.matches(FIELDS)) found.focus();
  else found.click();
}

export function keys() {
  addEventListener('keydown', press);
}
