// Refreshes what changes by itself, each second. Fields where a person types are never replaced.
const device = document.querySelector("[data-parts]");
const field = document.querySelector("#text");
const REFRESH = 1000;

function adopt(fresh) {
  const old = document.getElementById(fresh.id);
  if (!old || old.outerHTML === fresh.outerHTML) return;
  if ([...old.querySelectorAll("input")].some((input) => input === document.activeElement || input.value !== input.defaultValue)) return;
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  const label = held && held.value;
  const onSelf = held === old;
  const place = old.scrollTop;
  old.replaceWith(fresh);
  fresh.scrollTop = place;
  if (onSelf) fresh.focus({ preventScroll: true });
  else if (label) {
    const twin = [...fresh.querySelectorAll("button")].find((button) => button.value === label);
    if (twin) twin.focus({ preventScroll: true });
  }
}

async function refresh() {
  const answer = await fetch(device.dataset.parts, { cache: "no-store" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of [...page.body.querySelectorAll("section[id]")]) adopt(document.adoptNode(part));
}

async function send(form, button) {
  const data = new FormData(form, button);
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(data) });
  if (answer.ok && form.id === "write") form.reset();
  await refresh();
}

const calm = (work) => work.catch(() => undefined);

document.addEventListener("submit", (event) => {
  const form = event.target;
  // Moves that change the rest of the page load it anew.
  if (!form.matches("#write, .board, .under")) return;
  event.preventDefault();
  calm(send(form, event.submitter));
});

if (field) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    field.form.requestSubmit();
  });
}

setInterval(() => document.hidden || calm(refresh()), REFRESH);
