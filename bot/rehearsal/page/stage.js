// Decides which phones stand on the stage, remembers the choice in the address, and knows the one in hand.

import { movesLittle } from './element.js';

const NARROW = matchMedia('(max-width: 759px)');
const LOOKED_AT = 1000;
const FIRST_TO_SEE = [/staff/i, /^(?!.*deputy).*manager/i, /deputy/i];

export class Stage {
  #phones = new Map();
  #chosen = [];
  #inHand = null;
  #resting = null;

  /** `changed` hears the people now to be seen, whenever that changes. */
  constructor(place, changed) {
    this.place = place;
    this.changed = changed;
    NARROW.addEventListener('change', () => this.#draw());
    addEventListener('hashchange', () => this.#recall() && this.#draw());
  }

  get seen() {
    return NARROW.matches ? this.#chosen.slice(0, 1) : this.#chosen;
  }

  isInHand(id) {
    if (document.visibilityState !== 'visible' || !this.seen.includes(id)) return false;
    return NARROW.matches || this.#inHand === id;
  }

  add(phone) {
    this.#phones.set(phone.id, phone);
    phone.section.hidden = true;
    for (const kind of ['pointerdown', 'focusin', 'wheel']) {
      phone.section.addEventListener(kind, () => this.take(phone.id), { passive: true });
    }
    phone.section.addEventListener('pointerenter', () => this.#rest(phone.id));
    phone.section.addEventListener('pointerleave', () => clearTimeout(this.#resting));
    this.place.append(phone.section);
  }

  /** Called once the cast is known: the choice in the address, or the three who tell the story. */
  open() {
    if (!this.#recall()) this.#chosen = this.#firstToSee();
    this.#draw();
  }

  take(id) {
    this.#inHand = id;
    this.#phones.get(id)?.readIfInHand();
  }

  /** A label was pressed: show that phone, bring it into view, or put it away again. */
  choose(id) {
    if (this.seen.includes(id) && !NARROW.matches && this.#inView(id)) this.hide(id);
    else this.show(id);
  }

  show(id) {
    if (NARROW.matches) this.#chosen = [id, ...this.#chosen.filter((other) => other !== id).slice(0, 2)];
    else if (!this.#chosen.includes(id)) this.#chosen.push(id);
    this.#remember();
    this.#phones.get(id)?.section.scrollIntoView({
      behavior: movesLittle() ? 'auto' : 'smooth',
      block: 'nearest',
      inline: 'center',
    });
    this.take(id);
  }

  hide(id) {
    this.#chosen = this.#chosen.filter((other) => other !== id);
    this.#remember();
  }

  /** A pointer that only passes over a phone reads nothing; one that rests there does. */
  #rest(id) {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.take(id), LOOKED_AT);
  }

  #inView(id) {
    const phone = this.#phones.get(id).section.getBoundingClientRect();
    const stage = this.place.getBoundingClientRect();
    return phone.left >= stage.left - phone.width / 3 && phone.right <= stage.right + phone.width / 3;
  }

  #remember() {
    history.replaceState(null, '', `#phones=${this.#chosen.join(',')}`);
    this.#draw();
  }

  #recall() {
    const written = /^#phones=([\d,-]+)$/.exec(location.hash)?.[1] ?? '';
    const known = written
      .split(',')
      .map(Number)
      .filter((id) => this.#phones.has(id));
    if (!known.length) return false;
    this.#chosen = [...new Set(known)];
    return true;
  }

  #firstToSee() {
    const people = [...this.#phones.values()];
    const story = FIRST_TO_SEE.map((role) => people.find((phone) => role.test(phone.person.role)));
    return [...new Set([...story, ...people].filter(Boolean).map((phone) => phone.id))].slice(0, 3);
  }

  /** Phones keep the order in which they were chosen; only one that was away is moved, so none loses its place. */
  #draw() {
    const seen = this.seen;
    for (const [id, phone] of this.#phones) {
      if (!seen.includes(id)) phone.section.hidden = true;
    }
    for (const id of seen) {
      const phone = this.#phones.get(id);
      if (!phone.section.hidden) continue;
      this.place.append(phone.section);
      phone.section.hidden = false;
      phone.appeared();
    }
    this.place.classList.toggle('nobody', !seen.length);
    this.changed(seen);
  }
}
