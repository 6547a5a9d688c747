// Makes a chosen file ready for Telegram: any picture as one it takes for a photo, a sound with its length.

const PHOTOS = ['image/jpeg', 'image/png'];
const QUALITY = 0.9;

/** The attachment as it can be sent; what cannot be read as a picture goes as a document. */
export async function ready({ file, kind }) {
  if (kind === 'voice') return { file, kind, seconds: await secondsOf(file) };
  if (kind !== 'photo' || PHOTOS.includes(file.type)) return { file, kind };
  const photo = await asJpeg(file).catch(() => null);
  return photo ? { file: photo, kind } : { file, kind: 'document' };
}

async function asJpeg(file) {
  const picture = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(picture, 0, 0);
  const made = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new File([made], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
}

function secondsOf(file) {
  const sound = new Audio();
  const address = URL.createObjectURL(file);
  return new Promise((told) => {
    const tell = () => {
      URL.revokeObjectURL(address);
      told(Number.isFinite(sound.duration) ? sound.duration : null);
    };
    sound.addEventListener('loadedmetadata', tell, { once: true });
    sound.addEventListener('error', tell, { once: true });
    sound.preload = 'metadata';
    sound.src = address;
  });
}
