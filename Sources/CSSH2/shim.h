// libssh2's convenience calls are macros that Swift does not import; call the _ex functions behind them.
#pragma once
#include <libssh2.h>
