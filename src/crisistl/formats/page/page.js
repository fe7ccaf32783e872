// The page is whole without this: it adds filters, as `crisistl list` understands them.
"use strict";
(() => {
const NO = 0, MAYBE = 1, YES = 2;
const NOTHING = {text: "", from: "", to: "", actor: "", theme: "", at: ""};
let chosen = NOTHING, data, items, form, marks, most, ends, waiting;

const one = selector => document.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const names = kind => chosen[kind].split(",").filter(Boolean);

document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  data = JSON.parse(one("script[type='application/json']").textContent);
  items = all("article").map((article, index) => {
    let [[s1, s2 = s1, e1 = s1, e2 = s2], actor, theme] = data.events[index];
    const row = article.parentNode;
    [s1, s2, e1, e2] = [whole(s1), last(s2), whole(e1), last(e2)];
    return {article, row, home: row.parentNode, s1, s2, e1, e2, actor, theme, found: YES, shown: YES};
  });
  marks = new RegExp(data.marks, "g");
  form = one("form");
  listen();
  if (one("figure")) listenToStrip();
  follow();
});

// Text: without case and accents, where a word begins with it.

function fold(text) {
  const folded = text.normalize("NFKD").replace(marks, "").toLowerCase();
  return data.plain.reduce((text, [sign, plain]) => text.replaceAll(sign, plain), folded);
}

function phraseTest(phrase) {
  const wanted = fold(phrase), first = [...wanted][0] || "";
  const spaced = /\p{Nd}/u.test(first) || first !== first.toUpperCase();
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const pattern = new RegExp((spaced ? "(?:^|[^\\p{L}\\p{N}_])" : "") + escaped, "u");
  return text => text.includes(wanted) && pattern.test(text);
}

function textTest(typed) {
  const widened = typed.match(/(?:"[^"]*"|\d,(?=\d)|[^,])+/g) || [];
  const phrases = part => [...part.matchAll(/"([^"]*)"|(\S+)/g)].map(found => (found[1] ?? found[2]).trim());
  const tests = widened.filter(part => part.trim()).map(part => phrases(part).filter(Boolean).map(phraseTest));
  return item => tests.some(part => part.every(test => test(searched(item))));
}

function searched(item) {
  return item.folded ??= fold([
    ...all("h3, h4, .summary, .quote q, i", item.article).map(part => part.textContent),
    ...item.actor.map(place => data.actor[place].name),
  ].join("\n"));
}

// Names: with all that is part of them.

function nameTest(kind) {
  const ids = names(kind), all = data[kind];
  const wanted = at => { while (all[at] && !ids.includes(all[at].id)) at = all[at].whole; return all[at]; };
  return item => item[kind].some(wanted);
}

// Dates: whether an event touches the time from a to b, in days from 1970; a whole number ends with its last second.

const SECOND = 1 / 86400;
const whole = day => Math.round(day / SECOND) * SECOND;
const last = day => whole(Number.isInteger(day) ? day + 1 - SECOND : day);
const day = text => Date.parse(text.includes("T") ? text + "Z" : text) / 864e5;
const begin = text => text ? whole(day(text)) : -Infinity;
const end = text => !text ? Infinity : text.includes("T") ? whole(day(text) + 59 * SECOND) : last(day(text));
const iso = day => new Date(day * 864e5).toISOString().slice(0, 10);

function touches({s1, s2, e1, e2}, a, b) {
  return a > b ? NO : s2 <= b && e1 >= a ? YES : s1 <= b && e2 >= a ? MAYBE : NO;
}

function tally(some) {
  const {bars} = data, begun = bars.map(() => 0);
  for (const {s1, s2} of some) {
    const low = Math.floor(s1 + SECOND / 2), high = s2 > 2932896 ? low : Math.floor(s2); // an open end
    let k = bars.findIndex(bar => bar[1] >= low);
    for (; bars[k]?.[0] <= high; k++) {
      begun[k] += (Math.min(bars[k][1], high) - Math.max(bars[k][0], low) + 1) / (high - low + 1);
    }
  }
  return begun;
}

// Showing what matches.

function show() {
  const a = begin(chosen.from), b = end(chosen.to), counts = [0, 0, 0];
  const tests = ["actor", "theme"].filter(kind => chosen[kind]).map(nameTest);
  if (chosen.text.trim()) tests.push(textTest(chosen.text));
  const others = new Set(items.filter(item => tests.every(test => test(item))));
  for (const item of items) {
    item.found = others.has(item) ? touches(item, a, b) : NO;
    counts[item.found]++;
  }
  for (const kind of ["actor", "theme"]) count(kind, a, b);
  mention(a, b);
  part(a);
  clearTimeout(waiting);
  settle(items.filter(item => item.found !== item.shown));
  head(items.filter(item => item.found));
  say(counts, a > b);
  if (ends) draw(tally(others), a, b);
}

// Names: how many events each has under the other filters; and those that were typed as words.

const tested = () => chosen.text.trim() ? textTest(chosen.text) : () => true;

function numbers(kind, a, b, test) {
  const counts = new Map(), other = kind === "actor" ? "theme" : "actor";
  const wanted = chosen[other] ? nameTest(other) : () => true;
  for (const item of items) {
    if (!wanted(item) || !touches(item, a, b) || !test(item)) continue;
    const wholes = new Set();
    for (let at of item[kind]) for (; data[kind][at]; at = data[kind][at].whole) wholes.add(data[kind][at].id);
    for (const id of wholes) counts.set(id, (counts.get(id) || 0) + 1);
  }
  return counts;
}

function count(kind, a, b) {
  const counts = numbers(kind, a, b, tested());
  for (const chip of all(`.chips [name=${kind}]`)) {
    const number = counts.get(chip.value) || 0, pressed = chip.getAttribute("aria-pressed") === "true";
    chip.lastElementChild.textContent = number;
    chip.hidden = !number && !pressed;
  }
  for (const list of all(".chips details")) {
    const more = all("button:not([hidden])", list).length;
    list.hidden = !more;
    list.firstElementChild.textContent = `${more} more name${more === 1 ? "" : "s"}`;
    if (list.querySelector("[aria-pressed=true]")) list.open = true;
  }
}

function mention(a, b) {
  const line = one(".also"), text = chosen.text.trim().replace(/"/g, ""), found = [];
  for (const word of new Set([text, ...text.split(/[\s,]+/)])) {
    if (!word) continue;
    for (const kind of ["actor", "theme"]) {
      const part = data[kind].find(part => [part.name, ...part.also || []].some(name => fold(name) === fold(word)));
      const number = part && numbers(kind, a, b, () => true).get(part.id);
      if (!number) continue;
      const button = document.createElement("button"), same = fold(part.name) === fold(word);
      button.type = "button";
      button.textContent = `“${word}” is also ${same ? `the name of ${kind === "actor" ? "an" : "a"} ${kind}`
        : `the ${kind} ${part.name}`}: show its ${number} event${number === 1 ? "" : "s"}`;
      button.onclick = () => choose({text: "", [kind]: part.id});
      found.push(button);
    }
  }
  line.replaceChildren(...found);
  line.hidden = !found.length;
}

// Thousands of rows in turns: what is out of sight can wait.

function settle(rest) {
  for (const item of rest.splice(0, 1000)) {
    item.row.hidden = !item.found;
    item.article.toggleAttribute("data-maybe", item.found === MAYBE);
    item.shown = item.found;
  }
  if (rest.length) waiting = setTimeout(settle, 10, rest);
}

function head(found) {
  const counts = new Map();
  for (let {row: up} of found) {
    while ((up = up.parentNode.closest("section"))) counts.set(up, (counts.get(up) || 0) + 1);
  }
  for (const section of all(".events section")) section.hidden = !counts.has(section);
  for (const link of all("nav a")) {
    const count = counts.get(document.getElementById(link.hash.slice(1)).parentNode);
    link.lastElementChild.textContent = count;
    link.parentNode.hidden = !count;
  }
}

// What began before the period comes last.

function part(a) {
  const last = one(".ongoing ol");
  let next;
  for (const item of [...items].reverse()) {
    const {row, home} = item;
    if (item.found && item.s2 < a) last.prepend(row);
    else {
      if (row.parentNode !== home) home.insertBefore(row, next?.home === home ? next.row : null);
      next = item;
    }
  }
}

function say([, maybe, sure], turned) {
  const number = count => count.toLocaleString("en"), whole = items.length, matching = maybe + sure;
  const active = names("actor").length + names("theme").length + !!chosen.from + !!chosen.to;
  one("output").textContent = (matching === whole ? "" : `${number(matching)} of `)
    + `${number(whole)} event${whole === 1 ? "" : "s"}`
    + (turned ? ": the first day is after the last" : maybe ? `, ${number(maybe)} of them maybe` : "");
  one(".clear").hidden = !active && !chosen.text;
  one(".more").textContent = active ? `Filters (${active})` : "Filters";
}

// The strip: bars of what matches; two handles at the outer bars chosen, `ends`.

function draw(begun, a, b) {
  const {bars} = data, [start, end] = all("figure input");
  one(".now").setAttribute("d", begun.map((number, k) => {
    const [, , x, end, unit] = bars[k], high = Math.round(100 * number / most[unit]);
    return `M${x} 100v${-high}H${end}v${high}`;
  }).join(""));
  ends = [bars.findIndex(bar => last(bar[1]) >= a), bars.findLastIndex(bar => bar[0] <= b)];
  start.value = bars[ends[0]]?.[2] ?? end.max;
  end.value = bars[ends[1]]?.[3] ?? 0;
  one(".out").setAttribute("d", `M0 0H${start.value}V100H0zM${end.value} 0H${end.max}V100H${end.value}z`);
  start.ariaValueText = chosen.from || "the beginning";
  end.ariaValueText = chosen.to || "the end";
}

function listenToStrip() {
  const {bars} = data, strip = one(".bars"), [start, end] = all("figure input");
  const select = (one, other) => {
    const first = Math.max(0, Math.min(one, other)), last = Math.max(0, one, other);
    choose({from: first ? iso(bars[first][0]) : "", to: bars[last + 1] ? iso(bars[last][1]) : ""});
  };
  const under = ({clientX}) => {
    const {left, width} = strip.getBoundingClientRect();
    return bars.findLastIndex(bar => bar[2] <= (clientX - left) / width * end.max);
  };
  let pressed;
  // a year's bar is as high as its share of the fullest year, not of the fullest day
  most = {};
  tally(items).forEach((number, k) => most[bars[k][4]] = Math.max(number, most[bars[k][4]] ?? 1));
  ends = [0, bars.length - 1];
  strip.onpointerdown = event => {
    pressed = under(event);
    strip.setPointerCapture(event.pointerId);
    select(pressed, pressed);
  };
  strip.onpointermove = event => strip.hasPointerCapture(event.pointerId) && select(pressed, under(event));
  // a step is a unit of the drawing: on to the next edge of a bar
  start.oninput = end.oninput = ({target}) => {
    const side = target === end ? 1 : 0, x = +target.value, edge = bar => bar?.[side + 2];
    const onward = x > edge(bars[ends[side]]);
    const bar = onward ? bars.findIndex(bar => edge(bar) >= x) : bars.findLastIndex(bar => edge(bar) <= x);
    const moved = bar < 0 ? ends[1] : bar;
    side ? select(ends[0], Math.max(ends[0], moved)) : select(Math.min(moved, ends[1]), ends[1]);
  };
}

// What is chosen, and its address: #from=2022-01-10&actor=nato,kremlin&at=an-event

function choose(changes) {
  const list = one(".columns");
  chosen = {...chosen, at: "", ...changes};
  put("text", chosen.text);
  for (const name of ["from", "to"]) {
    const [day, time = ""] = chosen[name].split("T"), clock = form[`${name}-time`];
    put(name, day);
    if (clock) put(clock.name, time);
    chosen[name] = form[name].value + (form[name].value && clock?.value ? `T${clock.value}` : "");
  }
  for (const chip of all("[aria-pressed]")) chip.setAttribute("aria-pressed", names(chip.name).includes(chip.value));
  show();
  remember();
  if (!chosen.at && list.getBoundingClientRect().top < 0) list.scrollIntoView();
}

function put(name, text) {
  if (form[name].value !== text) form[name].value = text;
}

function typed() {
  const {text, ...rest} = Object.fromEntries(new FormData(form));
  return {text, from: [rest.from, rest["from-time"]].filter(Boolean).join("T"),
    to: [rest.to, rest["to-time"]].filter(Boolean).join("T")};
}

function remember() {
  const asked = Object.entries(chosen).filter(([, value]) => value);
  const plain = asked.length === 1 && chosen.at, hash = plain || String(new URLSearchParams(asked));
  try {
    history.replaceState(null, "", location.href.split("#")[0] + (hash && `#${hash.replaceAll("%2C", ",")}`));
  } catch {} // where a page inside another has no address
}

function follow() {
  const hash = location.hash.slice(1), target = one(":target");
  if (hash.includes("=")) choose({...NOTHING, ...Object.fromEntries(new URLSearchParams(hash))});
  else if (chosen !== NOTHING) choose({...(!target || target.parentNode.hidden) && NOTHING, at: target?.id || ""});
  const there = document.getElementById(chosen.at), item = items.find(item => item.article === there);
  if (item?.found) item.row.hidden = false;
  if (there && item?.found !== NO) there.scrollIntoView();
}

function listen() {
  const more = one(".more");
  form.oninput = () => choose(typed());
  form.onsubmit = event => event.preventDefault();
  more.onclick = () => more.setAttribute("aria-expanded", more.getAttribute("aria-expanded") === "false");
  one(".clear").onclick = () => {
    choose(NOTHING);
    (more.offsetParent ? more : form.text).focus();
  };
  form.onclick = ({target}) => {
    const chip = target.closest("button[name]");
    if (!chip) return;
    const ids = new Set(names(chip.name));
    ids.delete(chip.value) || ids.add(chip.value);
    choose({[chip.name]: [...ids].join()});
  };
  addEventListener("hashchange", follow);
}
})();
