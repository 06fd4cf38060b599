import { Progress, ProgressStream } from '../../src/diagnostics';

class Screen implements ProgressStream {
  public text = '';
  public constructor(public readonly isTTY: boolean) {}

  public write(text: string): boolean {
    this.text += text;
    return true;
  }
}

const { CI, TERM } = process.env;

beforeEach(() => {
  delete process.env.CI;
  delete process.env.TERM;
  jest.useFakeTimers({ now: 0 });
});

afterEach(() => {
  jest.useRealTimers();
  for (const [name, value] of Object.entries({ CI, TERM })) {
    if (value === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = value;
    }
  }
});

/** Three ticks: at the start, after a second and a half, and half a second later. */
function work(screen: Screen, total?: number): string {
  const progress = Progress.start('writing files', total, screen);
  progress.tick();
  jest.setSystemTime(1500);
  progress.tick();
  jest.setSystemTime(2000);
  progress.tick();
  const seen = screen.text;
  progress.stop();
  return seen;
}

test('a terminal shows how far the work is, once it takes longer than a second', () => {
  const screen = new Screen(true);
  const progress = Progress.start('writing files', 3, screen);
  jest.setSystemTime(999);
  progress.tick();
  expect(screen.text).toBe('');
  jest.setSystemTime(1500);
  progress.tick();
  expect(screen.text).toContain('writing files');
  expect(screen.text).toContain('2/3');
  progress.stop();
});

test('the line moves with each call, because no timer fires in synchronous work', () => {
  const seen = work(new Screen(true), 3);
  expect(seen).toContain('2/3');
  expect(seen).toContain('3/3');
});

test('without a total the line counts', () => {
  const seen = work(new Screen(true));
  expect(seen).toContain('writing files 3');
  expect(seen).not.toContain('/');
});

test('at the end the line is gone and no timer is left', () => {
  const screen = new Screen(true);
  work(screen, 3);
  // CSI 2K empties a line.
  expect(screen.text.endsWith('\u001b[2K')).toBe(true);
  expect(jest.getTimerCount()).toBe(0);
});

test('a pipe gets nothing', () => {
  const screen = new Screen(false);
  work(screen, 3);
  expect(screen.text).toBe('');
});

test.each([['CI', 'true'], ['TERM', 'dumb']])('a terminal with %s=%s gets nothing', (name, value) => {
  process.env[name] = value;
  const screen = new Screen(true);
  work(screen, 3);
  expect(screen.text).toBe('');
});

test('work inside other work has no second of its own, and its line comes first', () => {
  const screen = new Screen(true);
  const outer = Progress.start('synthesizing', undefined, screen);
  jest.setSystemTime(900);
  const inner = Progress.start('writing files', 2, screen);
  jest.setSystemTime(1100);
  inner.tick();
  expect(screen.text).toContain('writing files');
  inner.stop();
  outer.tick();
  expect(screen.text).toContain('synthesizing 1');
  outer.stop();
});

test('the line is taken away when the work fails', () => {
  expect(() => Progress.during('checking', 1, () => {
    throw new Error('no');
  })).toThrow('no');
  jest.setSystemTime(800);
  const screen = new Screen(true);
  const next = Progress.start('next', 1, screen);
  // For the work that failed, a second would have passed; were it still the outer one, it would count.
  jest.setSystemTime(1500);
  next.tick();
  expect(screen.text).toBe('');
  next.stop();
});
