/** A Git repository in a temporary folder, for one test. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export class RepositoryFolder {
  public readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'repository-')));

  public write(files: Readonly<Record<string, string>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), content);
    }
    return this;
  }

  public link(path: string, target: string): this {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    symlinkSync(target, join(this.path, path));
    return this;
  }

  public delete(path: string): this {
    rmSync(join(this.path, path), { recursive: true });
    return this;
  }

  public commit(tag: string): this {
    this.git('init', '--quiet');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', tag);
    this.git('tag', tag);
    return this;
  }

  public remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private git(...args: string[]): void {
    execFileSync('git', ['-C', this.path, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { stdio: 'ignore' });
  }
}
