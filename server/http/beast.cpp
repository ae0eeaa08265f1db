// SPDX-License-Identifier: GPL-3.0-or-later
// Beast is compiled once, here.
#include <boost/beast/src.hpp>
