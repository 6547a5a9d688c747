// Shows the rehearsal's clock on the wall and moves it forward.

import { element } from './element.js';
import { clockFace, icon } from './icons.js';
import * as server from './server.js';
import { dayAndYearOf, shortDayOf, timeOf, yearOf } from './times.js';

const WIDE = matchMedia('(min-width: 1000px)');
const find = (id) => document.getElementById(id);

export class WallClock {
  #said = 0;
  #heardAt = 0;
  #turned = { hour: 0, minute: 0 };
  #busy = false;

  /** `failed` hears the reason when the clock could not be moved. */
  constructor(failed) {
    this.failed = failed;
    find('face').append(clockFace());
    this.group = document.querySelector('.clock');
    this.group.addEventListener('click', (event) => {
      const button = event.target.closest('[data-forward]');
      if (button) this.forward(button.dataset.forward);
    });
    find('reading').append(icon('down'));
    this.#settle();
    WIDE.addEventListener('change', () => this.#settle());
    find('reading').addEventListener('click', () => this.#fold());
    setInterval(() => this.#show(), 1000);
  }

  get now() {
    return new Date(this.#said + performance.now() - this.#heardAt);
  }

  set(now) {
    this.#said = Date.parse(now);
    this.#heardAt = performance.now();
    this.#show();
  }

  async forward(by) {
    if (this.#busy) return;
    this.#busy = true;
    this.group.setAttribute('aria-busy', 'true');
    const pressed = this.group.querySelector(`[data-forward="${by}"]`);
    pressed.classList.add('pressing');
    try {
      this.set((await server.forward(by)).now);
      find('clock-status').textContent = `It is now ${dayAndYearOf(this.now)}, ${timeOf(this.now)}.`;
    } catch (error) {
      this.failed(error.message);
    } finally {
      this.#busy = false;
      this.group.removeAttribute('aria-busy');
      pressed.classList.remove('pressing');
    }
  }

  /** Where there is room the ways forward are always there, and the clock is only to be read. */
  #settle() {
    find('reading').disabled = WIDE.matches;
  }

  #fold() {
    const open = this.group.classList.toggle('open');
    find('reading').setAttribute('aria-expanded', String(open));
  }

  #show() {
    if (!this.#said) return;
    const time = timeOf(this.now);
    if (find('time').textContent === time && find('day').title === dayAndYearOf(this.now)) return;
    find('time').textContent = time;
    find('time').dateTime = this.now.toISOString();
    find('day').replaceChildren(shortDayOf(this.now), element('span.year', {}, ` ${yearOf(this.now)}`));
    find('day').title = dayAndYearOf(this.now);
    const [hour, minute] = time.split(':').map(Number);
    this.#turn('hour', ((hour % 12) + minute / 60) * 30);
    this.#turn('minute', minute * 6);
  }

  /** A hand only ever turns forward, and at most once round. */
  #turn(hand, angle) {
    const rest = (((angle - this.#turned[hand]) % 360) + 360) % 360;
    this.#turned[hand] += rest || (hand === 'minute' ? 360 : 0);
    this.group.querySelector(`.hand.${hand}`).style.transform = `rotate(${this.#turned[hand]}deg)`;
  }
}
