// A cloud that answers at once, so that its own time does not hide that of its clients: what is asked of /NAME/… is
// answered by the file NAME of the folder, GET /count by the number of answers so far. It checks nothing: that the
// clients sign well is shown against the simulator.
//
//   cloud PORT FOLDER       on all addresses, HTTP/1.1 with kept connections

#define _GNU_SOURCE

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *folder;
static atomic_int answered;

static bool send_head(int fd, off_t length, int flags) {
  char date[64], head[256];
  time_t seconds = time(NULL);
  struct tm parts;
  strftime(date, sizeof date, "%a, %d %b %Y %T GMT", gmtime_r(&seconds, &parts));
  int size = snprintf(head, sizeof head,
      "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: %lld\r\n\r\n",
      date, (long long)length);
  return send(fd, head, (size_t)size, flags) == size;
}

static bool send_text(int fd, const char *text) {
  ssize_t length = (ssize_t)strlen(text);
  return send_head(fd, length, MSG_MORE) && send(fd, text, (size_t)length, 0) == length;
}

static bool send_contents(int fd, const char *name) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) return false;
  bool sent = send_head(fd, status.st_size, MSG_MORE);
  for (off_t at = 0; sent && at < status.st_size;)
    if (sendfile(fd, file, &at, (size_t)(status.st_size - at)) <= 0) sent = false;
  close(file);
  return sent;
}

static bool answer(int fd, const char *request) {
  char name[64], count[16];
  if (sscanf(request, "GET /%63[^/ ]", name) != 1) return false;
  if (strcmp(name, "count") != 0) {
    atomic_fetch_add(&answered, 1);
    return send_contents(fd, name);
  }
  snprintf(count, sizeof count, "%d", atomic_load(&answered));
  return send_text(fd, count);
}

// A client asks again only when it has its answer, so there is never more than one request in the buffer.
static void *serve(void *argument) {
  int fd = (int)(long)argument;
  char request[8192 + 1];
  size_t length = 0;
  ssize_t count;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
  while (length < sizeof request - 1 && (count = recv(fd, request + length, sizeof request - 1 - length, 0)) > 0) {
    length += (size_t)count;
    request[length] = 0;
    if (!strstr(request, "\r\n\r\n")) continue;
    if (!answer(fd, request)) break;
    length = 0;
  }
  close(fd);
  return NULL;
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  folder = arguments[2];
  signal(SIGPIPE, SIG_IGN);
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1]))};
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  if (bind(listener, (struct sockaddr *)&here, sizeof here) != 0 || listen(listener, 1024) != 0) {
    perror("cloud");
    return 69;
  }
  pthread_attr_t detached;
  pthread_attr_init(&detached);
  pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&detached, 128 * 1024);
  while (true) {
    pthread_t thread;
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd >= 0 && pthread_create(&thread, &detached, serve, (void *)(long)fd) != 0) close(fd);
  }
}
