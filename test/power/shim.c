/*
 * Preloaded (LD_PRELOAD), it writes down what a process, its threads and its children do to the files below the folder CLADE_SHIM_FOLDER:
 * names, writes and syncs, in order, into the file CLADE_SHIM_LOG. A record is two 32-bit lengths, then a head of words between tabs, then
 * bytes. A record is written once the call has succeeded; that of a sync says how long the log was as it began: it covers what came before.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 65536, FOLLOWED = 1, UNWRITTEN = 2 };

static unsigned char state[MOST_FILES];
static int log_file = -1;
static const char *folder;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  folder = getenv("CLADE_SHIM_FOLDER");
  const char *path = getenv("CLADE_SHIM_LOG");
  if (!folder || !path) return;
  int opened = REAL(open)(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  log_file = fcntl(opened, F_DUPFD_CLOEXEC, 1000);
  REAL(close)(opened);
}

static int is_below(const char *path) {
  if (log_file < 0 || !path || strncmp(path, folder, strlen(folder))) return 0;
  char next = path[strlen(folder)];
  return next == '/' || next == 0;
}

static int is_followed(int file) {
  return log_file >= 0 && file >= 0 && file < MOST_FILES && state[file];
}

static long long log_length(void) {
  struct stat status;
  return fstat(log_file, &status) ? 0 : status.st_size;
}

/* At once, so that records of several threads do not mix. */
static void tell(const char *head, const void *bytes, size_t length) {
  uint32_t lengths[2] = {strlen(head), length};
  struct iovec parts[3] = {{lengths, sizeof lengths}, {(void *)head, lengths[0]}, {(void *)bytes, length}};
  if (REAL(writev)(log_file, parts, 3) != (ssize_t)(sizeof lengths + lengths[0] + length)) abort();
}

static void tell_paths(const char *what, const char *path, const char *other) {
  char head[9000];
  struct stat status;
  unsigned long long inode = lstat(other ? other : path, &status) ? 0 : status.st_ino;
  snprintf(head, sizeof head, "%s\t%llu\t%s\t%s", what, inode, path, other ? other : "");
  tell(head, 0, 0);
}

static void tell_file(const char *what, int file, long long number, const void *bytes, size_t length) {
  char head[100];
  struct stat status;
  if (fstat(file, &status)) return;
  snprintf(head, sizeof head, "%s\t%llu\t%lld", what, (unsigned long long)status.st_ino, number);
  tell(head, bytes, length);
}

static void wrote(int file, const void *bytes, ssize_t length, off_t offset) {
  if (length <= 0) return;
  state[file] &= ~UNWRITTEN;
  tell_file("write", file, offset, bytes, length);
}

/* What came by no call that is seen here, but by copy_file_range, say. */
static void tell_whole(int file) {
  struct stat status;
  char path[40];
  if (fstat(file, &status) || !S_ISREG(status.st_mode) || status.st_size == 0) return;
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  int copy = REAL(open)(path, O_RDONLY | O_CLOEXEC);
  char *bytes = malloc(status.st_size);
  if (pread(copy, bytes, status.st_size, 0) == status.st_size) tell_file("write", file, 0, bytes, status.st_size);
  free(bytes);
  REAL(close)(copy);
}

static int opened(const char *path, int flags, mode_t mode, int (*really)(const char *, int, ...)) {
  struct stat status;
  int was_there = !is_below(path) || !lstat(path, &status);
  int file = really(path, flags, mode);
  if (file < 0 || file >= MOST_FILES) return file;
  state[file] = 0;
  if (!is_below(path)) return file;
  state[file] = FOLLOWED;
  if (!was_there) tell_paths("create", path, 0);
  else if (flags & O_TRUNC) tell_file("truncate", file, 0, 0, 0);
  if ((flags & O_ACCMODE) != O_RDONLY && (!was_there || flags & O_TRUNC)) state[file] |= UNWRITTEN;
  return file;
}

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPEN(name)                                                                                                     \
  int name(const char *path, int flags, ...) {                                                                         \
    va_list rest;                                                                                                      \
    va_start(rest, flags);                                                                                             \
    mode_t mode = mode_of(flags, rest);                                                                                \
    va_end(rest);                                                                                                      \
    return opened(path, flags, mode, REAL(name));                                                                      \
  }
OPEN(open)
OPEN(open64)

int close(int file) {
  if (is_followed(file) && state[file] & UNWRITTEN) tell_whole(file);
  if (file >= 0 && file < MOST_FILES) state[file] = 0;
  return REAL(close)(file);
}

/* libuv closes files so. */
long syscall(long number, ...) {
  va_list rest;
  long given[6];
  va_start(rest, number);
  for (int each = 0; each < 6; each++) given[each] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_close) return close((int)given[0]);
  return REAL(syscall)(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

static off_t place_of(int file) {
  struct stat status;
  if (fcntl(file, F_GETFL) & O_APPEND) return fstat(file, &status) ? 0 : status.st_size;
  return lseek(file, 0, SEEK_CUR);
}

ssize_t write(int file, const void *bytes, size_t length) {
  if (!is_followed(file)) return REAL(write)(file, bytes, length);
  off_t offset = place_of(file);
  ssize_t done = REAL(write)(file, bytes, length);
  wrote(file, bytes, done, offset);
  return done;
}

#define PWRITE(name)                                                                                                   \
  ssize_t name(int file, const void *bytes, size_t length, off_t offset) {                                             \
    ssize_t done = REAL(name)(file, bytes, length, offset);                                                            \
    if (is_followed(file)) wrote(file, bytes, done, offset);                                                           \
    return done;                                                                                                       \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

static void wrote_parts(int file, const struct iovec *parts, int count, ssize_t done, off_t offset) {
  for (int part = 0; part < count && done > 0; part++) {
    ssize_t length = (ssize_t)parts[part].iov_len < done ? (ssize_t)parts[part].iov_len : done;
    wrote(file, parts[part].iov_base, length, offset);
    offset += length;
    done -= length;
  }
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (!is_followed(file)) return REAL(writev)(file, parts, count);
  off_t offset = place_of(file);
  ssize_t done = REAL(writev)(file, parts, count);
  wrote_parts(file, parts, count, done, offset);
  return done;
}

#define PWRITEV(name)                                                                                                  \
  ssize_t name(int file, const struct iovec *parts, int count, off_t offset) {                                         \
    ssize_t done = REAL(name)(file, parts, count, offset);                                                             \
    if (is_followed(file)) wrote_parts(file, parts, count, done, offset);                                              \
    return done;                                                                                                       \
  }
PWRITEV(pwritev)
PWRITEV(pwritev64)

#define TRUNCATE(name)                                                                                                 \
  int name(int file, off_t length) {                                                                                   \
    int failed = REAL(name)(file, length);                                                                             \
    if (!failed && is_followed(file)) tell_file("truncate", file, length, 0, 0);                                       \
    return failed;                                                                                                     \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(name)                                                                                                     \
  int name(int file) {                                                                                                 \
    if (!is_followed(file)) return REAL(name)(file);                                                                   \
    if (state[file] & UNWRITTEN) tell_whole(file);                                                                     \
    state[file] &= ~UNWRITTEN;                                                                                         \
    long long covered = log_length();                                                                                  \
    int failed = REAL(name)(file);                                                                                     \
    if (!failed) tell_file("sync", file, covered, 0, 0);                                                               \
    return failed;                                                                                                     \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TWO_PATHS(name)                                                                                                \
  int name(const char *from, const char *to) {                                                                         \
    int failed = REAL(name)(from, to);                                                                                 \
    if (!failed && (is_below(from) || is_below(to))) tell_paths(#name, from, to);                                      \
    return failed;                                                                                                     \
  }
TWO_PATHS(rename)
TWO_PATHS(link)

#define ONE_PATH(name)                                                                                                 \
  int name(const char *path) {                                                                                         \
    int failed = REAL(name)(path);                                                                                     \
    if (!failed && is_below(path)) tell_paths(#name, path, 0);                                                         \
    return failed;                                                                                                     \
  }
ONE_PATH(unlink)
ONE_PATH(rmdir)
ONE_PATH(remove)

int mkdir(const char *path, mode_t mode) {
  int failed = REAL(mkdir)(path, mode);
  if (!failed && is_below(path)) tell_paths("mkdir", path, 0);
  return failed;
}
