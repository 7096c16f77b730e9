/* A tiny HTTP server for tests: a thread on 127.0.0.1 that answers one request a connection with what a function gives it.
 * Include it first: <pthread.h> declares functions that base/banned.h poisons. */
#ifndef SR_TESTS_HTTP_SERVER_H
#define SR_TESTS_HTTP_SERVER_H

#include <pthread.h>

#include <arpa/inet.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/base.h"

/* Sends an answer on `fd` for a request: its path, and all of its header. */
typedef void server_fn(int fd, const char *path, const char *request);

typedef struct server {
  int fd;
  unsigned port;
  server_fn *answer;
  atomic_int requests;
  pthread_t thread;
} server;

/* False where the other end has gone. */
static inline bool server_send(int fd, const void *bytes, size_t n)
{
  return send(fd, bytes, n, MSG_NOSIGNAL) == (ssize_t)n;
}

/* A whole answer: "200 OK", header lines with their ends, body. */
static inline void server_answer(int fd, const char *status, const char *fields, sr_view body)
{
  char head[1024];
  int n = snprintf(head, sizeof head, "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %zu\r\n%s\r\n", status, body.len,
                   fields);
  if (server_send(fd, head, (size_t)n) && body.len) server_send(fd, body.ptr, body.len);
}

/* Waits until the client goes, five seconds at most. */
static inline void server_wait(int fd)
{
  struct pollfd p = {.fd = fd, .events = POLLIN | POLLHUP};
  poll(&p, 1, 5000);
}

static inline void server_one(server *s, int fd)
{
  char request[4096], path[1024] = "";
  size_t n = 0;
  while (n < sizeof request - 1) {
    ssize_t got = recv(fd, request + n, sizeof request - 1 - n, 0);
    if (got <= 0) return;
    n += (size_t)got;
    request[n] = 0;
    if (strstr(request, "\r\n\r\n")) break;
  }
  request[n] = 0;
  sscanf(request, "GET %1023s", path);
  atomic_fetch_add(&s->requests, 1);
  s->answer(fd, path, request);
}

static inline void *server_run(void *arg)
{
  server *s = arg;
  for (int fd; (fd = accept(s->fd, NULL, NULL)) >= 0; close(fd))
    server_one(s, fd);
  return NULL;
}

/* False where the system allows no server. */
static inline bool server_start(server *s, server_fn *answer)
{
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t n = sizeof at;
  /* A proxy of the environment knows nothing of us. */
  setenv("no_proxy", "127.0.0.1", 1);
  *s = (server){.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), .answer = answer};
  if (s->fd < 0 || bind(s->fd, (struct sockaddr *)&at, n) || listen(s->fd, 16)) return false;
  if (getsockname(s->fd, (struct sockaddr *)&at, &n)) return false;
  s->port = ntohs(at.sin_port);
  return !pthread_create(&s->thread, NULL, server_run, s);
}

static inline void server_stop(server *s)
{
  shutdown(s->fd, SHUT_RDWR); /* wakes accept */
  pthread_join(s->thread, NULL);
  close(s->fd);
}

#endif
