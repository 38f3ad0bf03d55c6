# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: TAP, registers to play with, and the program itself.

Every test is called as: TEST KORTISTO_CLI SOURCE_FOLDER CHANGE_PAST
"""
import atexit
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile

CLI = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])
DEMO = os.path.join(SOURCE, "data", "demo")
PASSWORD = "kortiston koesalasana 1"
TIMEOUT = 60

work = tempfile.mkdtemp(prefix="kortisto-cli-")
atexit.register(shutil.rmtree, work, ignore_errors=True)
os.umask(0o022)

# --- TAP -------------------------------------------------------------------------------------------

points = 0
failures = 0


def check(good, what, detail=""):
    """One point; the detail is told only when it fails."""
    global points, failures
    points += 1
    print(f"{'ok' if good else 'not ok'} {points} - {what}")
    if not good:
        failures += 1
        for line in str(detail).splitlines()[:30]:
            print(f"#   {line}")
    sys.stdout.flush()
    return bool(good)


def same(got, wanted, what):
    return check(got == wanted, what, f"got    {got!r}\nwanted {wanted!r}")


def skip(what, why):
    global points
    points += 1
    print(f"ok {points} - {what} # SKIP {why}")


def finish():
    print(f"1..{points}")
    sys.exit(1 if failures else 0)


# --- files -----------------------------------------------------------------------------------------


def path(name):
    return os.path.join(work, name)


def write(name, content):
    """A file in the working folder, from text or bytes; returns its path."""
    with open(path(name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path(name)


def read(name, mode="r"):
    with open(name, mode, **({} if "b" in mode else {"encoding": "utf-8"})) as file:
        return file.read()


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


password_file = write("password", PASSWORD + "\n")


# --- the program -----------------------------------------------------------------------------------


class Answer:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def __repr__(self):
        return f"status {self.status}\nstdout: {self.out[-1500:]}\nstderr: {self.err[-1500:]}"


def environment(extra=None):
    env = {k: v for k, v in os.environ.items() if not k.startswith("KORTISTO_")}
    env.update({"LC_ALL": "C.UTF-8", "TZ": "Europe/Helsinki"})
    env.update(extra or {})
    return env


def run(*words, stdin=None, env=None, before=None, raw=False):
    """The program as it is, without any option of ours."""
    done = subprocess.run(
        [CLI, *words], input=stdin.encode() if stdin is not None else b"", env=environment(env),
        capture_output=True, timeout=TIMEOUT, preexec_fn=before, check=False)
    return Answer(done.returncode, done.stdout if raw else done.stdout.decode(),
                  done.stderr.decode())


class Register:
    """A folder with a register, and who works with it."""

    def __init__(self, name, user="aino"):
        self.folder, self.user = path(name), user

    def options(self, user=None):
        return ["-r", self.folder, "-u", user or self.user, "--password-file", password_file]

    def run(self, *words, user=None, **rest):
        return run(*self.options(user), *words, **rest)

    def create(self):
        answer = self.run("register", "create", "--name", "Asiakasrekisteri", "--controller",
                          "Koemyynti Oy", "--full-name", "Aino Koevuori", "--agreement", "2024-01-02")
        if answer.status != 0:
            raise RuntimeError(repr(answer))
        self.recovery_code = answer.out.strip()
        return self

    def copy(self, name):
        """A closed register is nothing but its files."""
        shutil.copytree(self.folder, path(name))
        return Register(name, self.user)

    def session(self, user=None, form="csv", **rest):
        return Session(self, user or self.user, form, **rest)


def change_past(register, sql):
    """Changes a closed register past all rules, into a state that no command makes or that takes years."""
    subprocess.run([sys.argv[3], register.folder, register.user, PASSWORD], input=sql.encode(), timeout=TIMEOUT,
                   check=True)


class Session:
    """A register held open by one batch: saves the slow opening of each command."""

    ANSWER = re.compile(r"^(ok( [^ ]+)?|error \d .*)$")

    def __init__(self, register, user, form, env=None, before=None):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [CLI, *register.options(user), f"--format={form}", "batch"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self.errors, env=environment(env), preexec_fn=before)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close() if kind is None else self.kill()

    def send(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def tell(self, line):
        """Sends a command; returns its answer line and what it printed before."""
        self.send(line)
        out = []
        while True:
            got = self.process.stdout.readline().decode()
            if got == "":
                raise RuntimeError(f"no answer to: {line}\n{self.messages()}")
            if self.ANSWER.match(got.rstrip("\n")):
                return got.rstrip("\n"), "".join(out)
            out.append(got)

    def ok(self, line):
        """Sends a command that has to succeed; returns the id it answers."""
        answer, _ = self.tell(line)
        if not answer.startswith("ok"):
            raise RuntimeError(f"{line}: {answer}")
        return answer[3:]

    def table(self, line):
        answer, out = self.tell(line)
        if not answer.startswith("ok"):
            raise RuntimeError(f"{line}: {answer}")
        return rows(out)

    def facts(self):
        return {row["what"]: row["value"] for row in self.table("register info")}

    def messages(self):
        self.errors.seek(0)
        return self.errors.read().decode()

    def close(self):
        """Ends the batch; returns its exit status."""
        self.process.stdin.close()
        status = self.process.wait(TIMEOUT)
        self.process.stdout.close()
        return status

    def kill(self):
        self.process.kill()
        self.process.wait(TIMEOUT)
        self.process.stdout.close()
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
