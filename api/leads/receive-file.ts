import type { Request } from 'express';
import multer, { MulterError } from 'multer';
import { UserError } from '#domain/kernel/errors';
import { FILE_LIMIT_BYTES } from '#api/contract/lead-files';
import { InvalidRequest } from '#api/http/invalid-request';

export interface ReceivedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

const receive = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { fileSize: FILE_LIMIT_BYTES, files: 1, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
}).single('file');

/** The one file of a multipart request, in memory. Refuses what is larger than allowed while it arrives. */
export async function receiveFile(request: Request): Promise<ReceivedFile> {
  const { res } = request;
  if (!request.is('multipart/form-data') || !res)
    throw new UserError('unsupported-media-type', 'Send the file as multipart/form-data.');
  await new Promise<void>((resolve, reject) => {
    void receive(request, res, (error: unknown) => (error ? reject(problemOf(error)) : resolve()));
  });
  const { file } = request;
  if (!file)
    throw new InvalidRequest('invalid-fields', 'Send one part named file.', [
      { field: 'file', code: 'required', message: 'Choose a file.' },
    ]);
  if (file.size === 0)
    throw new InvalidRequest('invalid-fields', 'The file is empty.', [
      { field: 'file', code: 'empty', message: 'The file is empty.' },
    ]);
  return {
    name: plainName(file.originalname),
    mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(file.mimetype) ? file.mimetype : 'application/octet-stream',
    content: file.buffer,
  };
}

function problemOf(error: unknown): Error {
  if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE')
    return new UserError('body-too-large', `A file may have at most ${FILE_LIMIT_BYTES / 1024 / 1024} MB.`);
  return new InvalidRequest('invalid-request', 'The upload could not be read; send one part named file.');
}

/** The last part of the name, without characters that mean something to a file system or a header. */
function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = [...last]
    .filter(
      (character) =>
        character >= ' ' && !/[\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/.test(character),
    )
    .join('')
    .trim();
  return plain.slice(0, 200) || 'file';
}
