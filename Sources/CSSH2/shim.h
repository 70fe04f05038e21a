// libssh2's convenience calls are macros that Swift does not import; call the _ex functions behind them.
#pragma once
#include <libssh2.h>

typedef ssize_t (*cssh2_receive)(libssh2_socket_t socket, void *buffer, size_t length, int flags, void **abstract);

// The setter takes a void pointer, which Swift does not make of a function; 1.11.1 has one with a type instead.
static inline void cssh2_set_receive(LIBSSH2_SESSION *session, cssh2_receive receive) {
#if LIBSSH2_VERSION_NUM >= 0x010b01
  libssh2_session_callback_set2(session, LIBSSH2_CALLBACK_RECV, (libssh2_cb_generic *)receive);
#else
  libssh2_session_callback_set(session, LIBSSH2_CALLBACK_RECV, (void *)receive);
#endif
}
