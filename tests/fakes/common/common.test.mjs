// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readForm } from './form.mjs';
import { Ledger } from './ledger.mjs';
import { Pace } from './pace.mjs';
import { Random } from './random.mjs';
import { readSample } from './samples.mjs';
import { sniff } from './sniff.mjs';

describe('fakes, what they share', () => {
  test('the ledger tells lost, doubled, reordered and unexpected apart', () => {
    const ledger = new Ledger();
    for (const text of ['a', 'c', 'b', 'b', 'x']) ledger.reach({ customer: 1, text });
    ledger.reach({ customer: 2, text: 'd' });
    assert.deepEqual(ledger.compare(1, ['a', 'b', 'c', 'd']), { lost: ['d'], doubled: ['b'], reordered: ['b'], unexpected: ['x'] });
  });

  test('a webhook counts as taken however often it failed before', () => {
    const ledger = new Ledger();
    ledger.hook('1', { status: 500, accepted: false });
    ledger.hook('1', { status: 200, accepted: true });
    ledger.hook('2', { status: 0, accepted: false, why: 'refused' });
    assert.deepEqual(ledger.acknowledged.map((hook) => hook.key), ['1']);
    assert.equal(ledger.hookOf('1').attempts, 2);
  });

  test('chance keeps to its share and to its seed', () => {
    const count = (seed) => {
      const random = new Random(seed);
      return Array.from({ length: 10_000 }, () => random.chance(0.3)).filter(Boolean).length;
    };
    const first = count(1);
    assert.ok(first > 2800 && first < 3200, String(first));
    assert.equal(count(1), first);
    assert.notEqual(count(2), first);
  });

  test('a span is shortened by the speed, and ends when the day does', async () => {
    const pace = new Pace(100);
    const before = Date.now();
    await pace.pause(2000);
    assert.ok(Date.now() - before < 1500);
    assert.ok(pace.since(before) >= 1900);
    const endless = pace.pause(1e9);
    pace.stop();
    await endless;
  });

  test('a form is read whatever stands in its values', () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
    const body = Buffer.concat([
      Buffer.from('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nдва\r\nслова\r\n--x\r\nContent-Disposition: form-data; name="f"; filename="имя.bin"\r\nContent-Type: text/plain\r\n\r\n'),
      bytes, Buffer.from('\r\n--x--\r\n'),
    ]);
    const { fields, files } = readForm('multipart/form-data; boundary=x', body);
    assert.deepEqual(fields, { a: 'два\r\nслова' });
    assert.deepEqual(files.get('f'), { name: 'имя.bin', type: 'text/plain', bytes });
    assert.equal(readForm('multipart/form-data; boundary=x', body.subarray(0, 60)), null);
    assert.deepEqual(readForm('application/x-www-form-urlencoded', Buffer.from('a=1+2%26&b=')).fields, { a: '1 2&', b: '' });
    assert.equal(readForm('application/json', Buffer.from('[1]')), null);
  });

  test('the samples are what their names say', () => {
    const { type, width, height } = sniff(readSample('photo.jpg'));
    assert.deepEqual([type, width, height], ['image/jpeg', 960, 640]);
    assert.equal(sniff(readSample('voice.ogg')).type, 'audio/ogg');
    assert.equal(sniff(readSample('video.mp4')).type, 'video/mp4');
    assert.equal(sniff(readSample('document.pdf')).type, 'application/pdf');
    assert.deepEqual(sniff(readSample('sticker.webp')), { type: 'image/webp', width: 512, height: 512 });
  });
});
