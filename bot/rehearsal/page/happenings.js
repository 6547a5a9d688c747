// Tells in plain words what the bot has just done: the newest in one line, the rest on demand.

import { element, unseen } from './element.js';
import { icon } from './icons.js';
import { recall, remember } from './memory.js';
import { shortDayOf, timeOf } from './times.js';

const STEPS = {
  stored: ['Stored', 'written down safely, before anything is answered'],
  queued: ['Queued', 'waiting to be sent'],
  delivered: ['Delivered', 'has arrived on the phone'],
  held: ['Held', 'kept back for now, on purpose'],
  failed: ['Failed', 'could not be delivered; it is not forgotten'],
  clock: ['Clock', 'the time was moved forward'],
};
const MOST = 300;
const TOGETHER = 100;
const OPEN = 'happenings.open';

export class Happenings {
  #heard = new Set();

  constructor(place) {
    this.place = place;
    this.latest = element(
      'span.latest',
      {},
      element('span.nothing', {}, 'Nothing yet. Whatever the bot does is told here.'),
    );
    this.toggle = element(
      'button.toggle',
      {
        type: 'button',
        'data-testid': 'happenings-toggle',
        'aria-expanded': 'false',
        'aria-controls': 'happenings-all',
        onclick: () => this.#open(this.all.hidden),
      },
      element('span.title', {}, 'What just happened'),
      icon('down'),
    );
    this.list = element('ol', { 'data-testid': 'happenings' });
    this.all = element(
      'div.all',
      {
        id: 'happenings-all',
        hidden: true,
        tabindex: '0',
        role: 'group',
        'aria-label': 'All that happened, newest first',
      },
      this.list,
      this.#legend(),
    );
    place.append(element('div.strip', {}, this.toggle, this.latest), this.all);
    this.#open(recall(OPEN) === 'yes');
  }

  sync(happenings) {
    for (const happening of happenings) this.add(happening);
  }

  add(happening) {
    const key = JSON.stringify([happening.at, happening.step, happening.words]);
    if (this.#heard.has(key)) return;
    this.#heard.add(key);
    this.latest.replaceChildren(step(happening.step), element('span.words', {}, happening.words));
    const when = element(
      'time',
      { datetime: happening.at },
      `${shortDayOf(happening.at)} ${timeOf(happening.at)}`,
    );
    const told = element(
      'li',
      { 'data-step': happening.step, 'data-testid': 'happening' },
      when,
      step(happening.step),
      element('span.words', {}, happening.words),
    );
    if (this.#belongsBelow(happening)) this.list.firstElementChild.after(told);
    else this.list.prepend(told);
    if (this.list.children.length > MOST) this.list.lastChild.remove();
  }

  /** What comes in is recorded together with its replies; of the two, the record is told first. */
  #belongsBelow({ step, at }) {
    const newest = this.list.firstElementChild;
    if (step !== 'stored' || newest?.dataset.step !== 'queued') return false;
    return Date.parse(at) - Date.parse(newest.querySelector('time').dateTime) < TOGETHER;
  }

  #legend() {
    const rows = Object.entries(STEPS).map(([name, [, meaning]]) =>
      element('div', {}, element('dt', {}, step(name)), element('dd', {}, meaning)),
    );
    return element('dl.legend', { 'aria-label': 'What the words mean' }, rows);
  }

  #open(open) {
    this.all.hidden = !open;
    this.place.classList.toggle('open', open);
    this.toggle.setAttribute('aria-expanded', String(open));
    remember(OPEN, open ? 'yes' : 'no');
  }
}

function step(name) {
  const [words] = STEPS[name] ?? [name];
  return element('span.step', { 'data-step': name }, STEPS[name] ? icon(name) : null, words, unseen(': '));
}
