// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/courier.hpp"
