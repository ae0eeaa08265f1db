// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/speaker.hpp"

#include "client/sound/sound.hpp"

#include <QLibrary>

#include <pulse/simple.h>

namespace pult::client {

namespace {

constexpr std::uint32_t kAheadMs = 120;

/// Opened by hand, as libopusfile is: not before something is to be heard.
struct PulseLibrary {
    decltype(&pa_simple_new) open = nullptr;
    decltype(&pa_simple_write) write = nullptr;
    decltype(&pa_simple_drain) drain = nullptr;
    decltype(&pa_simple_flush) flush = nullptr;
    decltype(&pa_simple_free) free = nullptr;

    static const PulseLibrary& instance() {
        static const PulseLibrary loaded = [] {
            QLibrary file(QStringLiteral("pulse-simple"), 0);
            PulseLibrary library;
            library.open = reinterpret_cast<decltype(library.open)>(file.resolve("pa_simple_new"));
            library.write = reinterpret_cast<decltype(library.write)>(file.resolve("pa_simple_write"));
            library.drain = reinterpret_cast<decltype(library.drain)>(file.resolve("pa_simple_drain"));
            library.flush = reinterpret_cast<decltype(library.flush)>(file.resolve("pa_simple_flush"));
            library.free = reinterpret_cast<decltype(library.free)>(file.resolve("pa_simple_free"));
            return library;
        }();
        return loaded;
    }
    bool isThere() const { return open && write && drain && flush && free; }
};

class PulseSpeaker final : public Speaker {
public:
    explicit PulseSpeaker(const char* stream) : m_streamName(stream) {}
    ~PulseSpeaker() override { close(); }

    bool open() override {
        if (!m_library.isThere())
            return false;
        pa_sample_spec format{};
        format.format = PA_SAMPLE_S16NE;
        format.rate = kSoundRate;
        format.channels = 1;
        pa_buffer_attr room{};
        room.maxlength = room.prebuf = room.minreq = room.fragsize = static_cast<std::uint32_t>(-1);
        room.tlength = static_cast<std::uint32_t>(kSoundRate * kAheadMs / 1000 * sizeof(std::int16_t));
        m_stream = m_library.open(nullptr, "Pult", PA_STREAM_PLAYBACK, nullptr, m_streamName, &format, nullptr, &room,
                                  nullptr);
        return m_stream != nullptr;
    }
    bool write(std::span<const std::int16_t> samples) override {
        return m_library.write(m_stream, samples.data(), samples.size_bytes(), nullptr) >= 0;
    }
    void drain() override { m_library.drain(m_stream, nullptr); }
    void close() override {
        if (!m_stream)
            return;
        m_library.flush(m_stream, nullptr);
        m_library.free(m_stream);
        m_stream = nullptr;
    }

private:
    const PulseLibrary& m_library = PulseLibrary::instance();
    const char* m_streamName;
    pa_simple* m_stream = nullptr;
};

} // namespace

std::unique_ptr<Speaker> desktopSpeaker() {
    return std::make_unique<PulseSpeaker>("Voice message");
}

std::unique_ptr<Speaker> desktopChimeSpeaker() {
    return std::make_unique<PulseSpeaker>("Notification");
}

} // namespace pult::client
