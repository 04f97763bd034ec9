// Make a standing tree equal to a fresh one: focus, caret, typed words, opened details and scroll stay,
// because a node that stays is never taken out and put back.

const policy = self.trustedTypes?.createPolicy('nabij', { createHTML: (text) => text })
  ?? { createHTML: (text) => text };
const UNWANTED = 'script, style, iframe, object, embed, link, meta, base';
const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

// Read a page into a document that never runs, without what may never come along. Its head stays as it was
// written, to tell which styles and scripts it asks for: nothing of a head is ever brought into a page.
export function parse(text) {
  const page = new DOMParser().parseFromString(policy.createHTML(text), 'text/html');
  for (const node of page.body.querySelectorAll(UNWANTED)) node.remove();
  for (const node of page.querySelectorAll('*')) {
    for (const name of node.getAttributeNames()) if (name.startsWith('on')) node.removeAttribute(name);
  }
  return page;
}

// `still`: nothing moves, comes or goes but inside a row.
// `hold`: what has the focus or typed words stays, although the server left it out.
// `faults`: a form that says what must be mended says so until it is sent again, or is gone.
export function morph(old, fresh, { still = false, hold = true, faults = false } = {}) {
  if (faults && old.nodeName === 'FORM' && old.querySelector('[aria-invalid]')) return;
  if (old.dataset.blijft !== undefined || old.dataset.bezig !== undefined || old.isEqualNode(fresh)) return;
  if (FIELDS.has(old.nodeName)) {
    if (old !== document.activeElement) field(old, fresh);
    return;
  }
  attributes(old, fresh, old.nodeName === 'DETAILS' ? 'open' : '');
  children(old, fresh, { still: still && old.nodeName !== 'LI', hold, faults });
}

function field(old, fresh) {
  if (old.nodeName === 'SELECT') {
    const given = [...old.options].findIndex((one) => one.defaultSelected);
    if (old.selectedIndex !== Math.max(given, 0)) return;
    attributes(old, fresh);
    children(old, fresh, { still: false, hold: false });
    old.value = fresh.value;
  } else if (old.type === 'checkbox' || old.type === 'radio') {
    if (old.checked !== old.defaultChecked) return;
    attributes(old, fresh);
    old.checked = fresh.checked;
  } else {
    const changed = old.type !== 'hidden' && old.value !== old.defaultValue;
    if (old.name === 'eenmalig' && typed(old.form)) return;
    attributes(old, fresh, changed ? 'value' : '');
    if (!changed) old.value = old.defaultValue = fresh.defaultValue;
  }
}

function attributes(old, fresh, kept = '') {
  for (const name of old.getAttributeNames()) {
    if (name !== kept && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name);
    if (name !== kept && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function children(old, fresh, { still, hold, faults }) {
  const spare = new Map();
  for (const node of old.childNodes) {
    const name = key(node);
    if (!spare.has(name)) spare.set(name, []);
    spare.get(name).push(node);
  }
  const wanted = [];
  for (const node of fresh.childNodes) {
    const match = spare.get(key(node))?.shift();
    if (match) patch(match, node, { still, hold, faults });
    if (match || !still) wanted.push(match ?? document.importNode(node, true));
  }
  if (still) return;
  let place = -1;
  const focused = document.activeElement;
  for (const node of [...old.childNodes]) {
    place += 1;
    if (wanted.includes(node)) continue;
    if (hold && ((focused !== document.body && node.contains(focused)) || typed(node))) keep(node, wanted, place);
    else node.remove();
  }
  settle(old, wanted, wanted.findIndex((node) => node.contains(focused)));
}

// Half-typed words are never taken away by a change from elsewhere.
export function typed(node) {
  const fields = node.nodeType === Node.ELEMENT_NODE ? [...node.querySelectorAll('textarea')] : [];
  return fields.some((field) => field.value !== field.defaultValue);
}

function keep(node, wanted, place) {
  node.removeAttribute('id');
  node.dataset.weg = '';
  wanted.splice(Math.min(place, wanted.length), 0, node);
}

// By its target: a button never comes to stand for somebody else.
function key(node) {
  const own = node.nodeType === Node.ELEMENT_NODE
    && (node.id || node.getAttribute('action') || node.getAttribute('href'));
  return `${node.nodeName} ${own || ''}`;
}

function patch(old, fresh, how) {
  if (old.nodeType === Node.ELEMENT_NODE) morph(old, fresh, how);
  else if (old.data !== fresh.data) old.data = fresh.data;
}

// Order the nodes around the one with the focus: moving it would take the focus away.
function settle(parent, wanted, pinned) {
  place(parent, wanted.slice(pinned + 1), null);
  if (pinned >= 0) place(parent, wanted.slice(0, pinned), wanted[pinned]);
}

function place(parent, nodes, next) {
  for (const node of nodes.reverse()) {
    if (node.nextSibling !== next || node.parentNode !== parent) parent.insertBefore(node, next);
    next = node;
  }
}
