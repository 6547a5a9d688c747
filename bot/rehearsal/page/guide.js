// Suggests what to try on a first visit, and can be called back.

import { element } from './element.js';
import { icon } from './icons.js';
import { recall, remember } from './memory.js';

const SEEN = 'guide.seen';

export class Guide {
  /** `ways`: `show` a phone by its person's id, and `forward` the clock. */
  constructor(place, ways) {
    this.place = place;
    this.ways = ways;
    this.help = document.getElementById('help');
    this.help.append(icon('help'));
    this.help.addEventListener('click', () => this.#set(this.place.hidden));
  }

  sync(people) {
    if (this.place.childElementCount) return;
    const close = element(
      'button.round.small',
      {
        type: 'button',
        'aria-label': 'Close these suggestions',
        'data-testid': 'guide-close',
        onclick: () => this.#close(),
      },
      icon('close'),
    );
    this.place.append(element('h2', {}, 'Try this'), element('ol', {}, this.#steps(people)), close);
    this.#set(recall(SEEN) !== 'yes');
  }

  #steps(people) {
    const staff = people.find((person) => /staff/i.test(person.role)) ?? people.at(-1);
    const manager =
      people.find((person) => /manager/i.test(person.role) && !/deputy/i.test(person.role)) ?? people[0];
    const parents = people.filter((person) => /parent/i.test(person.role));
    const [sender, parent] = [parents[0] ?? people.at(-1), parents.at(-1) ?? people.at(-1)];
    const shared = people.find((person) => /everybody/i.test(person.role));
    return [
      this.#step(first(staff), ` is staff: press “Report a concern” and follow the questions.`, () =>
        this.ways.show(staff.id),
      ),
      this.#step(first(manager), ` is the manager: an alert arrives, without a word of the content.`, () =>
        this.ways.show(manager.id),
      ),
      this.#step('An hour later', ', and nobody has opened it. See who is told next.', () =>
        this.ways.forward('hour'),
      ),
      this.#step(first(parent), ` is a parent: press “What may be shown” and decide, use by use.`, () =>
        this.ways.show(parent.id),
      ),
      this.#step(
        first(sender),
        ` is one too: press “Complain, or have a post taken down”, send the sample photo.`,
        () => this.ways.show(sender.id),
      ),
      this.#step(
        `${first(manager)}’s inbox`,
        ` has it: answer; under “More …” are its clocks, and the record to hand on.`,
        () => this.ways.show(manager.id),
      ),
      ...(shared ? [this.#atTheSharedPhone(shared)] : []),
      this.#step(
        'A week later',
        `, ${first(manager)} has been reminded of what is due: press “Due” there.`,
        () => this.ways.forward('week'),
      ),
    ];
  }

  #atTheSharedPhone(shared) {
    return this.#step(shared.name, ` is for those without their own: press “Tom Evans”, PIN 4826.`, () =>
      this.ways.show(shared.id),
    );
  }

  #step(pressed, words, does) {
    return element(
      'li',
      {},
      element('p', {}, element('button.try', { type: 'button', onclick: does }, pressed), words),
    );
  }

  #close() {
    remember(SEEN, 'yes');
    this.#set(false);
    this.help.focus();
  }

  #set(open) {
    this.place.hidden = !open;
    this.help.setAttribute('aria-expanded', String(open));
  }
}

const first = (person) => person.name.split(' ')[0];
