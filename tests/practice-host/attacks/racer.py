# The attackers' hands: watches a directory of theirs and strikes in the moment that counts, faster than a person could.
# Every name in it that is new counts, whatever it is called; "struck" is printed for each moment that was used.
import ctypes, os, re, select, struct, subprocess, sys, time

libc = ctypes.CDLL(None, use_errno=True)
MODIFY, ATTRIB, CLOSE_WRITE, CLOSE_NOWRITE, OPEN = 0x2, 0x4, 0x8, 0x10, 0x20
MOVED_FROM, MOVED_TO, CREATE, DELETE = 0x40, 0x80, 0x100, 0x200
EVENTS = {"modify": MODIFY, "attrib": ATTRIB, "close-write": CLOSE_WRITE, "close": CLOSE_NOWRITE, "open": OPEN,
          "moved-to": MOVED_TO, "create": CREATE, "delete": DELETE, "new": CREATE | MOVED_TO}
MINE = ".attacker-"


def say(*words):
    print(*words, flush=True)


class Watch:
    def __init__(self, directory, mask):
        self.descriptor = libc.inotify_init1(os.O_CLOEXEC)
        if libc.inotify_add_watch(self.descriptor, directory.encode(), mask) < 0:
            sys.exit("cannot watch " + directory)

    def events(self, wait=None):
        """Name and mask of what happened; nothing after `wait` seconds without an event."""
        while select.select([self.descriptor], [], [], wait)[0]:
            data, at = os.read(self.descriptor, 65536), 0
            while at < len(data):
                _, mask, _, length = struct.unpack_from("iIII", data, at)
                yield data[at + 16:at + 16 + length].rstrip(b"\0").decode(), mask
                at += 16 + length
        yield None, 0


def exchange(one, other):
    return libc.renameat2(-100, one.encode(), -100, other.encode(), 2) == 0


def link(target, name):
    try:
        os.symlink(target, name)
        return True
    except OSError:
        return False


def swap_new(directory, target, event="new", times="1000"):
    """Exchanges each new name with a link to `target` when `event` befalls it."""
    os.chdir(directory)
    old, left, spare = set(os.listdir(".")), int(times), 0
    link(target, MINE + "0")
    watch = Watch(".", CREATE | MOVED_TO | EVENTS[event])
    say("ready")
    for name, mask in watch.events():
        if name is None or name in old or name.startswith(MINE) or not mask & EVENTS[event]:
            continue
        if left and exchange(MINE + str(spare), name):
            left -= 1
            say("struck", name)
            old.add(name)
            spare += 1
            link(target, MINE + str(spare))


def plant_near(directory, target):
    """Plants links at the names that are likely to come after each new name."""
    os.chdir(directory)
    old = set(os.listdir("."))
    watch = Watch(".", CREATE | MOVED_TO)
    say("ready")
    for name, _ in watch.events():
        if name is None or name in old:
            continue
        near = [name + end for end in (".old", ".new", ".tmp", ".bak", "~")]
        if number := re.search(r"(\d+)$", name):
            near += [name[:number.start()] + str(int(number[1]) + k) for k in range(1, 6)]
        for each in near:
            if each not in old and link(target, each):
                say("struck", each)
            old.add(each)


def keep_planting(directory, target, *names):
    """Plants a link at each of the names as soon as it is free."""
    os.chdir(directory)
    say("ready")
    while True:
        for name in names:
            if link(target, name):
                say("struck", name)


def learn(directory, *files):
    """Prints how often each file was opened, whenever it is again; and each name that comes."""
    os.chdir(directory)
    opened = dict.fromkeys(files, 0)
    watch = Watch(".", OPEN | CREATE | MOVED_TO)
    say("ready")
    for name, mask in watch.events():
        if mask & OPEN and name in opened:
            opened[name] += 1
            say("opened", name, opened[name])
        elif name and mask & (CREATE | MOVED_TO):
            say("new", name)


def replace_between(directory, file, target, after, milliseconds="300"):
    """When `file` was read `after` times, it is a link to `target` until a new name appears or the time is over."""
    os.chdir(directory)
    link(target, MINE + "0")
    watch = Watch(".", OPEN | CLOSE_NOWRITE | CREATE | MOVED_TO)  # of like events in a row, only one is told
    reads, swapped = 0, False
    say("ready")
    while True:
        for name, mask in watch.events(int(milliseconds) / 1000 if swapped else None):
            if swapped and (name is None or (mask & CREATE and not name.startswith(MINE))):
                exchange(MINE + "0", file)
                swapped = False
                say("back")
                break
            if name == file and mask & CLOSE_NOWRITE and not swapped:
                reads += 1
                if reads == int(after) and exchange(MINE + "0", file):
                    swapped = True
                    say("struck", reads)
                    break


def replace_each(directory, file, target):
    """In attempts that begin with a new `file`: it is a link to `target` after its first, second, … reading by turns, until a new
    name appears or a moment is over."""
    os.chdir(directory)
    watch = Watch(".", OPEN | CLOSE_NOWRITE | CREATE | MOVED_TO)
    attempt, reads, swapped = 0, 0, False
    say("ready")

    def back():
        # Root may have put something else there meanwhile.
        if os.path.islink(file):
            exchange(MINE + "link", file)

    while True:
        for name, mask in watch.events(0.02 if swapped else None):
            if swapped and (name is None or (mask & CREATE and not name.startswith(MINE))):
                back()
                swapped = False
                break
            if name == file and mask & MOVED_TO:
                attempt, reads = attempt + 1, 0
                try:
                    os.unlink(MINE + "link")
                except OSError:
                    pass
                link(target, MINE + "link")
            if name == file and mask & CLOSE_NOWRITE and not swapped:
                reads += 1
                if reads == attempt % 4 + 1 and exchange(MINE + "link", file):
                    swapped = True
                    say("struck", "attempt", attempt)
                    break


def toggle(directory, one, other):
    """Exchanges two names as quickly as it can, and makes a link among them again that is gone."""
    os.chdir(directory)
    target = next((os.readlink(name) for name in (one, other) if os.path.islink(name)), None)
    say("ready")
    count = 0
    while True:
        if exchange(one, other):
            count += 1
            if count % 200 == 1:
                say("struck", count)
        elif target and not os.path.lexists(other):
            link(target, other)


def seen(program, pattern, *command):
    """Runs a command, once, when a program runs with the pattern in its command line: everybody sees those of root."""
    say("ready")
    wanted = pattern.encode()
    while True:
        for process in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{process}/cmdline", "rb") as file:
                    words = file.read().replace(b"\0", b" ")
            except OSError:
                continue
            if wanted in words and os.path.basename(words.split(b" ")[0].decode(errors="replace")).startswith(program):
                subprocess.run(command, check=False)
                say("struck", words.decode(errors="replace"))
                return


def when(directory, event, pattern, *command):
    """Runs a command, once, when `event` befalls a name of the pattern."""
    os.chdir(directory)
    watch = Watch(".", EVENTS[event])
    say("ready")
    for name, mask in watch.events():
        if name and re.fullmatch(pattern, name):
            subprocess.run(command, check=False)
            say("struck", name)
            return


globals()[sys.argv[1].replace("-", "_")](*sys.argv[2:])
