// SPDX-License-Identifier: GPL-3.0-or-later
// libopusfile is opened by hand instead of linked: whoever never hears a voice doesn't pay for it at the start, and
// without it everything else works.
#include "client/sound/ogg_opus.hpp"

#include <QLibrary>

#include <array>
#include <memory>

#include <opusfile.h>

namespace pult::client {

namespace {

struct OpusLibrary {
    decltype(&op_open_memory) open = nullptr;
    decltype(&op_read_stereo) read = nullptr;
    decltype(&op_free) free = nullptr;

    static const OpusLibrary& instance() {
        static const OpusLibrary loaded = [] {
            QLibrary file(QStringLiteral("opusfile"), 0);
            OpusLibrary library;
            library.open = reinterpret_cast<decltype(library.open)>(file.resolve("op_open_memory"));
            library.read = reinterpret_cast<decltype(library.read)>(file.resolve("op_read_stereo"));
            library.free = reinterpret_cast<decltype(library.free)>(file.resolve("op_free"));
            return library;
        }();
        return loaded;
    }
    bool isThere() const { return open && read && free; }
};

} // namespace

std::optional<Sound> decodeOggOpus(const QByteArray& file) {
    const OpusLibrary& library = OpusLibrary::instance();
    if (!library.isThere())
        return std::nullopt;
    const std::unique_ptr<OggOpusFile, decltype(&op_free)> stream(
        library.open(reinterpret_cast<const unsigned char*>(file.constData()), static_cast<std::size_t>(file.size()),
                     nullptr),
        library.free);
    if (!stream)
        return std::nullopt;
    // Always decoded at 48 kHz: two frames of two channels become one sample.
    Sound sound;
    std::array<opus_int16, 2 * 5760> block{};
    int pending = 0;
    bool half = false;
    constexpr std::size_t kMost = static_cast<std::size_t>(kLongestMs) * kSoundRate / 1000;
    for (;;) {
        const int frames = library.read(stream.get(), block.data(), static_cast<int>(block.size()));
        if (frames == OP_HOLE)
            continue; // pages are missing; what follows can be heard
        if (frames < 0)
            return std::nullopt;
        if (frames == 0)
            break;
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            const int sum = block[2 * i] + block[2 * i + 1];
            if (half)
                sound.samples.push_back(static_cast<std::int16_t>((pending + sum) / 4));
            pending = sum;
            half = !half;
        }
        if (sound.samples.size() > kMost)
            return std::nullopt;
    }
    if (sound.samples.empty())
        return std::nullopt;
    return sound;
}

} // namespace pult::client
