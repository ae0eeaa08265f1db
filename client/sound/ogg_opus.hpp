// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/sound/sound.hpp"

#include <QByteArray>

#include <optional>

namespace pult::client {

/// Decodes an Ogg Opus file, which is what messengers record voices as. Takes as long as it takes: not for the GUI's
/// thread. The library is loaded with the first file, and is only asked then whether it is there.
///
/// Empty: another format, a broken file, longer than kLongestMs, or there is no library.
constexpr std::int64_t kLongestMs = 30 * 60'000;
[[nodiscard]] std::optional<Sound> decodeOggOpus(const QByteArray& file);

} // namespace pult::client
