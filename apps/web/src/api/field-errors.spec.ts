import { newFeedSchema } from '@app/contracts';
import { CallError } from './call.js';
import { checkFields, fieldErrorsOf, sentenceOf } from './field-errors.js';

describe('errors beside their fields', () => {
  it('checks a form by the schema of its call', () => {
    expect(checkFields(newFeedSchema, { url: 'https://dw.example/rss', name: 'dw' })).toBeNull();
    expect(checkFields(newFeedSchema, { url: 'dw', name: 'D W' })).toEqual({
      url: 'A feed address begins with http:// or https://.',
      name: 'A short name is lower-case letters, digits and dashes, 40 at most.',
    });
  });

  it('puts an error code beside the field that it speaks of', () => {
    const taken = new CallError(
      { code: 'name-taken', message: 'This name is taken.', hint: 'Try dw-2.' },
      409,
    );
    expect(fieldErrorsOf(taken, { 'name-taken': 'name' })).toEqual({ name: 'This name is taken. Try dw-2.' });
    expect(fieldErrorsOf(taken, {})).toEqual({ form: 'This name is taken. Try dw-2.' });
  });

  it('puts the faults of a body beside the fields that they name', () => {
    const faulty = new CallError(
      {
        code: 'bad-request',
        message: 'The request could not be read.',
        details: [{ at: 'body.password', message: 'a password has at least 10 characters' }],
      },
      400,
    );
    expect(fieldErrorsOf(faulty, {})).toEqual({ password: 'A password has at least 10 characters.' });
  });

  it('writes an error as its sentence and its hint', () => {
    expect(
      sentenceOf(new CallError({ code: 'forbidden', message: 'Your account may not do this.' }, 403)),
    ).toBe('Your account may not do this.');
  });
});
