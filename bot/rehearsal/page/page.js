// Puts the page together: phones, cast, clock and strip, kept in step with the local Telegram.

import { Cast } from './cast.js';
import { WallClock } from './clock.js';
import { chooseWhose, showAlert } from './dialogs.js';
import { Guide } from './guide.js';
import { Happenings } from './happenings.js';
import { Phone } from './phone.js';
import * as server from './server.js';
import { Stage } from './stage.js';

const find = (id) => document.getElementById(id);
const AGAIN = 2000;

const phones = new Map();
const cast = new Cast(find('cast'), (id) => stage.choose(id));
const stage = new Stage(find('stage'), (seen) => cast.shown(seen));
const clock = new WallClock((words) => tell(words));
const happenings = new Happenings(find('happenings'));
const guide = new Guide(find('guide'), { show: (id) => stage.show(id), forward: (by) => clock.forward(by) });

/** What is heard while the world is being looked at would be overwritten by it, so it waits. */
const waiting = [];
let looking = false;
let lookAgain = false;

const HEARD = {
  message: ({ phone, message }) => phones.get(phone)?.put(message),
  edited: ({ phone, message }) => phones.get(phone)?.put(message),
  deleted: ({ phone, id }) => phones.get(phone)?.remove(id),
  phone: (person) => {
    phones.get(person.id)?.describe(person);
    cast.describe(person);
  },
  clock: ({ now }) => clock.set(now),
  happening: (happening) => happenings.add(happening),
  toast,
};

function toast({ phone, text, alert }) {
  const shown = phones.get(phone);
  if (!shown) return;
  shown.chat.rest();
  if (alert) showAlert(`On ${shown.firstName}'s phone`, text);
  else if (text) shown.toast(text);
}

function heard(kind, data) {
  if (looking) waiting.push([kind, data]);
  else HEARD[kind](data);
}

async function look() {
  lookAgain = looking;
  if (looking) return;
  looking = true;
  try {
    sync(await server.look());
    tell('');
  } catch (error) {
    tell(error.message);
    setTimeout(look, AGAIN);
  } finally {
    looking = false;
  }
  for (const [kind, data] of waiting.splice(0)) HEARD[kind](data);
  if (lookAgain) look();
}

function sync(world) {
  find('setting').textContent = world.bot.name;
  document.title = `Rehearsal · ${world.bot.name}`;
  clock.set(world.now);
  cast.sync(world.phones);
  const isFirst = !phones.size;
  for (const person of world.phones) {
    if (!phones.has(person.id)) add(person, world.bot);
    phones.get(person.id).sync(person);
  }
  if (isFirst && phones.size) stage.open();
  happenings.sync(world.happenings);
  guide.sync(world.phones);
}

function add(person, bot) {
  const phone = new Phone(person, {
    bot,
    place: cast.place(person.id),
    invite: (invite) =>
      chooseWhose(invite, cast.people, (id) => {
        stage.show(id);
        phones.get(id).open(invite);
      }),
    hide: (id) => stage.hide(id),
    isInHand: (id) => stage.isInHand(id),
    unread: (id, count) => cast.unread(id, count),
  });
  phones.set(person.id, phone);
  stage.add(phone);
}

function tell(words) {
  find('connection').textContent = words;
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  find('stage').focus();
});
// A file dropped beside the phones must not take the page's place.
for (const kind of ['dragover', 'drop']) document.addEventListener(kind, (event) => event.preventDefault());
document.addEventListener('visibilitychange', () => {
  for (const id of stage.seen) phones.get(id).readIfInHand();
});

look();
server.listen({
  connected: look,
  lost: () => tell('The rehearsal does not answer. Trying again…'),
  heard,
});
