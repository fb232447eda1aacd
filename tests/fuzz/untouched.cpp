// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of the C library by which a file is touched, a process is started or a socket is opened, once more: the
// program's own come before those of libraries, also for the libraries themselves. Only calls within the C library pass by,
// which is why not system calls stand here but everything that makes them.
#include "untouched.h"

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <glob.h>
#include <netdb.h>
#include <sched.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

std::atomic<int> watching = 0;
std::atomic<bool> anyMayBeLookedFor = false;
thread_local bool judging = false;

std::vector<std::string> &named()
{
    // Qt asks by this name whether there is a /proc, before it saves a file.
    static std::vector<std::string> beginnings{"/proc/version"};
    return beginnings;
}

[[noreturn]] void broken(const char *what, const std::string &place)
{
    watching = 0; // the fuzzer writes the input to a file now
    std::fprintf(stderr, "Broken promise: nothing is touched but what was named: %s %s\n", what, place.c_str());
    std::abort();
}

/// A call of its own that judge() makes is not judged; errno is the caller's.
class Judging {
public:
    Judging() : m_before(std::exchange(judging, true)), m_errno(errno) { }
    ~Judging()
    {
        judging = m_before;
        errno = m_errno;
    }
    Judging(const Judging &) = delete;
    Judging &operator=(const Judging &) = delete;

private:
    bool m_before;
    int m_errno;
};

bool isWatched()
{
    return watching > 0 && !judging;
}

/// What follows no link at the end of a name, and what does.
enum class Link { Itself, Followed };

std::string resolved(const std::filesystem::path &path, Link link)
{
    std::error_code error;
    const std::filesystem::path name = path.filename();
    if (link == Link::Followed || name.empty() || name == "." || name == "..")
        return std::filesystem::weakly_canonical(path, error).string();
    return (std::filesystem::weakly_canonical(path.parent_path(), error) / name).string();
}

std::string placeOf(int directory, const char *path, Link link)
{
    std::error_code error;
    const std::filesystem::path given(path);
    if (given.is_absolute())
        return resolved(given, link);
    if (directory == AT_FDCWD)
        return resolved(std::filesystem::current_path(error) / given, link);
    return resolved(std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(directory), error) / given, link);
}

/// A file that is open already: /proc/self/fd/N, as a file without a name is given one.
bool isDescriptor(const std::string &path)
{
    static const std::string beginning = "/proc/self/fd/";
    return path.size() > beginning.size() && path.compare(0, beginning.size(), beginning) == 0
        && path.find_first_not_of("0123456789", beginning.size()) == std::string::npos;
}

bool beginsWith(const std::string &text, const std::string &beginning)
{
    return text.compare(0, beginning.size(), beginning) == 0;
}

void judge(const char *what, int directory, const char *path, Link link = Link::Followed, bool looksOnly = false)
{
    if (!isWatched() || !path || *path == '\0' || isDescriptor(path))
        return;
    const Judging judgement;
    const std::string place = placeOf(directory, path, link);
    for (const std::string &beginning : named()) {
        if (beginsWith(place, beginning) || beginsWith(place + '/', beginning)
            || (looksOnly && beginsWith(beginning, place == "/" ? place : place + '/')))
            return;
    }
    broken(what, place);
}

void judgeLook(int directory, const char *path, Link link = Link::Followed)
{
    if (!anyMayBeLookedFor)
        judge("looks for", directory, path, link, true);
}

void judgeOpen(int directory, const char *path, int flags)
{
    // It has no name there; where it gets one is judged then.
    if ((flags & O_TMPFILE) == O_TMPFILE)
        return judge("makes a file in", directory, path, Link::Followed, true);
    judge((flags & O_ACCMODE) == O_RDONLY ? "reads" : "writes", directory, path,
        (flags & O_NOFOLLOW) ? Link::Itself : Link::Followed);
}

void judgeOpen(const char *path, const char *mode)
{
    judge(*mode == 'r' ? "reads" : "writes", AT_FDCWD, path);
}

void judgeStart(const char *what)
{
    if (isWatched())
        broken("starts a process by", what);
}

void judgeSocket(const char *what)
{
    if (isWatched())
        broken("uses the network by", what);
}

/// The C library's function, or that of a sanitizer before it.
template <typename Function>
Function *next(Function *, const char *name)
{
    const Judging dlsymMayDoWhatItWants;
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

/// open's mode, which is there only where a file may be made.
mode_t modeOf(int flags, va_list arguments)
{
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? mode_t(va_arg(arguments, unsigned int)) : 0;
}

} // namespace

namespace Bridgekeeper::Fuzz {

Untouched::Untouched()
{
    ++watching;
}

Untouched::~Untouched()
{
    --watching;
}

void Untouched::name(std::string beginning)
{
    named().push_back(std::move(beginning));
}

void Untouched::mayLookForAny()
{
    anyMayBeLookedFor = true;
}

Unwatched::Unwatched() : m_before(watching.exchange(0)) { }

Unwatched::~Unwatched()
{
    watching = m_before;
}

} // namespace Bridgekeeper::Fuzz

using namespace std;

// Each judges, then calls the next of its name.
extern "C" {

// What stands in another namespace in the headers, or in none of them.
int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);
int __openat_2(int directory, const char *path, int flags);
int __openat64_2(int directory, const char *path, int flags);

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    judgeOpen(AT_FDCWD, path, flags);
    return next(&open, "open")(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    judgeOpen(AT_FDCWD, path, flags);
    return next(&open64, "open64")(path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    judgeOpen(directory, path, flags);
    return next(&openat, "openat")(directory, path, flags, mode);
}

int openat64(int directory, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    judgeOpen(directory, path, flags);
    return next(&openat64, "openat64")(directory, path, flags, mode);
}

int __open_2(const char *path, int flags)
{
    judgeOpen(AT_FDCWD, path, flags);
    return next(&__open_2, "__open_2")(path, flags);
}

int __open64_2(const char *path, int flags)
{
    judgeOpen(AT_FDCWD, path, flags);
    return next(&__open64_2, "__open64_2")(path, flags);
}

int __openat_2(int directory, const char *path, int flags)
{
    judgeOpen(directory, path, flags);
    return next(&__openat_2, "__openat_2")(directory, path, flags);
}

int __openat64_2(int directory, const char *path, int flags)
{
    judgeOpen(directory, path, flags);
    return next(&__openat64_2, "__openat64_2")(directory, path, flags);
}

int creat(const char *path, mode_t mode)
{
    judge("writes", AT_FDCWD, path);
    return next(&creat, "creat")(path, mode);
}

int creat64(const char *path, mode_t mode)
{
    judge("writes", AT_FDCWD, path);
    return next(&creat64, "creat64")(path, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    judgeOpen(path, mode);
    return next(&fopen, "fopen")(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
    judgeOpen(path, mode);
    return next(&fopen64, "fopen64")(path, mode);
}

FILE *freopen(const char *path, const char *mode, FILE *file)
{
    judgeOpen(path, mode);
    return next(&freopen, "freopen")(path, mode, file);
}

FILE *freopen64(const char *path, const char *mode, FILE *file)
{
    judgeOpen(path, mode);
    return next(&freopen64, "freopen64")(path, mode, file);
}

FILE *tmpfile()
{
    judge("writes", AT_FDCWD, P_tmpdir "/");
    return next(&tmpfile, "tmpfile")();
}

FILE *tmpfile64()
{
    judge("writes", AT_FDCWD, P_tmpdir "/");
    return next(&tmpfile64, "tmpfile64")();
}

int mkstemp(char *path)
{
    judge("writes", AT_FDCWD, path);
    return next(&mkstemp, "mkstemp")(path);
}

int mkstemp64(char *path)
{
    judge("writes", AT_FDCWD, path);
    return next(&mkstemp64, "mkstemp64")(path);
}

int mkostemp(char *path, int flags)
{
    judge("writes", AT_FDCWD, path);
    return next(&mkostemp, "mkostemp")(path, flags);
}

int mkostemp64(char *path, int flags)
{
    judge("writes", AT_FDCWD, path);
    return next(&mkostemp64, "mkostemp64")(path, flags);
}

char *mkdtemp(char *path)
{
    judge("makes", AT_FDCWD, path);
    return next(&mkdtemp, "mkdtemp")(path);
}

DIR *opendir(const char *path)
{
    judge("reads", AT_FDCWD, path);
    return next(&opendir, "opendir")(path);
}

int scandir(const char *path, struct dirent ***names, int (*filter)(const struct dirent *),
    int (*compare)(const struct dirent **, const struct dirent **))
{
    judge("reads", AT_FDCWD, path);
    return next(&scandir, "scandir")(path, names, filter, compare);
}

int glob(const char *pattern, int flags, int (*failed)(const char *, int), glob_t *found)
{
    judge("reads", AT_FDCWD, pattern);
    return next(&glob, "glob")(pattern, flags, failed, found);
}

void *dlopen(const char *path, int flags)
{
    judge("loads", AT_FDCWD, path);
    return next(&dlopen, "dlopen")(path, flags);
}

int unlink(const char *path)
{
    judge("removes", AT_FDCWD, path, Link::Itself);
    return next(&unlink, "unlink")(path);
}

int unlinkat(int directory, const char *path, int flags)
{
    judge("removes", directory, path, Link::Itself);
    return next(&unlinkat, "unlinkat")(directory, path, flags);
}

int remove(const char *path)
{
    judge("removes", AT_FDCWD, path, Link::Itself);
    return next(static_cast<int (*)(const char *)>(&remove), "remove")(path);
}

int rmdir(const char *path)
{
    judge("removes", AT_FDCWD, path, Link::Itself);
    return next(&rmdir, "rmdir")(path);
}

int rename(const char *from, const char *to)
{
    judge("renames", AT_FDCWD, from, Link::Itself);
    judge("replaces", AT_FDCWD, to, Link::Itself);
    return next(&rename, "rename")(from, to);
}

int renameat(int fromDirectory, const char *from, int toDirectory, const char *to)
{
    judge("renames", fromDirectory, from, Link::Itself);
    judge("replaces", toDirectory, to, Link::Itself);
    return next(&renameat, "renameat")(fromDirectory, from, toDirectory, to);
}

int renameat2(int fromDirectory, const char *from, int toDirectory, const char *to, unsigned int flags)
{
    judge("renames", fromDirectory, from, Link::Itself);
    judge("replaces", toDirectory, to, Link::Itself);
    return next(&renameat2, "renameat2")(fromDirectory, from, toDirectory, to, flags);
}

int link(const char *from, const char *to)
{
    judge("links", AT_FDCWD, from, Link::Itself);
    judge("makes", AT_FDCWD, to, Link::Itself);
    return next(&link, "link")(from, to);
}

int linkat(int fromDirectory, const char *from, int toDirectory, const char *to, int flags)
{
    judge("links", fromDirectory, from, (flags & AT_SYMLINK_FOLLOW) ? Link::Followed : Link::Itself);
    judge("makes", toDirectory, to, Link::Itself);
    return next(&linkat, "linkat")(fromDirectory, from, toDirectory, to, flags);
}

int symlink(const char *target, const char *path)
{
    judge("makes", AT_FDCWD, path, Link::Itself);
    return next(&symlink, "symlink")(target, path);
}

int symlinkat(const char *target, int directory, const char *path)
{
    judge("makes", directory, path, Link::Itself);
    return next(&symlinkat, "symlinkat")(target, directory, path);
}

int mkdir(const char *path, mode_t mode)
{
    judge("makes", AT_FDCWD, path, Link::Itself);
    return next(&mkdir, "mkdir")(path, mode);
}

int mkdirat(int directory, const char *path, mode_t mode)
{
    judge("makes", directory, path, Link::Itself);
    return next(&mkdirat, "mkdirat")(directory, path, mode);
}

int mkfifo(const char *path, mode_t mode)
{
    judge("makes", AT_FDCWD, path, Link::Itself);
    return next(&mkfifo, "mkfifo")(path, mode);
}

int mknod(const char *path, mode_t mode, dev_t device)
{
    judge("makes", AT_FDCWD, path, Link::Itself);
    return next(&mknod, "mknod")(path, mode, device);
}

int mknodat(int directory, const char *path, mode_t mode, dev_t device)
{
    judge("makes", directory, path, Link::Itself);
    return next(&mknodat, "mknodat")(directory, path, mode, device);
}

int chmod(const char *path, mode_t mode)
{
    judge("changes", AT_FDCWD, path);
    return next(&chmod, "chmod")(path, mode);
}

int fchmodat(int directory, const char *path, mode_t mode, int flags)
{
    judge("changes", directory, path);
    return next(&fchmodat, "fchmodat")(directory, path, mode, flags);
}

int chown(const char *path, uid_t owner, gid_t group)
{
    judge("changes", AT_FDCWD, path);
    return next(&chown, "chown")(path, owner, group);
}

int lchown(const char *path, uid_t owner, gid_t group)
{
    judge("changes", AT_FDCWD, path, Link::Itself);
    return next(&lchown, "lchown")(path, owner, group);
}

int fchownat(int directory, const char *path, uid_t owner, gid_t group, int flags)
{
    judge("changes", directory, path);
    return next(&fchownat, "fchownat")(directory, path, owner, group, flags);
}

int truncate(const char *path, off_t size)
{
    judge("writes", AT_FDCWD, path);
    return next(&truncate, "truncate")(path, size);
}

int truncate64(const char *path, off64_t size)
{
    judge("writes", AT_FDCWD, path);
    return next(&truncate64, "truncate64")(path, size);
}

int utimes(const char *path, const struct timeval times[2])
{
    judge("changes", AT_FDCWD, path);
    return next(&utimes, "utimes")(path, times);
}

int utimensat(int directory, const char *path, const struct timespec times[2], int flags)
{
    judge("changes", directory, path);
    return next(&utimensat, "utimensat")(directory, path, times, flags);
}

int stat(const char *path, struct stat *found)
{
    judgeLook(AT_FDCWD, path);
    return next(static_cast<int (*)(const char *, struct stat *)>(&stat), "stat")(path, found);
}

int stat64(const char *path, struct stat64 *found)
{
    judgeLook(AT_FDCWD, path);
    return next(static_cast<int (*)(const char *, struct stat64 *)>(&stat64), "stat64")(path, found);
}

int lstat(const char *path, struct stat *found)
{
    judgeLook(AT_FDCWD, path, Link::Itself);
    return next(&lstat, "lstat")(path, found);
}

int lstat64(const char *path, struct stat64 *found)
{
    judgeLook(AT_FDCWD, path, Link::Itself);
    return next(&lstat64, "lstat64")(path, found);
}

int fstatat(int directory, const char *path, struct stat *found, int flags)
{
    judgeLook(directory, path, (flags & AT_SYMLINK_NOFOLLOW) ? Link::Itself : Link::Followed);
    return next(&fstatat, "fstatat")(directory, path, found, flags);
}

int fstatat64(int directory, const char *path, struct stat64 *found, int flags)
{
    judgeLook(directory, path, (flags & AT_SYMLINK_NOFOLLOW) ? Link::Itself : Link::Followed);
    return next(&fstatat64, "fstatat64")(directory, path, found, flags);
}

int statx(int directory, const char *path, int flags, unsigned int mask, struct statx *found)
{
    judgeLook(directory, path, (flags & AT_SYMLINK_NOFOLLOW) ? Link::Itself : Link::Followed);
    return next(static_cast<int (*)(int, const char *, int, unsigned int, struct statx *)>(&statx), "statx")(
        directory, path, flags, mask, found);
}

int access(const char *path, int mode)
{
    judgeLook(AT_FDCWD, path);
    return next(&access, "access")(path, mode);
}

int faccessat(int directory, const char *path, int mode, int flags)
{
    judgeLook(directory, path);
    return next(&faccessat, "faccessat")(directory, path, mode, flags);
}

ssize_t readlink(const char *path, char *target, size_t size)
{
    judgeLook(AT_FDCWD, path, Link::Itself);
    return next(&readlink, "readlink")(path, target, size);
}

ssize_t readlinkat(int directory, const char *path, char *target, size_t size)
{
    judgeLook(directory, path, Link::Itself);
    return next(&readlinkat, "readlinkat")(directory, path, target, size);
}

pid_t fork()
{
    judgeStart("fork");
    return next(&fork, "fork")();
}

// The child of a real one would return into a function that is over.
pid_t vfork()
{
    judgeStart("vfork");
    return fork();
}

int clone(int (*function)(void *), void *stack, int flags, void *argument, ...)
{
    va_list more;
    va_start(more, argument);
    auto *parent = va_arg(more, pid_t *);
    auto *storage = va_arg(more, void *);
    auto *child = va_arg(more, pid_t *);
    va_end(more);
    if (!(flags & CLONE_THREAD))
        judgeStart("clone");
    return next(&clone, "clone")(function, stack, flags, argument, parent, storage, child);
}

int execve(const char *path, char *const arguments[], char *const environment[])
{
    judgeStart(path);
    return next(&execve, "execve")(path, arguments, environment);
}

int execv(const char *path, char *const arguments[])
{
    judgeStart(path);
    return next(&execv, "execv")(path, arguments);
}

int execvp(const char *file, char *const arguments[])
{
    judgeStart(file);
    return next(&execvp, "execvp")(file, arguments);
}

int execvpe(const char *file, char *const arguments[], char *const environment[])
{
    judgeStart(file);
    return next(&execvpe, "execvpe")(file, arguments, environment);
}

int fexecve(int descriptor, char *const arguments[], char *const environment[])
{
    judgeStart("fexecve");
    return next(&fexecve, "fexecve")(descriptor, arguments, environment);
}

int posix_spawn(pid_t *process, const char *path, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[])
{
    judgeStart(path);
    return next(&posix_spawn, "posix_spawn")(process, path, actions, attributes, arguments, environment);
}

int posix_spawnp(pid_t *process, const char *file, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[])
{
    judgeStart(file);
    return next(&posix_spawnp, "posix_spawnp")(process, file, actions, attributes, arguments, environment);
}

int system(const char *command)
{
    judgeStart(command ? command : "system");
    return next(&system, "system")(command);
}

FILE *popen(const char *command, const char *mode)
{
    judgeStart(command);
    return next(&popen, "popen")(command, mode);
}

int socket(int family, int type, int protocol)
{
    judgeSocket("socket");
    return next(&socket, "socket")(family, type, protocol);
}

int connect(int descriptor, const struct sockaddr *address, socklen_t size)
{
    judgeSocket("connect");
    return next(&connect, "connect")(descriptor, address, size);
}

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    judgeSocket("getaddrinfo");
    return next(&getaddrinfo, "getaddrinfo")(host, service, hints, found);
}

struct hostent *gethostbyname(const char *host)
{
    judgeSocket("gethostbyname");
    return next(&gethostbyname, "gethostbyname")(host);
}

// Qt starts processes by it, and waits for locks by it.
long syscall(long number, ...)
{
    va_list arguments;
    va_start(arguments, number);
    long values[6];
    for (long &value : values)
        value = va_arg(arguments, long);
    va_end(arguments);
    switch (number) {
    case SYS_openat:
    case SYS_openat2:
    case SYS_unlinkat:
    case SYS_renameat2:
    case SYS_linkat:
    case SYS_mkdirat:
    case SYS_fchmodat:
        judge("uses syscall() for", int(values[0]), reinterpret_cast<const char *>(values[1]));
        break;
#ifdef SYS_open
    case SYS_open:
    case SYS_creat:
    case SYS_unlink:
    case SYS_rename:
    case SYS_mkdir:
    case SYS_chmod:
        judge("uses syscall() for", AT_FDCWD, reinterpret_cast<const char *>(values[0]));
        break;
    case SYS_fork:
    case SYS_vfork:
#endif
    case SYS_execve:
    case SYS_execveat:
    case SYS_clone3:
        judgeStart("syscall");
        break;
    case SYS_clone:
        if (!(values[0] & CLONE_THREAD))
            judgeStart("syscall");
        break;
    case SYS_socket:
    case SYS_connect:
        judgeSocket("syscall");
        break;
    default:
        break;
    }
    return next(&syscall, "syscall")(number, values[0], values[1], values[2], values[3], values[4], values[5]);
}

} // extern "C"
