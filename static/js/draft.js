/* A draft survives a closed tab: what is typed into `form[data-draft]` is kept in local storage under that key, with
   the revision it started from. `draft-sent.js` drops it once the form was sent and another page came back. It runs last:
   a draft is compared with the form as the other scripts leave it, without the blank rows. */
const PAUSE = 500;
const UNKEPT = new Set(["csrfmiddlewaretoken", "preview"]);

const storageKey = (form) => `casebook:draft:${form.dataset.draft}`;

const typed = (form) => [...new FormData(form)].filter(([name, value]) => !UNKEPT.has(name) && typeof value === "string");

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const write = (form) => {
  const draft = { base: form.dataset.baseRevision ?? "", at: new Date().toISOString(), fields: typed(form) };
  try {
    localStorage.setItem(storageKey(form), JSON.stringify(draft));
  } catch {
    /* Storage is full or closed to us: the form works all the same. */
  }
};

/* Rows that the draft has and the form lacks are made by the form's own "add" buttons. */
const makeRoom = (form, fields) => {
  for (const group of form.querySelectorAll("[data-rows]")) {
    const pattern = new RegExp(`^${group.dataset.rows}-(\\d+)-`);
    const wanted = Math.max(-1, ...fields.map(([name]) => Number(name.match(pattern)?.[1] ?? -1))) + 1;
    const list = group.querySelector("[data-rows-list]");
    while (list.children.length < wanted) group.querySelector("[data-row-add]").click();
  }
};

const put = (control, values) => {
  if (control.type === "checkbox" || control.type === "radio") {
    const at = values.indexOf(control.value);
    control.checked = at !== -1;
    if (at !== -1) values.splice(at, 1);
  } else if (control.multiple) {
    for (const option of control.options) option.selected = values.includes(option.value);
  } else if (control.type !== "submit" && control.type !== "button") {
    control.value = values.shift() ?? "";
  }
};

const restore = (form, fields) => {
  makeRoom(form, fields);
  const left = new Map();
  for (const [name, value] of fields) left.set(name, [...(left.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (!control.name || UNKEPT.has(control.name)) continue;
    put(control, left.get(control.name) ?? []);
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
};

const offer = (form, draft) => {
  const notice = document.querySelector("#draft-notice").content.cloneNode(true).firstElementChild;
  notice.querySelector("[data-draft-time]").textContent = new Date(draft.at).toLocaleString(document.documentElement.lang);
  notice.querySelector("[data-draft-older]").hidden = draft.base === (form.dataset.baseRevision ?? "");
  notice.querySelector("[data-draft-restore]").addEventListener("click", () => {
    restore(form, draft.fields);
    notice.remove();
    form.querySelector("textarea, input:not([type=hidden])").focus();
  });
  notice.querySelector("[data-draft-discard]").addEventListener("click", () => {
    localStorage.removeItem(storageKey(form));
    notice.remove();
  });
  form.before(notice);
};

const sameAs = (form, draft) => JSON.stringify(typed(form)) === JSON.stringify(draft.fields);

const keep = (form) => {
  const draft = read(storageKey(form));
  if (draft && !("draftJoined" in form.dataset) && !sameAs(form, draft)) offer(form, draft);
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => write(form), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    write(form);
    if (event.submitter?.name === "preview") return;
    const sent = { key: storageKey(form), from: location.pathname };
    sessionStorage.setItem("casebook:sent", JSON.stringify(sent));
  });
};

for (const form of document.querySelectorAll("form[data-draft]")) keep(form);
